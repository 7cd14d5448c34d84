#include "engine/statistics/control_chart.h"

#include <algorithm>
#include <cmath>

#include "engine/statistics/tilt.h"

namespace hark::statistics {

ControlChart control_chart(std::span<const Counts> buckets, const Counts& baseline,
                           const ChartTuning& tuning) {
    const double usual = nps(baseline) / 100;
    const double spread = variance(baseline);
    CHECK(spread > 0);
    ControlChart chart;
    double ewma = 0;
    double cusum = 0;
    for (const auto& bucket : buckets) {
        const double n = bucket.total();
        std::optional<double> z;
        if (n > 0) {
            z = (bucket.promoters - bucket.detractors - n * usual) / std::sqrt(n * spread);
            ewma += tuning.lambda * (*z - ewma);
            cusum = std::max(0.0, cusum - *z - tuning.k);
        }
        chart.z.push_back(z);
        chart.ewma.push_back(ewma);
        chart.cusum_down.push_back(cusum);
    }
    return chart;
}

LikelihoodCusum likelihood_cusum(std::span<const Counts> buckets, const Counts& baseline,
                                 double drop) {
    const auto ratios = exponential_tilt(baseline, nps(baseline) - drop).log_ratios;
    LikelihoodCusum result;
    double cusum = 0;
    std::size_t start = 0;
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        cusum =
            std::max(0.0, cusum + buckets[i].detractors * ratios[0] +
                              buckets[i].passives * ratios[1] + buckets[i].promoters * ratios[2]);
        if (cusum == 0) start = i + 1;
        result.cusum.push_back(cusum);
        result.p.push_back(std::exp(-cusum));
        result.change_start.push_back(start);
    }
    return result;
}

}  // namespace hark::statistics
