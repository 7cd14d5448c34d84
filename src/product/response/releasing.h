#pragma once

#include "platform/storage/session.h"
#include "product/anonymity/held.h"
#include "product/response/response_store.h"

/// Answers to anonymous surveys become responses: in classes of answers alike, for good (see
/// anonymity/partition.h for the rule and why it holds). This is the only way from what is held
/// into the table that lists, scores, exports and every engine read.
namespace hark::response {

/// Which of the answers held go into classes now.
enum class Cohort {
    matching,  ///< those that agree with enough others in everything; the rest waits
    all,       ///< all that have settled, if they are enough: what they do not share is taken out
};

/// Answers that came in before this day have settled: their givers may not amend them any more.
base::Date settled_before(storage::Session& session, WorkspaceId workspace, base::Time now);

/// Returns: how many became responses. Throws: base::Error conflict when others were released at
/// the same moment: run the whole transaction again.
std::size_t release(storage::Session& session, WorkspaceId workspace, base::IdSource& ids,
                    base::Time now, const survey::Reference& survey, Cohort cohort,
                    const anonymity::IsText& is_text);

}  // namespace hark::response
