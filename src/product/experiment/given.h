#pragma once

#include <optional>
#include <string>

#include "platform/storage/session.h"
#include "product/experiment/experiment.h"
#include "product/invitation/facts.h"

/// Which variant of a survey somebody gets: a question to the sticky hash, so that whoever asks it
/// (the email, its reminder, the page behind its links, a widget) hears the same.
namespace hark::experiment {

struct Given {
    ExperimentId experiment;
    std::string name;  ///< of the experiment
    Variant variant;
};

/// What an asking is part of that went out at `asked_at`; nothing outside of experiments.
std::optional<Given> given(storage::Session& session, WorkspaceId workspace,
                           survey::SurveyId survey, const std::string& subject,
                           base::Time asked_at);
/// Likewise, of an invitation, which goes out `now` if it did not yet.
std::optional<Given> given(storage::Session& session, WorkspaceId workspace,
                           const invitation::Invitation& invitation, base::Time now);

/// An invitation's variant was seen: in the product, or because an email went out. Nothing happens
/// outside of experiments.
void expose(storage::Session& session, WorkspaceId workspace,
            const invitation::Invitation& invitation, base::Time now);

/// Connects experiments about the time of asking with who is asked when.
void connect(invitation::Outside& outside);

}  // namespace hark::experiment
