#pragma once

#include <vector>

#include "platform/locale/time_zone.h"
#include "product/segment/period.h"

namespace hark::score {

/// The steps of a calendar (days, ISO weeks, months …) of one time zone that follow each other from
/// the one `first` lies in to the one `last` lies in. Days of clock changes have 23 or 25 hours.
class Steps {
public:
    /// Requires: first <= last.
    /// Throws: base::Error limit_reached when there are more than limits::score_rows.
    Steps(const locale::TimeZone& zone, locale::Step step, base::Time first, base::Time last);

    const std::vector<base::Date>& starts() const { return starts_; }

    /// First day of the step that `time` lies in. Requires: it lies in one of the steps.
    base::Date step_of(base::Time time) const;

    /// Where the first step begins.
    base::Time origin() const { return bounds_.front(); }
    /// The longest time such that, counted from the origin, each piece of that length lies within
    /// one step: seven days for weeks of UTC, usually an hour elsewhere. Lets a database count per
    /// piece without knowing any calendar.
    std::chrono::microseconds piece() const { return piece_; }

private:
    std::vector<base::Date> starts_;
    std::vector<base::Time> bounds_;  // one more than starts_
    std::chrono::microseconds piece_{1};
};

/// From the first moment of the step that begins with `start` to the first of the next.
segment::Period period_of(base::Date start, locale::Step step, const locale::TimeZone& zone);

}  // namespace hark::score
