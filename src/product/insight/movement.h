#pragma once

#include <optional>
#include <string>

#include "engine/statistics/closed_loop.h"
#include "engine/statistics/movement.h"
#include "engine/statistics/regression_to_mean.h"
#include "product/score/engine.h"
#include "product/score/query.h"

/// Who went from detractor to promoter, and who would have anyway: people (or companies) who
/// answered in two periods, or in two surveys.
namespace hark::insight {

/// One of the two times: a survey and a period.
struct Wave {
    survey::Reference survey = {};
    segment::Period period = {};
};

struct Recovered {
    statistics::Recovered seen = {};
    statistics::Interval interval = {};  ///< shares, 0 to 1
    /// With no effort at all; nothing when everybody was a detractor.
    std::optional<statistics::ExpectedRecovery> expected = {};
};

struct Movement {
    score::Query query = {};
    std::string method = {};
    score::Source source = {};
    Wave earlier = {};
    Wave now = {};
    statistics::Overlap people = {};
    std::optional<statistics::Comparison> change = {};  ///< of those who answered both times
    std::optional<statistics::PanelChange> parts = {};  ///< of the change of the whole score
    std::optional<Recovered> detractors = {};           ///< nothing when there were none
    std::optional<double> homogeneity_p = {};           ///< that they moved as the time before
    std::string note = {};
};

/// `before` are those who moved between the time before `earlier` and `earlier`, where that is
/// known.
Movement describe_movement(const score::Query& query, const Wave& earlier, const Wave& now,
                           const statistics::Overlap& people,
                           const std::optional<statistics::Transitions>& before);

}  // namespace hark::insight
