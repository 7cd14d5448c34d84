#pragma once

#include "platform/locale/time_zone.h"
#include "product/segment/period.h"

/// Earlier times to hold a score against. All by the calendar: whole days stay whole days across
/// changes of the clock.
namespace hark::score {

/// As long as the period, ending where it begins. Requires: both ends.
segment::Period period_before(const segment::Period& period, const locale::TimeZone& zone);

/// The same days (and times of day) one year earlier; 29 February becomes the 28th.
segment::Period year_before(const segment::Period& period, const locale::TimeZone& zone);

/// Whether some of the period is also some of `year_before` of it: it is longer than a year, or has
/// no beginning or end. Then nothing can be said of the change between them.
bool overlaps_year_before(const segment::Period& period, const locale::TimeZone& zone);

/// First day of the step that is one step earlier. Requires: `start` begins a step.
base::Date step_before(base::Date start, locale::Step step);

/// First day of the same step one year earlier. Weeks keep their Monday: 52 weeks earlier.
base::Date step_year_before(base::Date start, locale::Step step);

/// The period in which the steps of `period` lie one year earlier: `year_before`, for weeks 52
/// weeks earlier.
segment::Period steps_year_before(const segment::Period& period, locale::Step step,
                                  const locale::TimeZone& zone);

}  // namespace hark::score
