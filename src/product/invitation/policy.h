#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "base/error.h"
#include "platform/locale/time_zone.h"
#include "product/invitation/invitation.h"

namespace hark::invitation {

/// What holds for everybody a workspace asks, whichever survey: nobody is nagged.
struct Policy {
    /// After a contact by any survey and channel, nobody is asked for so long.
    std::chrono::days rest{30};
    /// Instead of `rest`, after somebody closed a survey without a score. May be shorter or longer.
    std::chrono::days rest_after_dismissal{90};
    /// Nobody is written to from `quiet_from` to `quiet_until`, minutes of the day where they live;
    /// the same twice: at any hour.
    int quiet_from = 20 * 60;
    int quiet_until = 8 * 60;
    /// Nor on other days. Monday first.
    std::array<bool, 7> working_days{true, true, true, true, true, false, false};
    /// At most so many a day of the workspace, over all channels and by each. Reminders count.
    std::optional<int> daily_cap = {};
    std::array<std::optional<int>, 6> channel_caps = {};  ///< by Channel
    /// Who has been known for less is not asked.
    std::chrono::days tenure{14};

    bool operator==(const Policy&) const = default;
};

inline constexpr int minutes_of_day = 24 * 60;

/// Adds what is wrong with it to `problems`, by the names of the interface.
void check(const Policy& policy, std::vector<base::FieldProblem>& problems);

/// "mon" … "sun", Monday first.
extern const std::array<std::string_view, 7> day_names;

/// Hours in which somebody may be written to.
struct Hours {
    base::Time from;
    base::Time until;  ///< excluded
};

/// The first hours allowed that end after `time`: `from` is not before `time`. Requires: there is a
/// working day.
Hours next_hours(const Policy& policy, const locale::TimeZone& zone, base::Time time);

}  // namespace hark::invitation
