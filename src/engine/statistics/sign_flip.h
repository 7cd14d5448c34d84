#pragma once

#include <cstdint>

namespace hark::statistics {

/// People whose answer moved by the same number of groups, up or down.
struct Moves {
    std::int64_t up = 0;
    std::int64_t down = 0;
};

/// Exact two-sided sign-flip test: the chance that the sum of changes is at least as far from zero
/// when each person's change is given a fair random sign,
///     P(|2 B1 - m1 + 2 (2 B2 - m2)| >= |observed|),  B_k ~ Binomial(m_k, 1/2).
/// Source: Fisher 1935, "The Design of Experiments". Cost: O(sqrt(people)).
double sign_flip_p(const Moves& by_one, const Moves& by_two);

}  // namespace hark::statistics
