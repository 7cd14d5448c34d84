#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>

namespace hark::demo {

/// Mixes numbers into one that looks random: the same in, the same out, on every machine.
/// Source: SplitMix64, Steele, Lea & Flood 2014.
constexpr std::uint64_t mix(std::uint64_t seed, std::uint64_t value) {
    std::uint64_t z = seed + 0x9e3779b97f4a7c15ULL * (value + 1);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

/// A stream of random numbers from a seed. The standard library's distributions differ between
/// implementations, so the few that are needed stand here.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() { return mix(state_++, 0); }

    /// From 0 up to but not including 1.
    double fraction() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

    /// From 0 up to but not including `bound`. Requires: bound > 0.
    std::uint64_t below(std::uint64_t bound) {
        return static_cast<std::uint64_t>(fraction() * static_cast<double>(bound));
    }

    bool chance(double probability) { return fraction() < probability; }

    /// The position of one weight, chosen in proportion. Requires: a positive sum.
    template <typename Weights>
    std::size_t weighted(const Weights& weights) {
        double sum = 0;
        for (const double weight : weights) sum += weight;
        double left = fraction() * sum;
        std::size_t position = 0;
        for (const double weight : weights) {
            left -= weight;
            if (left < 0) return position;
            ++position;
        }
        return position - 1;
    }

private:
    std::uint64_t state_;
};

}  // namespace hark::demo
