#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "platform/storage/database.h"
#include "product/segment/segment.h"

namespace hark::segment {

/// What is given is changed; `where` as a whole, in canonical form.
struct SegmentChange {
    std::optional<std::string> name = {};
    std::optional<std::vector<std::string>> where = {};
};

/// What people can do with saved segments. Safe to use from several threads.
class Service {
public:
    /// Requires: all of them outlive the service.
    Service(storage::Database& database, const base::Clock& clock, base::IdSource& ids)
        : database_(database), clock_(clock), ids_(ids) {}

    std::vector<Segment> list(WorkspaceId workspace);
    /// Throws: base::Error not_found, as everything that takes an id.
    Segment find(WorkspaceId workspace, SegmentId id);

    /// Throws: base::Error conflict when the name is taken, or there are limits::segments_each.
    Segment create(WorkspaceId workspace, const std::string& name,
                   const std::vector<std::string>& where);
    Segment change(WorkspaceId workspace, SegmentId id, const SegmentChange& change);
    void erase(WorkspaceId workspace, SegmentId id);

    /// What conditions may speak of.
    std::vector<people::Property> properties(WorkspaceId workspace);

private:
    storage::Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
};

}  // namespace hark::segment
