#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "platform/locale/time_zone.h"

namespace hark::invitation {

enum class Unit { minute, hour, day, week, month };
std::string_view to_text(Unit unit);
std::optional<Unit> parse_unit(std::string_view text);

/// How long to wait, as people say it: "2 weeks". Days, weeks and months keep the time of day of
/// the zone; a month after the 31st is the last day of the next one. Invariant: amount >= 0.
struct Span {
    int amount = 0;
    Unit unit = Unit::day;
    bool operator==(const Span&) const = default;
};

base::Time after(base::Time start, Span span, const locale::TimeZone& zone);
/// "2 weeks", "1 day".
std::string to_words(Span span);
/// At least so long, however long months are: for limits.
std::chrono::minutes at_least(Span span);

}  // namespace hark::invitation
