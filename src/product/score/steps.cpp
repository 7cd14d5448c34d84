#include "product/score/steps.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/error.h"

namespace hark::score {

Steps::Steps(const locale::TimeZone& zone, locale::Step step, base::Time first, base::Time last,
             std::size_t most) {
    CHECK(first <= last);
    require_room(count_steps(zone, step, first, last), most);
    auto start = locale::start_of_step(zone.date_of(first), step);
    bounds_.push_back(zone.start_of(start));
    while (bounds_.back() <= last) {
        starts_.push_back(start);
        start = locale::next_step(start, step);
        bounds_.push_back(zone.start_of(start));
    }
    CHECK(!starts_.empty());
}

Steps::Stretch Steps::stretch(std::size_t first, std::size_t last) const {
    std::int64_t piece = 0;
    for (auto i = first; i < last; ++i) {
        piece = std::gcd(piece, (bounds_[i + 1] - bounds_[i]).count());
    }
    // A day that a zone left out when it crossed the date line is empty.
    return {bounds_[first], bounds_[last],
            std::chrono::microseconds{std::max<std::int64_t>(piece, 1)}};
}

std::vector<Steps::Stretch> Steps::stretches() const {
    constexpr std::chrono::microseconds day = std::chrono::days{1};
    const auto has_even_days = [&](std::size_t i) {
        return (bounds_[i + 1] - bounds_[i]) % day == std::chrono::microseconds{0};
    };
    std::vector<Stretch> stretches;
    for (std::size_t first = 0; first < starts_.size();) {
        auto last = first + 1;
        while (has_even_days(first) && last < starts_.size() && has_even_days(last)) ++last;
        stretches.push_back(stretch(first, last));
        first = last;
    }
    return stretches;
}

std::vector<Steps::Stretch> Steps::even_stretches() const {
    const auto length = [&](std::size_t i) { return bounds_[i + 1] - bounds_[i]; };
    std::vector<Stretch> stretches;
    for (std::size_t first = 0; first < starts_.size();) {
        auto last = first + 1;
        while (last < starts_.size() && length(last) == length(first)) ++last;
        stretches.push_back(stretch(first, last));
        first = last;
    }
    return stretches;
}

base::Date Steps::step_of(base::Time time) const {
    const auto after = std::upper_bound(bounds_.begin(), bounds_.end(), time);
    CHECK(after != bounds_.begin() && after != bounds_.end());
    return starts_[static_cast<std::size_t>(after - bounds_.begin()) - 1];
}

std::size_t count_steps(base::Date first, base::Date last, locale::Step step) {
    if (last < first) return 0;
    const auto days = (std::chrono::sys_days{last} - std::chrono::sys_days{first}).count();
    const auto months =
        (last.year() / last.month() - first.year() / first.month()) / std::chrono::months{1};
    const auto steps = [&]() -> std::int64_t {
        switch (step) {
            case locale::Step::day: return days;
            case locale::Step::week: return days / 7;
            case locale::Step::month: return months;
            case locale::Step::quarter: return months / 3;
            case locale::Step::year: break;
        }
        return months / 12;
    };
    return static_cast<std::size_t>(steps()) + 1;
}

std::size_t count_steps(const locale::TimeZone& zone, locale::Step step, base::Time first,
                        base::Time last) {
    return count_steps(locale::start_of_step(zone.date_of(first), step),
                       locale::start_of_step(zone.date_of(last), step), step);
}

void require_room(std::size_t steps, std::size_t most) {
    if (steps <= most) return;
    const auto message = fmt::format(
        "The answer would have {} rows, one for each step of the period, and {} are possible: ask "
        "for longer steps (every), or for a shorter period (from, to).",
        steps, most);
    throw base::Error{base::ErrorCode::invalid, message, {{"every", "too_many", message}}};
}

segment::Period period_of(base::Date start, locale::Step step, const locale::TimeZone& zone) {
    return {zone.start_of(start), zone.start_of(locale::next_step(start, step))};
}

}  // namespace hark::score
