#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/limits.h"
#include "product/score/counted.h"
#include "product/score/query.h"
#include "product/workspace/workspace.h"

/// The port behind which responses are counted. Engines only count; what follows from the counts is
/// computed in engine/statistics. Every engine answers every question with the same tallies
/// (contract_test.cpp); sums of weights agree to 1e-9.
namespace hark::score {

/// Where an answer comes from.
struct Source {
    std::string engine;                      ///< "sql", "columns", "clickhouse"
    base::Time as_of = {};                   ///< every response committed before this is counted
    std::optional<std::string> notice = {};  ///< a sentence when something is not as it should be
};

/// One state of one workspace's responses: everything counted by it belongs together.
class Counter {
public:
    virtual ~Counter() = default;

    /// Excluded responses never count. With a weight, responses that have none (or one below 0) are
    /// in the tally but add no weight. `compare`, `confidence`, `order` and `limit` do not matter
    /// here. Returns: one entry for each group and step that has responses, in order of group
    /// (GroupOrder), then step.
    /// Throws: base::Error invalid above `most` entries or steps (naming `by` or `every`).
    virtual std::vector<Counted> count(const Query& query,
                                       std::size_t most = base::limits::score_counted) = 0;

    virtual Source source() const = 0;
};

/// Safe to use from several threads.
class Engine {
public:
    virtual ~Engine() = default;

    /// Calls `work` once with a counter that lives only during the call.
    virtual void read(workspace::WorkspaceId workspace,
                      const std::function<void(Counter&)>& work) = 0;
};

}  // namespace hark::score
