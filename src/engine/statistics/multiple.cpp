#include "engine/statistics/multiple.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "base/error.h"

namespace hark::statistics {

namespace {

/// The places of `values`, by `before` applied to them.
template <typename Before>
std::vector<std::size_t> ranked(std::span<const double> values, Before before) {
    std::vector<std::size_t> places(values.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::stable_sort(places.begin(), places.end(),
                     [&](auto a, auto b) { return before(values[a], values[b]); });
    return places;
}

double harmonic(std::size_t m) {
    double sum = 0;
    for (std::size_t i = 1; i <= m; ++i) sum += 1 / static_cast<double>(i);
    return sum;
}

std::vector<std::size_t> first_in_order(std::vector<std::size_t> places, std::size_t n) {
    places.resize(n);
    std::sort(places.begin(), places.end());
    return places;
}

void check(std::span<const double> p) {
    for (const double each : p) CHECK(each >= 0 && each <= 1);
}

/// min over j >= rank of p_(j) `all` / j, at most 1.
std::vector<double> adjust(std::span<const double> p, double all) {
    check(p);
    std::vector<double> adjusted(p.size());
    double least = 1;
    std::size_t rank = p.size();
    for (const std::size_t i : ranked(p, std::greater<>{})) {
        // The factor is at least 1, so that no adjusted p is below its own by rounding.
        least = std::min(least, p[i] * (all / static_cast<double>(rank)));
        adjusted[i] = least;
        --rank;
    }
    return adjusted;
}

}  // namespace

std::vector<double> adjust_for_many(std::span<const double> p) {
    return adjust(p, static_cast<double>(p.size()));
}

std::vector<double> adjust_for_many_dependent(std::span<const double> p) {
    return adjust(p, static_cast<double>(p.size()) * harmonic(p.size()));
}

std::vector<std::size_t> called_real(std::span<const double> p, double q) {
    check(p);
    const auto by_size = ranked(p, std::less<>{});
    const auto m = static_cast<double>(p.size());
    std::size_t called = 0;
    for (std::size_t k = 1; k <= p.size(); ++k)
        if (p[by_size[k - 1]] <= static_cast<double>(k) * q / m) called = k;
    return first_in_order(by_size, called);
}

std::vector<std::size_t> called_real_dependent(std::span<const double> p, double q) {
    return p.empty() ? std::vector<std::size_t>{} : called_real(p, q / harmonic(p.size()));
}

std::vector<std::size_t> called_real_by_e(std::span<const double> e, double q) {
    const auto by_size = ranked(e, std::greater<>{});
    const auto m = static_cast<double>(e.size());
    std::size_t called = 0;
    for (std::size_t k = 1; k <= e.size(); ++k)
        if (e[by_size[k - 1]] >= m / (q * static_cast<double>(k))) called = k;
    return first_in_order(by_size, called);
}

double family_p(std::span<const double> p) {
    const auto adjusted = adjust_for_many(p);
    return p.empty() ? 1 : *std::min_element(adjusted.begin(), adjusted.end());
}

FamilyCalls called_real_in_families(std::span<const std::vector<double>> families, double q) {
    FamilyCalls result;
    for (const auto& family : families) result.family_p.push_back(family_p(family));
    result.selected = called_real(result.family_p, q);
    result.calls.resize(families.size());
    const double inside = q * static_cast<double>(result.selected.size()) /
                          static_cast<double>(std::max<std::size_t>(families.size(), 1));
    for (const std::size_t family : result.selected)
        result.calls[family] = called_real(families[family], inside);
    return result;
}

}  // namespace hark::statistics
