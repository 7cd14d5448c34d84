#pragma once

#include <vector>

#include "base/limits.h"
#include "platform/locale/time_zone.h"
#include "product/segment/period.h"

namespace hark::score {

/// The steps of a calendar (days, ISO weeks, months …) of one time zone that follow each other from
/// the one `first` lies in to the one `last` lies in. Days of clock changes have 23 or 25 hours.
class Steps {
public:
    /// Requires: first <= last.
    /// Throws: base::Error invalid, before any is made, when there are more than `most`.
    Steps(const locale::TimeZone& zone, locale::Step step, base::Time first, base::Time last,
          std::size_t most = base::limits::score_counted);

    const std::vector<base::Date>& starts() const { return starts_; }
    /// First moments of the steps, and the one that ends the last.
    const std::vector<base::Time>& bounds() const { return bounds_; }

    /// First day of the step that `time` lies in. Requires: it lies in one of the steps.
    base::Date step_of(base::Time time) const;

    /// A stretch of whole steps, and the longest time such that, counted from the beginning of the
    /// stretch, each piece of that length lies within one step. Lets a database count per piece
    /// without knowing any calendar.
    struct Stretch {
        base::Time from;
        base::Time to;
        std::chrono::microseconds piece;
    };
    /// All steps, cut where the clock is changed, so that pieces are whole days or more.
    std::vector<Stretch> stretches() const;
    /// All steps, cut where their length changes, so that each piece is one step.
    std::vector<Stretch> even_stretches() const;

private:
    Stretch stretch(std::size_t first, std::size_t last) const;  // without `last`

    std::vector<base::Date> starts_;
    std::vector<base::Time> bounds_;  // one more than starts_
};

/// How many steps there are from the one that begins with `first` to the one that begins with
/// `last`; 0 when that is earlier. Takes the same time for centuries as for a day.
std::size_t count_steps(base::Date first, base::Date last, locale::Step step);

/// The same from the one that `first` lies in to the one that `last` lies in.
std::size_t count_steps(const locale::TimeZone& zone, locale::Step step, base::Time first,
                        base::Time last);

/// Throws: base::Error invalid (field `every`) when there are more steps than `most`.
void require_room(std::size_t steps, std::size_t most);

/// From the first moment of the step that begins with `start` to the first of the next.
segment::Period period_of(base::Date start, locale::Step step, const locale::TimeZone& zone);

}  // namespace hark::score
