#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "base/clock.h"
#include "base/limits.h"
#include "product/importing/mapping.h"
#include "product/importing/summary.h"
#include "product/response/response_service.h"

namespace hark::importing {

/// A file that is to become responses, with all that was decided about it.
/// Requires: what it refers to outlives the run.
struct Job {
    std::filesystem::path path;
    const Analysis& analysis;
    const Mapping& mapping;
    workspace::WorkspaceId workspace;
    survey::Reference survey;
    response::ImportId id;
    std::filesystem::path rejects;  ///< where rows that gave no response go; empty: nowhere
    std::size_t batch_rows = base::limits::import_batch_rows;  ///< committed together
};

/// Told after each commit, inside it: how far the file is. What it throws undoes that commit.
using Step = std::function<void(storage::Session&, const Summary& so_far)>;

/// Takes the file's rows in, `batch_rows` to a transaction, in the file's order; reading goes on
/// in another thread meanwhile, and memory does not grow with the file. A run that was cut off is
/// repeated from the start: what is there already counts as a duplicate.
/// Throws: base::Error; unavailable when `progress` said no. What was committed stays.
Summary run(const Job& job, response::Service& responses, const base::Clock& clock,
            const Step& step, const Progress& progress);

/// The same without keeping anything: what each row would give, for a dry run. Knows what is
/// stored, so duplicates count as such; of rows that repeat each other in the file, those in one
/// batch do.
Summary rehearse(const Job& job, response::Service& responses, const base::Clock& clock,
                 const Progress& progress);

/// One row as it would be imported.
struct Sample {
    std::uint64_t line = 0;
    std::optional<response::Given> given;
    std::string problem;  ///< why not, when there is nothing given
};

/// The first `most` rows as they would be imported.
std::vector<Sample> preview(const Job& job, const base::Clock& clock, std::size_t most);

}  // namespace hark::importing
