#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "platform/storage/database.h"
#include "product/annotation/annotation.h"
#include "product/segment/period.h"
#include "product/survey/survey_service.h"
#include "product/workspace/workspace.h"

namespace hark::annotation {

using workspace::WorkspaceId;

/// What is given is changed.
struct Change {
    std::optional<base::Time> at = {};
    std::optional<Kind> kind = {};
    std::optional<std::string> title = {};
    struct About {
        std::optional<survey::SurveyId> survey;  ///< nothing: all surveys
    };
    std::optional<About> about = {};
};

/// What people can do with annotations. Safe to use from several threads.
class Service {
public:
    /// Requires: all of them outlive the service.
    Service(storage::Database& database, const base::Clock& clock, base::IdSource& ids,
            survey::Service& surveys)
        : database_(database), clock_(clock), ids_(ids), surveys_(surveys) {}

    /// In order of time.
    std::vector<Annotation> list(WorkspaceId workspace, const segment::Period& period);
    /// Throws: base::Error not_found, as everything that takes an id.
    Annotation find(WorkspaceId workspace, AnnotationId id);

    /// `wanted` without id and created_at. Throws: base::Error conflict when there are
    /// limits::annotations_each.
    Annotation create(WorkspaceId workspace, Annotation wanted);
    Annotation change(WorkspaceId workspace, AnnotationId id, const Change& change);
    void erase(WorkspaceId workspace, AnnotationId id);

    storage::Database& database() { return database_; }
    survey::Service& surveys() { return surveys_; }

private:
    storage::Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
    survey::Service& surveys_;
};

}  // namespace hark::annotation
