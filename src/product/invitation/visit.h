#pragma once

#include <optional>
#include <string>

#include "platform/storage/database.h"
#include "product/invitation/asker.h"
#include "product/invitation/waiting.h"

namespace hark::invitation {

/// Somebody is in the product now, and may be asked there.
struct Visit {
    std::optional<people::PersonId> person = {};
    std::string visitor = {};  ///< what the browser keeps, in clear; only its fingerprint is kept
    std::optional<survey::SurveyId> survey = {};  ///< asked for by the page: `hark('show', …)`
    std::optional<std::string> event = {};        ///< what just happened
    people::Properties properties = {};           ///< of the event
};

/// What came of it.
struct VisitAnswer {
    struct Asked {
        InvitationId invitation;
        std::string token;
        survey::SurveyId survey;
        int survey_version = 0;
        Placement placement = Placement::corner;
        int delay_ms = 0;
    };
    std::optional<Asked> asked = {};
    Reason why = Reason::nothing_to_ask;
    std::string sentence = {};
};

/// Asks in the widget, if a plan wants to and no rule speaks against it. A visit that changes
/// nothing (the same “no” as before) writes nothing. Safe to use from several threads.
class Visits {
public:
    /// Requires: all outlive it.
    Visits(storage::Database& database, base::IdSource& ids, const Outside& outside)
        : database_(database), ids_(ids), outside_(outside) {}

    VisitAnswer ask(WorkspaceId workspace, const Visit& visit, base::Time now);

private:
    storage::Database& database_;
    base::IdSource& ids_;
    const Outside& outside_;
};

}  // namespace hark::invitation
