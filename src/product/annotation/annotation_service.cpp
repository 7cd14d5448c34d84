#include "product/annotation/annotation_service.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "product/annotation/annotation_store.h"

namespace hark::annotation {
namespace {

[[noreturn]] void refuse_unknown(AnnotationId id) {
    throw base::Error{base::ErrorCode::not_found,
                      fmt::format("There is no annotation {}.", id.text())};
}

Annotation require(storage::Session& session, WorkspaceId workspace, AnnotationId id) {
    auto found = annotation::find(session, workspace, id);
    if (!found) refuse_unknown(id);
    return *std::move(found);
}

}  // namespace

std::vector<Annotation> Service::list(WorkspaceId workspace, const segment::Period& period) {
    return database_.reading(
        [&](storage::Session& session) { return annotations(session, workspace, period); });
}

Annotation Service::find(WorkspaceId workspace, AnnotationId id) {
    return database_.reading(
        [&](storage::Session& session) { return require(session, workspace, id); });
}

Annotation Service::create(WorkspaceId workspace, Annotation wanted) {
    wanted.id = ids_.make<Annotation>();
    wanted.created_at = clock_.now();
    database_.write([&](storage::Session& session) {
        const auto most = static_cast<std::int64_t>(base::limits::annotations_each);
        if (count(session, workspace) >= most)
            throw base::Error{
                base::ErrorCode::conflict,
                fmt::format("There are {} annotations; delete some that matter no more.", most)}
                .because("too_many_annotations");
        add(session, workspace, wanted);
    });
    return wanted;
}

Annotation Service::change(WorkspaceId workspace, AnnotationId id, const Change& change) {
    return database_.writing([&](storage::Session& session) {
        Annotation annotation = require(session, workspace, id);
        if (change.at) annotation.at = *change.at;
        if (change.kind) annotation.kind = *change.kind;
        if (change.title) annotation.title = *change.title;
        if (change.about) annotation.survey = change.about->survey;
        update(session, workspace, annotation);
        return annotation;
    });
}

void Service::erase(WorkspaceId workspace, AnnotationId id) {
    database_.write([&](storage::Session& session) {
        if (!annotation::erase(session, workspace, id)) refuse_unknown(id);
    });
}

}  // namespace hark::annotation
