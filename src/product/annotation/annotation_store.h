#pragma once

#include <optional>
#include <vector>

#include "platform/storage/session.h"
#include "product/annotation/annotation.h"
#include "product/segment/period.h"
#include "product/workspace/workspace.h"

namespace hark::annotation {

using workspace::WorkspaceId;

/// Those of a period, in order of time.
std::vector<Annotation> annotations(storage::Session& session, WorkspaceId workspace,
                                    const segment::Period& period);

std::optional<Annotation> find(storage::Session& session, WorkspaceId workspace, AnnotationId id);

std::int64_t count(storage::Session& session, WorkspaceId workspace);

/// Both throw: base::Error conflict when the survey is not there.
void add(storage::Session& session, WorkspaceId workspace, const Annotation& annotation);
void update(storage::Session& session, WorkspaceId workspace, const Annotation& annotation);

/// Returns: whether there was such an annotation.
bool erase(storage::Session& session, WorkspaceId workspace, AnnotationId id);

}  // namespace hark::annotation
