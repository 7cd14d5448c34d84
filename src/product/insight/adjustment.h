#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/statistics/interval.h"
#include "product/score/answer.h"

/// "What if every group had answered alike?": the score with each group counted by its known share
/// of everybody.
namespace hark::insight {

/// The shares of everybody that have each value of a property. Invariant: not negative, together 1.
struct Target {
    segment::Field property = {};
    std::vector<std::pair<segment::Value, double>> shares = {};
};

struct AdjustedStratum {
    segment::Field property = {};
    segment::Value group = {};
    double share = 0;   ///< of the responses
    double target = 0;  ///< of everybody, among groups with a response
    std::optional<double> nps = {};
};

struct AdjustedFigures {
    double nps = 0;
    statistics::Interval interval = {};
    double effective_responses = 0;
    double design_effect = 0;
};

struct Adjusted {
    score::Query query = {};
    std::string method = {};
    score::Source source = {};
    score::Figures raw = {};
    std::optional<AdjustedFigures> adjusted = {};
    bool converged = false;
    std::optional<std::string> refused = {};  ///< a sentence why there is no adjusted score
    std::vector<AdjustedStratum> strata = {};
};

/// Shares of everybody in groups that nobody answered from are spread over the others up to this.
inline constexpr double silent_share_most = 0.05;
/// Below this share of the responses an adjusted score hangs on too few of them.
inline constexpr double effective_share_least = 0.3;

/// Requires: one target per column of `by`, one or two; no weight or steps.
/// Throws: base::Error invalid (by) above limits::insight_groups groups.
Adjusted adjust(score::Counter& counter, const score::Query& query, std::vector<Target> targets);

}  // namespace hark::insight
