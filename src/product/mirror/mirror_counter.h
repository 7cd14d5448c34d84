#pragma once

#include <map>
#include <memory>

#include "engine/columns/count.h"
#include "product/mirror/shelf.h"
#include "product/score/engine.h"

namespace hark::mirror {

/// Counts one state of a workspace's tables: what is written meanwhile is not seen.
class MirrorCounter final : public score::Counter {
public:
    /// Requires: the shelf outlives it.
    MirrorCounter(const Shelf& shelf, base::Time as_of, std::size_t threads);

    std::vector<score::Counted> count(const score::Query& query, std::size_t most) override;
    score::Source source() const override { return {"columns", as_of_, {}}; }

private:
    std::shared_ptr<const columns::State> state(std::int64_t survey);

    const Shelf& shelf_;
    const base::Time as_of_;
    const std::size_t threads_;
    std::map<std::int64_t, std::shared_ptr<const columns::State>> states_;
};

}  // namespace hark::mirror
