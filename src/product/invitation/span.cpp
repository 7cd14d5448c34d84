#include "product/invitation/span.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"

namespace hark::invitation {
namespace {

constexpr std::array<std::pair<Unit, std::string_view>, 5> units{{{Unit::minute, "minute"},
                                                                  {Unit::hour, "hour"},
                                                                  {Unit::day, "day"},
                                                                  {Unit::week, "week"},
                                                                  {Unit::month, "month"}}};

locale::LocalTime add_months(locale::LocalTime local, int months) {
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const auto time_of_day = local - day;
    const base::Date date{std::chrono::sys_days{day.time_since_epoch()}};
    auto moved = date + std::chrono::months{months};
    if (!moved.ok())
        moved = std::chrono::year_month_day_last{moved.year(),
                                                 std::chrono::month_day_last{moved.month()}};
    return locale::LocalTime{std::chrono::sys_days{moved}.time_since_epoch()} + time_of_day;
}

}  // namespace

std::string_view to_text(Unit unit) {
    return units.at(static_cast<std::size_t>(unit)).second;
}

std::optional<Unit> parse_unit(std::string_view text) {
    for (const auto& [unit, name] : units)
        if (name == text) return unit;
    return std::nullopt;
}

base::Time after(base::Time start, Span span, const locale::TimeZone& zone) {
    CHECK(span.amount >= 0);
    switch (span.unit) {
        case Unit::minute: return start + std::chrono::minutes{span.amount};
        case Unit::hour: return start + std::chrono::hours{span.amount};
        case Unit::day: return zone.to_time(zone.to_local(start) + std::chrono::days{span.amount});
        case Unit::week:
            return zone.to_time(zone.to_local(start) + std::chrono::weeks{span.amount});
        case Unit::month: return zone.to_time(add_months(zone.to_local(start), span.amount));
    }
    return start;
}

std::string to_words(Span span) {
    return fmt::format("{} {}{}", span.amount, to_text(span.unit), span.amount == 1 ? "" : "s");
}

std::chrono::minutes at_least(Span span) {
    using namespace std::chrono_literals;
    switch (span.unit) {
        case Unit::minute: return 1min * span.amount;
        case Unit::hour: return 60min * span.amount;
        case Unit::day: return 24h * span.amount;
        case Unit::week: return 24h * 7 * span.amount;
        case Unit::month: return 24h * 28 * span.amount;
    }
    return {};
}

}  // namespace hark::invitation
