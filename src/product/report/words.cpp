#include "product/report/words.h"

#include <array>
#include <cctype>
#include <cmath>

#include <fmt/format.h>

namespace hark::report {
namespace {

constexpr std::array<const char*, 13> number_words{"no",   "one",    "two",   "three", "four",
                                                   "five", "six",    "seven", "eight", "nine",
                                                   "ten",  "eleven", "twelve"};

constexpr std::array<const char*, 12> month_names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string month_name(base::Date date) {
    return month_names[static_cast<unsigned>(date.month()) - 1];
}

}  // namespace

std::string points(double value) {
    const auto whole = std::llround(value);
    return whole < 0 ? fmt::format("−{}", -whole) : fmt::format("{}", whole);
}

std::string signed_points(double value) {
    return (std::llround(value) > 0 ? "+" : "") + points(value);
}

std::string score_text(const score::Figures& figures) {
    if (!figures.nps) return "–";
    if (figures.effective_responses) return points(*figures.nps);
    return points(static_cast<double>(statistics::rounded_nps(figures.tally)));
}

std::string range_text(const statistics::Interval& interval) {
    return fmt::format("{} to {}", points(interval.low), points(interval.high));
}

std::string count_text(std::int64_t number) {
    std::string digits = std::to_string(number);
    const std::ptrdiff_t sign = number < 0 ? 1 : 0;
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > sign; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), ",");
    }
    return digits;
}

std::string share_text(std::int64_t part, std::int64_t whole) {
    if (whole == 0) return "–";
    const double percent = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    if (part > 0 && percent < 0.5) return "<1 %";
    if (part < whole && percent > 99.5) return ">99 %";
    return fmt::format("{} %", std::llround(percent));
}

std::string percent_text(double share) {
    return fmt::format("{:g} %", std::round(share * 1000) / 10);
}

std::string p_text(double p) {
    if (p < 0.001) return "p < 0.001";
    return p < 0.1 ? fmt::format("p = {:.3f}", p) : fmt::format("p = {:.2f}", p);
}

std::string decimal_text(double value) {
    return fmt::format("{:.1f}", value);
}

std::string correlation_text(double correlation) {
    return fmt::format("{}{:.2f}", correlation < 0 ? "−" : "", std::abs(correlation));
}

std::string number_word(std::int64_t number) {
    if (number >= 0 && number < static_cast<std::int64_t>(number_words.size())) {
        return number_words[static_cast<std::size_t>(number)];
    }
    return count_text(number);
}

std::string capitalised(std::string text) {
    if (!text.empty()) {
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    }
    return text;
}

std::string day_text(base::Date date) {
    return fmt::format("{} {} {}", static_cast<unsigned>(date.day()), month_name(date),
                       static_cast<int>(date.year()));
}

std::string step_text(base::Date start, locale::Step step) {
    const int year = static_cast<int>(start.year());
    switch (step) {
        case locale::Step::day: return day_text(start);
        case locale::Step::week: return "week of " + day_text(start);
        case locale::Step::month: return fmt::format("{} {}", month_name(start), year);
        case locale::Step::quarter:
            return fmt::format("Q{} {}", (static_cast<unsigned>(start.month()) + 2) / 3, year);
        case locale::Step::year: break;
    }
    return std::to_string(year);
}

std::string_view noun(locale::Step step) {
    return locale::to_text(step);
}

std::string value_text(const segment::Field& field, const segment::Value& value) {
    if (std::holds_alternative<segment::Missing>(value)) return "not known";
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{:.10g}", *number);
    const bool property = field.trait == segment::Trait::property;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        if (!property || !field.property.currency) return std::to_string(*whole);
        const auto& currency = *field.property.currency;
        return fmt::format("{} {}", base::minor_to_text(*whole, currency.decimals()),
                           currency.code());
    }
    const auto& text = std::get<std::string>(value);
    if (property && field.property.kind == people::PropertyKind::boolean) {
        return text == "true" ? "yes" : "no";
    }
    return text;
}

std::string field_text(const segment::Field& field) {
    if (field.trait != segment::Trait::property) return capitalised(field.name());
    return field.property.name.empty() ? field.property.key : field.property.name;
}

std::string group_text(const segment::Field& field, const segment::Value& value) {
    return fmt::format("{}: {}", field_text(field), value_text(field, value));
}

}  // namespace hark::report
