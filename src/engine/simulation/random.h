#pragma once

#include <cstdint>

namespace hark::simulation {

/// Random numbers that are the same on every machine and in every version: splitmix64.
/// Source: Steele, Lea & Flood 2014.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next();
    double uniform();  ///< within [0, 1)
    double between(double a, double b);
    std::int64_t poisson(double mean);  ///< Requires: 0 <= mean; by inversion, in pieces

private:
    std::uint64_t state_;
};

}  // namespace hark::simulation
