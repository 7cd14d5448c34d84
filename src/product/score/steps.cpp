#include "product/score/steps.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"

namespace hark::score {

using base::limits::score_rows;

Steps::Steps(const locale::TimeZone& zone, locale::Step step, base::Time first, base::Time last) {
    CHECK(first <= last);
    auto start = locale::start_of_step(zone.date_of(first), step);
    bounds_.push_back(zone.start_of(start));
    std::int64_t piece = 0;
    while (bounds_.back() <= last) {
        if (starts_.size() == score_rows) {
            throw base::Error{
                base::ErrorCode::limit_reached,
                fmt::format("The period has more than {} steps.", score_rows),
                {{"every", "too_many",
                  "Ask for longer steps, or for a shorter period with from and to."}}};
        }
        starts_.push_back(start);
        start = locale::next_step(start, step);
        bounds_.push_back(zone.start_of(start));
        piece = std::gcd(piece, (bounds_.back() - bounds_.front()).count());
    }
    CHECK(!starts_.empty() && piece > 0);
    piece_ = std::chrono::microseconds{piece};
}

base::Date Steps::step_of(base::Time time) const {
    const auto after = std::upper_bound(bounds_.begin(), bounds_.end(), time);
    CHECK(after != bounds_.begin() && after != bounds_.end());
    return starts_[static_cast<std::size_t>(after - bounds_.begin()) - 1];
}

segment::Period period_of(base::Date start, locale::Step step, const locale::TimeZone& zone) {
    return {zone.start_of(start), zone.start_of(locale::next_step(start, step))};
}

}  // namespace hark::score
