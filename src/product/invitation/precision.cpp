#include "product/invitation/precision.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "engine/statistics/interval.h"
#include "engine/statistics/planning.h"

namespace hark::invitation {

Progress progress(const Precision& precision, const statistics::Tally& all,
                  const statistics::Tally& recent, std::chrono::days days_looked_at,
                  base::Time now) {
    Progress result;
    result.responses = all.responses();
    if (result.responses > 0)
        result.margin = statistics::score_interval(all, precision.confidence).width() / 2;
    // A handful of equal answers has a narrow interval by chance.
    const bool is_enough = result.responses >= statistics::ok_from;
    result.is_reached = is_enough && *result.margin <= precision.margin;
    const auto variance = is_enough ? statistics::variance(all) : statistics::typical_variance;
    result.needed = std::max(
        statistics::ok_from,
        statistics::sample_size_for_margin(variance, precision.margin, precision.confidence)
            .responses);
    result.per_day = static_cast<double>(recent.responses()) /
                     static_cast<double>(std::max<std::int64_t>(1, days_looked_at.count()));
    if (result.is_reached) {
        result.sentence = fmt::format(
            "Known: ±{:.1f} points from {} responses, and ±{:g} were "
            "asked for.",
            *result.margin, result.responses, precision.margin);
        return result;
    }
    const auto missing = std::max<std::int64_t>(1, result.needed - result.responses);
    if (recent.responses() == 0) {
        result.sentence = fmt::format(
            "About {} more responses are needed for ±{:g} points; none came in the last {}, so "
            "that "
            "nobody can say when.",
            missing, precision.margin,
            days_looked_at.count() == 1 ? "day" : fmt::format("{} days", days_looked_at.count()));
        return result;
    }
    const auto days_to_go = std::ceil(static_cast<double>(missing) / result.per_day);
    if (days_to_go < 36'500) {
        result.at = now + std::chrono::days{static_cast<int>(days_to_go)};
        result.sentence = fmt::format(
            "About {} more responses are needed for ±{:g} points; at {:.1f} a day, that is around "
            "{}.",
            missing, precision.margin, result.per_day,
            base::to_text(base::Date{std::chrono::floor<std::chrono::days>(*result.at)}));
    } else {
        result.sentence = fmt::format(
            "About {} more responses are needed for ±{:g} points; at "
            "{:.1f} a day, that takes more than a century.",
            missing, precision.margin, result.per_day);
    }
    return result;
}

}  // namespace hark::invitation
