#pragma once

#include <optional>
#include <vector>

#include "platform/http/message.h"
#include "platform/storage/session.h"
#include "product/segment/segment.h"

namespace hark::segment {

/// In order of their names.
std::vector<Segment> segments(storage::Session& session, WorkspaceId workspace);

std::optional<Segment> find(storage::Session& session, WorkspaceId workspace, SegmentId id);

/// Those that the parameter `segment` of a request names, as far as they are there: for
/// `read_selection`. Reads nothing when it names none.
std::vector<Segment> named_segments(storage::Session& session, WorkspaceId workspace,
                                    const http::Query& query);

/// Both throw: base::Error conflict when another one has the name, whatever the case of its
/// letters.
void add(storage::Session& session, WorkspaceId workspace, const Segment& segment);
void update(storage::Session& session, WorkspaceId workspace, const Segment& segment);

/// Returns: whether there was such a segment.
bool erase(storage::Session& session, WorkspaceId workspace, SegmentId id);

}  // namespace hark::segment
