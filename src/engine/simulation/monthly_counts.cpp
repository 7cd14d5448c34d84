#include "engine/simulation/monthly_counts.h"

#include <charconv>

#include <fmt/format.h>

#include "base/error.h"

namespace hark::simulation {

using statistics::Score;
using statistics::Tally;

namespace {

[[noreturn]] void refuse(std::size_t line, std::string_view why) {
    const auto message = fmt::format("Line {}: {}.", line, why);
    throw base::Error{base::ErrorCode::invalid, message, {{"csv", "invalid", message}}};
}

std::int64_t whole(std::string_view text, std::size_t line) {
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || value < 0)
        refuse(line, fmt::format("\"{}\" is no count; give a whole number", text));
    return value;
}

int month_of(std::string_view text, std::size_t line) {
    if (text.size() != 7 || text[4] != '-')
        refuse(line, fmt::format("\"{}\" is no month; write it as 2022-07", text));
    return static_cast<int>(12 * whole(text.substr(0, 4), line) + whole(text.substr(5), line) - 1);
}

}  // namespace

MonthlyCounts::MonthlyCounts(std::istream& csv) {
    std::map<std::string, std::size_t> places;
    std::string row;
    std::getline(csv, row);  // the header
    for (std::size_t line = 2; std::getline(csv, row); ++line) {
        if (!row.empty() && row.back() == '\r') row.pop_back();
        // Only the name, the second column, may hold commas; so the others are found from the ends.
        std::vector<std::string_view> last;
        std::string_view rest = row;
        for (int i = 0; i < 5; ++i) {
            const auto comma = rest.rfind(',');
            if (comma == std::string_view::npos) refuse(line, "there are fewer than 7 columns");
            last.push_back(rest.substr(comma + 1));
            rest = rest.substr(0, comma);
        }
        const auto comma = rest.find(',');
        if (comma == std::string_view::npos) refuse(line, "there are fewer than 7 columns");
        const auto [place, is_new] = places.try_emplace(std::string{rest}, names_.size());
        if (is_new) {
            names_.emplace_back(rest.substr(comma + 1));
            months_.emplace_back();
        }
        auto& tally = months_[place->second][month_of(last[4], line)];
        tally.add(Score{10}, whole(last[1], line));
        tally.add(Score{0}, whole(last[0], line));
    }
}

std::vector<statistics::Series> MonthlyCounts::until(const std::string& month) const {
    const int last = month_of(month, 0);
    constexpr int buckets = static_cast<int>(statistics::series_buckets);
    std::vector<statistics::Series> all;
    for (const auto& months : months_) {
        all.emplace_back();
        for (int at = last - buckets + 1; at <= last; ++at) {
            const auto found = months.find(at);
            all.back().buckets.push_back(found == months.end() ? Tally{} : found->second);
        }
    }
    return all;
}

statistics::Dips MonthlyCounts::search(const std::string& month) const {
    return statistics::find_dips(until(month));
}

}  // namespace hark::simulation
