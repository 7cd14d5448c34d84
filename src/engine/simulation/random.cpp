#include "engine/simulation/random.h"

#include <cmath>

namespace hark::simulation {

std::uint64_t Random::next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
}

double Random::uniform() {
    return static_cast<double>(next() >> 11U) * 0x1p-53;
}

double Random::between(double a, double b) {
    return a + (b - a) * uniform();
}

std::int64_t Random::poisson(double mean) {
    std::int64_t total = 0;
    // exp(-mean) would underflow for large means; a Poisson count is a sum of smaller ones.
    for (double left = mean; left > 0; left -= 50) {
        const double least = std::exp(-std::fmin(left, 50));
        for (double product = uniform(); product > least; product *= uniform()) ++total;
    }
    return total;
}

}  // namespace hark::simulation
