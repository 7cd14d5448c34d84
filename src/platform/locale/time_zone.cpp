#include "platform/locale/time_zone.h"

#include <array>

#include <date/tz.h>

#include "base/error.h"

namespace hark::locale {
namespace {

using namespace std::chrono;

/// A stretch of time with one offset from UTC.
struct Stretch {
    const date::time_zone* zone = nullptr;
    std::int64_t begin = 0;  // seconds since 1970, UTC
    std::int64_t end = 0;
    std::int64_t offset = 0;  // seconds east of Greenwich
};

Stretch look_up(const date::time_zone& zone, std::int64_t second) {
    const auto info = zone.get_info(date::sys_seconds{seconds{second}});
    return {&zone, info.begin.time_since_epoch().count(), info.end.time_since_epoch().count(),
            info.offset.count()};
}

/// Seconds east of Greenwich. Each thread remembers the stretches it met, by zone and by month or
/// so: turning ten million times into days asks tzdata a few times only.
std::int64_t offset_at(const date::time_zone& zone, std::int64_t second) {
    constexpr std::size_t places = 64;
    constexpr int month_bits = 21;  // 2^21 seconds are 24 days
    thread_local std::array<Stretch, places> met;
    const auto by_zone = reinterpret_cast<std::uintptr_t>(&zone) / sizeof zone;
    const auto by_time = static_cast<std::uintptr_t>(second >> month_bits);
    Stretch& stretch = met[(by_zone * 31 + by_time) % places];
    if (stretch.zone != &zone || second < stretch.begin || second >= stretch.end)
        stretch = look_up(zone, second);
    return stretch.offset;
}

/// Far beyond any calendar tzdata knows; times outside have no local time worth asking for.
bool is_sensible(seconds since_1970) {
    constexpr auto bound = hours{24} * 365 * 10'000;
    return since_1970 > -bound && since_1970 < bound;
}

}  // namespace

std::optional<Step> parse_step(std::string_view text) {
    for (const Step step : {Step::day, Step::week, Step::month, Step::quarter, Step::year})
        if (text == to_text(step)) return step;
    return std::nullopt;
}

std::string_view to_text(Step step) {
    switch (step) {
        case Step::day: return "day";
        case Step::week: return "week";
        case Step::month: return "month";
        case Step::quarter: return "quarter";
        case Step::year: return "year";
    }
    return "day";
}

TimeZone TimeZone::utc() {
    return TimeZone{nullptr};
}

std::optional<TimeZone> TimeZone::find(std::string_view name) {
    if (name == "UTC" || name == "Etc/UTC") return utc();
    try {
        const date::time_zone* zone = date::locate_zone(name);
        zone->get_info(date::sys_seconds{});  // some files beside the zones are not zones
        return TimeZone{zone};
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

std::string TimeZone::name() const {
    return zone_ ? zone_->name() : "UTC";
}

LocalTime TimeZone::to_local(base::Time time) const {
    const auto since_1970 = time.time_since_epoch();
    if (!zone_ || !is_sensible(floor<seconds>(since_1970))) return LocalTime{since_1970};
    return LocalTime{since_1970 + seconds{offset_at(*zone_, floor<seconds>(since_1970).count())}};
}

base::Time TimeZone::to_time(LocalTime local) const {
    const auto since_1970 = local.time_since_epoch();
    const auto second = floor<seconds>(since_1970);
    if (!zone_ || !is_sensible(second)) return base::Time{since_1970};
    const auto info = zone_->get_info(date::local_seconds{second});
    if (info.result == date::local_info::nonexistent)
        return base::Time{info.first.end.time_since_epoch()};
    return base::Time{since_1970 - info.first.offset};
}

base::Date TimeZone::date_of(base::Time time) const {
    return base::Date{floor<days>(to_local(time))};
}

base::Time TimeZone::start_of(base::Date date) const {
    return to_time(LocalTime{local_days{date}});
}

base::Date start_of_step(base::Date date, Step step) {
    CHECK(date.ok());
    switch (step) {
        case Step::day: return date;
        case Step::week: {
            const sys_days day{date};
            return day - (weekday{day} - Monday);
        }
        case Step::month: return date.year() / date.month() / 1;
        case Step::quarter: {
            const unsigned first = (static_cast<unsigned>(date.month()) - 1) / 3 * 3 + 1;
            return date.year() / month{first} / 1;
        }
        case Step::year: return date.year() / January / 1;
    }
    return date;
}

base::Date next_step(base::Date start, Step step) {
    CHECK(start_of_step(start, step) == start);
    switch (step) {
        case Step::day: return sys_days{start} + days{1};
        case Step::week: return sys_days{start} + weeks{1};
        case Step::month: return start + months{1};
        case Step::quarter: return start + months{3};
        case Step::year: return start + years{1};
    }
    return start;
}

}  // namespace hark::locale
