#pragma once

#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "product/segment/filter.h"
#include "product/workspace/workspace.h"

namespace hark::segment {

using workspace::WorkspaceId;

struct Segment;
using SegmentId = base::Id<Segment>;

/// A filter that somebody saved under a name. Its conditions are kept as canonical texts and read
/// again whenever they are used, because what they speak of may be another thing by then.
struct Segment {
    SegmentId id;
    std::string name;
    std::vector<std::string> where;
    base::Time created_at = {};
    base::Time updated_at = {};
};

/// Adds the conditions of those of the `saved` segments that `ids` names to `filter`, each once.
/// What is wrong is added to `problems` under "segment": an id that is none of them, a segment that
/// cannot be read any more, more conditions together than one question takes.
void add_segments(Filter& filter, const std::vector<std::string>& ids,
                  const std::vector<Segment>& saved, const std::vector<people::Property>& known,
                  std::vector<base::FieldProblem>& problems);

}  // namespace hark::segment
