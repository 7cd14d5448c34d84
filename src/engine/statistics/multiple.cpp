#include "engine/statistics/multiple.h"

#include <algorithm>
#include <numeric>

#include "base/error.h"

namespace hark::statistics {

std::vector<double> adjust_for_many(std::span<const double> p) {
    std::vector<std::size_t> by_size(p.size());
    std::iota(by_size.begin(), by_size.end(), std::size_t{0});
    std::sort(by_size.begin(), by_size.end(), [&](auto a, auto b) { return p[a] > p[b]; });
    std::vector<double> adjusted(p.size());
    double least = 1;
    std::size_t rank = p.size();
    for (const std::size_t i : by_size) {
        CHECK(p[i] >= 0 && p[i] <= 1);
        // The factor is at least 1, so that no adjusted p is below its own by rounding.
        const double factor = static_cast<double>(p.size()) / static_cast<double>(rank);
        least = std::min(least, p[i] * factor);
        adjusted[i] = least;
        --rank;
    }
    return adjusted;
}

}  // namespace hark::statistics
