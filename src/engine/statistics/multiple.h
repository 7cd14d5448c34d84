#pragma once

#include <cstddef>
#include <span>
#include <vector>

/// Corrects p-values for how many were looked at, so that of what is then called real at most a
/// share q (on average) is not. Requires everywhere: each p within [0, 1]; 0 < q < 1.
namespace hark::statistics {

/// Returns: for each p the smallest q at which it is called real, in the order given: the
/// Benjamini-Hochberg adjusted p-value min over j >= rank of p_(j) m / j, at most 1.
/// Source: Benjamini & Hochberg 1995; same as R's p.adjust "BH".
std::vector<double> adjust_for_many(std::span<const double> p);

/// The same for p-values that depend on one another in any way, larger by 1 + 1/2 + … + 1/m.
/// Source: Benjamini & Yekutieli 2001; same as R's p.adjust "BY".
std::vector<double> adjust_for_many_dependent(std::span<const double> p);

/// The places of the p-values called real: the k least, k the largest rank with p_(k) <= k q / m.
std::vector<std::size_t> called_real(std::span<const double> p, double q);
/// With q divided by 1 + 1/2 + … + 1/m.
std::vector<std::size_t> called_real_dependent(std::span<const double> p, double q);

/// For e-values (expectation at most 1 when nothing happened), whatever their dependence: the k
/// largest, k the largest rank with e_(k) >= m / (q k). Source: Wang & Ramdas 2022.
std::vector<std::size_t> called_real_by_e(std::span<const double> e, double q);

/// One p-value for "something happened in this family": min over ranks of p_(i) m / i.
/// Returns: 1 for an empty family. Source: Simes 1986.
double family_p(std::span<const double> p);

struct FamilyCalls {
    std::vector<double> family_p;
    std::vector<std::size_t> selected;            ///< families in which something happened
    std::vector<std::vector<std::size_t>> calls;  ///< per family: the places in it called real
};

/// Families first, then inside the R selected of m families at q R / m: as a problem usually hits
/// several groups of one family, this raises fewer false alarms than one flat list.
/// Source: Benjamini & Bogomolov 2014.
FamilyCalls called_real_in_families(std::span<const std::vector<double>> families, double q);

}  // namespace hark::statistics
