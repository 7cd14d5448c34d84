#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "product/mailing/email_store.h"

/// Emails as members look at them: each sending with what became of it, and what is still to go
/// out.
namespace hark::mailing {

enum class EmailState {
    waiting,    ///< to go out; not begun
    sending,    ///< a program is at it
    sent,       ///< the mail server took it, or it is known to have arrived
    bounced,    ///< taken, and came back
    failed,     ///< the mail server refused it
    postponed,  ///< "try again later", or there was no server: it is waiting again since
    unknown,    ///< it may have arrived
    resent,     ///< it may have arrived, and a member had it sent again
};
std::string_view to_text(EmailState state);
std::optional<EmailState> parse_email_state(std::string_view text);
const std::vector<std::string_view>& email_states();

struct ListedEmail {
    std::string id;  ///< empty while it waits
    invitation::InvitationId invitation;
    std::optional<people::PersonId> person = {};
    std::string name = {};  ///< of the person
    std::string email_key = {};
    survey::SurveyId survey = {};
    std::string survey_name = {};
    std::string plan_name = {};  ///< empty: the plan is gone
    invitation::ToSend::Kind kind = invitation::ToSend::Kind::first;
    EmailState state = EmailState::waiting;
    std::string reply = {};  ///< what the mail server said; of what waits: why it still does
    base::Time at = {};  ///< when it was begun; of what waits: when it goes out, at the earliest
};

/// A place in a list, after which a page begins.
struct EmailPlace {
    base::Time at;
    std::string id;

    std::string text() const;
    static std::optional<EmailPlace> parse(std::string_view text);
};
EmailPlace place_of(const ListedEmail& email);

/// Newest first, those of a state alone if one is given. What waits is only listed by its state,
/// soonest first.
std::vector<ListedEmail> list_emails(storage::Session& session, WorkspaceId workspace,
                                     std::optional<EmailState> state,
                                     const std::optional<EmailPlace>& after, std::size_t most);
std::optional<ListedEmail> find_listed(storage::Session& session, WorkspaceId workspace,
                                       std::string_view id);

}  // namespace hark::mailing
