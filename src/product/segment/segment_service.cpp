#include "product/segment/segment_service.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "product/people/property_store.h"
#include "product/segment/segment_store.h"

namespace hark::segment {
namespace {

[[noreturn]] void refuse_unknown(SegmentId id) {
    throw base::Error{base::ErrorCode::not_found,
                      fmt::format("There is no segment {}.", id.text())};
}

Segment require(storage::Session& session, WorkspaceId workspace, SegmentId id) {
    auto found = segment::find(session, workspace, id);
    if (!found) refuse_unknown(id);
    return *std::move(found);
}

}  // namespace

std::vector<Segment> Service::list(WorkspaceId workspace) {
    return database_.reading(
        [&](storage::Session& session) { return segments(session, workspace); });
}

Segment Service::find(WorkspaceId workspace, SegmentId id) {
    return database_.reading(
        [&](storage::Session& session) { return require(session, workspace, id); });
}

Segment Service::create(WorkspaceId workspace, const std::string& name,
                        const std::vector<std::string>& where) {
    const auto now = clock_.now();
    const Segment segment{ids_.make<Segment>(), name, where, now, now};
    database_.write([&](storage::Session& session) {
        if (segments(session, workspace).size() >= base::limits::segments_each)
            throw base::Error{base::ErrorCode::conflict,
                              fmt::format("There are {} segments; delete one that is not used.",
                                          base::limits::segments_each)}
                .because("too_many_segments");
        add(session, workspace, segment);
    });
    return segment;
}

Segment Service::change(WorkspaceId workspace, SegmentId id, const SegmentChange& change) {
    return database_.writing([&](storage::Session& session) {
        Segment segment = require(session, workspace, id);
        if (change.name) segment.name = *change.name;
        if (change.where) segment.where = *change.where;
        segment.updated_at = clock_.now();
        update(session, workspace, segment);
        return segment;
    });
}

void Service::erase(WorkspaceId workspace, SegmentId id) {
    database_.write([&](storage::Session& session) {
        if (!segment::erase(session, workspace, id)) refuse_unknown(id);
    });
}

std::vector<people::Property> Service::properties(WorkspaceId workspace) {
    return database_.reading(
        [&](storage::Session& session) { return people::properties(session, workspace); });
}

}  // namespace hark::segment
