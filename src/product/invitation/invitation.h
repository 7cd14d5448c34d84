#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"
#include "product/people/person.h"
#include "product/survey/survey.h"

/// Who is asked, when, and why; and what became of it.
namespace hark::invitation {

struct Invitation;
using InvitationId = base::Id<Invitation>;
struct Plan;
using PlanId = base::Id<Plan>;

/// How somebody is asked.
enum class Channel { email, widget, link, kiosk, sms, api };
std::string_view to_text(Channel channel);
std::optional<Channel> parse_channel(std::string_view text);
/// Whether Hark comes to the person, who may be asleep: then quiet hours and reminders count. In
/// the others the person is there already.
bool reaches_out(Channel channel);

/// What became of an invitation.
enum class State {
    scheduled,   ///< to be sent at `due_at`
    sending,     ///< somebody is sending it now
    sent,        ///< the mail server took it; in the widget: it was shown
    delivered,   ///< it arrived
    opened,      ///< as far as pictures in e-mails tell
    viewed,      ///< the survey was seen
    scored,      ///< a score was given
    answered,    ///< the answer is done
    bounced,     ///< it came back
    expired,     ///< too late to answer
    suppressed,  ///< the person wants no e-mail
    cancelled,   ///< taken back before it was sent
    unknown,     ///< Hark ended while sending: it may have been sent, and is not sent again
    dismissed,   ///< the person closed it without a score
};
std::string_view to_text(State state);
std::optional<State> parse_state(std::string_view text);
/// Whether nothing more is to come but a late answer.
bool is_over(State state);

/// Whose rest period an invitation belongs to: that of all surveys, or that of its survey alone.
enum class Rest { shared, own };
std::string_view to_text(Rest rest);
std::optional<Rest> parse_rest(std::string_view text);

/// One asking of one person, from the decision to the answer.
struct Invitation {
    InvitationId id;
    std::optional<PlanId> plan = {};
    survey::SurveyId survey;
    std::optional<int> survey_version = {};
    std::optional<people::PersonId> person = {};
    std::optional<std::string> visitor = {};  ///< fingerprint of what a browser keeps
    Channel channel = Channel::email;
    std::string occasion = {};  ///< what led to it; unique in its plan
    State state = State::scheduled;
    Rest rest = Rest::shared;
    base::Time due_at = {};    ///< when it goes out, at the earliest …
    base::Time until_at = {};  ///< … and at the latest; missed, it is decided anew
    bool is_waiting = true;    ///< something is still to go out: it, or a reminder
    int attempt = 0;           ///< sendings that were begun
    int reminders = 0;         ///< reminders that were sent
    int remind_most = 0;       ///< and how many there may be, `remind_every` after the last sending
    std::chrono::microseconds remind_every = {};
    base::Time expires_at = {};
    std::optional<base::Time> sent_at = {};
    std::optional<base::Time> last_at = {};  ///< the last time the person was contacted
    std::optional<base::Time> delivered_at = {};
    std::optional<base::Time> opened_at = {};
    std::optional<base::Time> viewed_at = {};
    std::optional<base::Time> scored_at = {};
    std::optional<base::Time> answered_at = {};
    std::optional<base::Time> dismissed_at = {};
    std::string reason = {};  ///< of its state, as a sentence
    base::Time created_at = {};
};

}  // namespace hark::invitation
