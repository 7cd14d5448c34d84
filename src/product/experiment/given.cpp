#include "product/experiment/given.h"

#include <fmt/format.h>

#include "product/experiment/experiment_store.h"
#include "product/experiment/exposure_store.h"
#include "product/invitation/asking_store.h"

namespace hark::experiment {
namespace {

std::string subject_of(const invitation::Invitation& invitation) {
    return invitation.person ? invitation::subject_of(*invitation.person)
                             : invitation::subject_of_visitor(invitation.visitor.value_or(""));
}

}  // namespace

std::optional<Given> given(storage::Session& session, WorkspaceId workspace,
                           survey::SurveyId survey, const std::string& subject,
                           base::Time asked_at) {
    const auto found = find_at(session, workspace, survey, asked_at);
    if (!found) return std::nullopt;
    const auto key = invitation::asking(session, workspace).key;
    return Given{found->id, found->name, assigned(*found, key, workspace, subject)};
}

std::optional<Given> given(storage::Session& session, WorkspaceId workspace,
                           const invitation::Invitation& invitation, base::Time now) {
    return given(session, workspace, invitation.survey, subject_of(invitation),
                 invitation.sent_at.value_or(now));
}

void expose(storage::Session& session, WorkspaceId workspace,
            const invitation::Invitation& invitation, base::Time now) {
    const auto found = given(session, workspace, invitation, now);
    if (!found) return;
    add(session, workspace,
        {found->experiment, subject_of(invitation), invitation.person, found->variant.key, now});
}

void connect(invitation::Outside& outside) {
    outside.later = [](storage::Session& session, WorkspaceId workspace, survey::SurveyId survey,
                       const std::string& subject, base::Time now) {
        std::optional<invitation::Later> later;
        const auto found = given(session, workspace, survey, subject, now);
        if (found && found->variant.change.delay.amount > 0)
            later = invitation::Later{
                found->variant.change.delay,
                fmt::format("{} later because of the experiment “{}”",
                            invitation::to_words(found->variant.change.delay), found->name)};
        return later;
    };
}

}  // namespace hark::experiment
