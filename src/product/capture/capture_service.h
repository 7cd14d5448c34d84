#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "platform/storage/database.h"
#include "product/invitation/invitation.h"
#include "product/response/response_service.h"
#include "product/survey/answers.h"
#include "product/survey/survey_service.h"

/// Answers as survey pages and widgets send them: score first, then the rest, as often as it takes.
namespace hark::capture {

using workspace::WorkspaceId;

/// All that somebody has answered so far.
struct Answer {
    std::string id;      ///< made by the client: one id is one response, however often it is sent
    std::string survey;  ///< key or id
    std::optional<int> version = {};
    std::optional<std::string> language = {};
    response::Channel channel = response::Channel::link;
    std::optional<std::string> invitation = {};      ///< its token
    std::optional<people::GivenPerson> person = {};  ///< known by a signed identity alone
    std::optional<int> score = {};
    std::optional<std::string> comment = {};
    survey::Answers answers = {};
    bool is_done = false;
    std::chrono::milliseconds ago{0};  ///< when it was answered, before now
    std::optional<std::string> page = {};
    people::GivenProperties properties = {};  ///< those that the workspace knows are kept
};

/// Whether an answer is believed to be a person's. One that is not is kept apart (excluded as
/// response::suspected_robot) until a person's signal amends it, or a member takes it in.
enum class Belief { person, doubtful };

/// What pages and widgets do. Each call is one transaction; when it returns, the answer is on disk.
/// Safe to use from several threads.
class Service {
public:
    /// Requires: all of them outlive the service.
    Service(storage::Database& database, const base::Clock& clock, survey::Service& surveys,
            response::Service& responses)
        : database_(database), clock_(clock), surveys_(surveys), responses_(responses) {}

    /// Takes an answer in, or amends the one that has its id or invitation. An unknown token leads
    /// to an answer without an invitation: better than no answer.
    /// Throws: base::Error invalid with every bad field; not_found without such a survey; conflict
    /// ("survey_closed", "expired", "already_answered") when it cannot be answered any more.
    response::Taken take(WorkspaceId workspace, const Answer& answer,
                         Belief belief = Belief::person);

    /// Who followed the links of this invitation looks like a program: what it has answered within
    /// limits::scanner_answer is kept apart.
    void doubt(WorkspaceId workspace, const std::string& token);

    /// The survey was closed without a score.
    void dismiss(WorkspaceId workspace, const std::string& token);

    /// The survey was seen, by somebody who was invited or (without a token) by anybody.
    void view(WorkspaceId workspace, survey::SurveyId survey, response::Channel channel,
              const std::optional<std::string>& token);
    /// Likewise, by id or key. Throws: base::Error not_found.
    void view(WorkspaceId workspace, const std::string& survey, response::Channel channel,
              const std::optional<std::string>& token);

private:
    struct Ready;
    Ready prepare(WorkspaceId workspace, const Answer& answer, Belief belief);

    storage::Database& database_;
    const base::Clock& clock_;
    survey::Service& surveys_;
    response::Service& responses_;
};

}  // namespace hark::capture
