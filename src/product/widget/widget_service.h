#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "platform/storage/database.h"
#include "product/event/event_service.h"
#include "product/experiment/experiment_service.h"
#include "product/identity/identity_service.h"
#include "product/invitation/visit.h"
#include "product/survey/rendered.h"
#include "product/survey/survey_service.h"

/// What a script in the customer's pages asks of Hark: whether to ask here and now, and to hear of
/// what happens.
namespace hark::widget {

using workspace::WorkspaceId;

/// What a page that names no event means by asking: somebody looks at it.
inline constexpr const char* page_viewed = "page_viewed";

/// Who is at the page: `identity` is a token that the customer's server signed (identity::Service),
/// `visitor` what the browser keeps of somebody unknown. Either may be empty.
struct Who {
    std::optional<std::string> visitor = {};
    std::optional<std::string> identity = {};
};

/// "May I ask, here and now?"
struct Question {
    Who who = {};
    std::optional<std::string> event = {};     ///< what just happened; page_viewed by default
    std::optional<std::string> event_id = {};  ///< the same however often it is told
    people::GivenProperties properties = {};   ///< of the event
    std::optional<std::string> survey = {};    ///< key or id: the page asks for it
    std::vector<std::string> languages = {};   ///< of the browser, best first
};

struct Answer {
    std::optional<survey::Rendered> survey = {};
    invitation::VisitAnswer visit = {};
    std::string why = {};  ///< a code: invitation::Reason, or "identity_refused"
    std::set<std::string, std::less<>> events;  ///< names that plans listen to
};

/// Something that happened, `ago` before now.
struct Happened {
    std::string name;
    std::optional<std::string> id = {};
    std::chrono::milliseconds ago{0};
    people::GivenProperties properties = {};
};

/// Safe to use from several threads.
class Service {
public:
    /// Requires: all outlive the service.
    Service(storage::Database& database, const base::Clock& clock, base::IdSource& ids,
            survey::Service& surveys, identity::Service& identities, event::Service& events,
            experiment::Service& experiments, invitation::Visits& visits)
        : database_(database),
          clock_(clock),
          ids_(ids),
          surveys_(surveys),
          identities_(identities),
          events_(events),
          experiments_(experiments),
          visits_(visits) {}

    /// An identity that is refused is not asked, and the sentence says why; nothing is lost by it.
    /// Throws: base::Error invalid with what is wrong with the event; not_found when there is no
    /// such survey.
    Answer decide(WorkspaceId workspace, const Question& question);

    /// In their order; a bad one does not hinder the others.
    /// Throws: base::Error invalid when the identity is refused.
    std::vector<event::Outcome> track(WorkspaceId workspace, const Who& who,
                                      const std::vector<Happened>& events);

    /// Which variants (by their experiments) somebody sees since `ago` before now.
    /// Throws: base::Error invalid when the identity is refused.
    void note_variants(WorkspaceId workspace, const Who& who,
                       const std::map<std::string, std::string>& variants,
                       std::chrono::milliseconds ago);

    /// The survey's picture, a data: URL. Throws: base::Error not_found.
    std::string logo(WorkspaceId workspace, const std::string& survey);

private:
    struct Known {
        std::optional<people::GivenSelf> self = {};
        std::optional<people::PersonId> person = {};
    };
    Known know(WorkspaceId workspace, const Who& who);
    people::PersonId recognise(WorkspaceId workspace, const people::GivenSelf& self);
    void tell(WorkspaceId workspace, const Question& question,
              const std::optional<people::GivenSelf>& self);
    void ask(WorkspaceId workspace, const Question& question,
             const std::optional<people::PersonId>& person, Answer& answer);
    survey::Rendered rendered(WorkspaceId workspace, const Question& question,
                              const std::optional<people::PersonId>& person,
                              survey::SurveyId survey);
    static std::string subject(const Who& who, const std::optional<people::PersonId>& person);

    storage::Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
    survey::Service& surveys_;
    identity::Service& identities_;
    event::Service& events_;
    experiment::Service& experiments_;
    invitation::Visits& visits_;
};

}  // namespace hark::widget
