#pragma once

#include <optional>
#include <vector>

/// Weights that give several properties their known shares at once, when only each one's shares are
/// known and not those of their combinations.
namespace hark::statistics {

/// One combination of values that was seen: which value of each property, how many answers.
struct Cell {
    std::vector<std::size_t> values;  ///< per property, an index into its targets
    double answers = 0;
};

/// Per property, the share of everybody for each value; each together 1.
using Margins = std::vector<std::vector<double>>;

struct Raked {
    bool converged = false;
    std::vector<double> weights;  ///< per cell, of one answer; mean over answers 1
    double effective_responses = 0;
    std::size_t rounds = 0;
};

/// Iterative proportional fitting: each property in turn is given its shares, until none is off by
/// more than 1e-12 of all answers (at most 5,000 rounds). Combinations nobody answered from stay
/// empty, which can make the shares impossible: then `converged` is false and there are no weights.
/// Requires: at least one property; every cell names a value of each; answers not negative.
/// Source: Deming & Stephan 1940; same as R's survey::rake.
Raked rake(const std::vector<Cell>& cells, const Margins& targets);

}  // namespace hark::statistics
