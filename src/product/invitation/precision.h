#pragma once

#include <optional>
#include <string>

#include "engine/statistics/tally.h"
#include "product/invitation/plan.h"

namespace hark::invitation {

/// How well a plan's score is known, and when it will be known well enough.
struct Progress {
    std::int64_t responses = 0;
    std::optional<double> margin = {};  ///< half the interval, in points; nothing without responses
    bool is_reached = false;
    std::int64_t needed = 0;            ///< responses in all, by the variance so far
    double per_day = 0;                 ///< over the days that were looked at
    std::optional<base::Time> at = {};  ///< when it will be reached, at that rate
    std::string sentence;
};

/// `all` were given since the plan began, `recent` of them in the last `days_looked_at`.
/// Below statistics::ok_from responses the typical variance is planned with: a few equal answers
/// would promise too much. Source of the plan: statistics::sample_size_for_margin.
Progress progress(const Precision& precision, const statistics::Tally& all,
                  const statistics::Tally& recent, std::chrono::days days_looked_at,
                  base::Time now);

inline constexpr std::chrono::days recent_days{28};

}  // namespace hark::invitation
