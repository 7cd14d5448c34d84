#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "product/access/member.h"
#include "product/people/person.h"
#include "product/survey/answers.h"
#include "product/survey/survey.h"

/// What asked for a response; the slice that invites says what it is.
namespace hark::invitation {
struct Invitation;
using InvitationId = base::Id<Invitation>;
}  // namespace hark::invitation

namespace hark::response {

struct Response;
using ResponseId = base::Id<Response>;

/// A file being imported; the slice that imports says what it is.
struct Import;
using ImportId = base::Id<Import>;

/// How a response came in.
enum class Channel { link, email, widget, kiosk, sms, api, import };
std::string_view to_text(Channel channel);
std::optional<Channel> parse_channel(std::string_view text);

/// Promoter 9–10, passive 7–8, detractor 0–6 (Reichheld 2003).
enum class Group { promoter, passive, detractor };
std::string_view to_text(Group group);
/// Returns: nothing for surveys that do not ask for recommendation (csat, ces).
std::optional<Group> group_of(int score, survey::Kind kind);

/// A response left out of every score, and why.
struct Exclusion {
    std::string reason;
    base::Time at;
};

/// The person or company of a response, as a list shows them.
struct PersonMention {
    people::PersonId id;
    std::optional<std::string> name = {};
    std::optional<std::string> email = {};
    std::optional<std::string> external_id = {};
};
struct CompanyMention {
    people::CompanyId id;
    std::optional<std::string> name = {};
};

/// What somebody wrote down about a response: what has been done about it.
struct Note;
using NoteId = base::Id<Note>;
struct Note {
    NoteId id;
    std::string text;
    base::Time at = {};
    /// Nothing: a program with an API key wrote it. The name is the one they had then.
    std::optional<access::MemberId> member = {};
    std::string author = {};
};

/// How many notes a response has, and the newest.
struct NoteMention {
    std::int64_t notes = 0;
    std::optional<Note> last = {};
};

/// What a response to a survey that Hark itself asked holds beside score and comment.
struct Asked {
    std::optional<int> version = {};  ///< of the survey
    std::optional<std::string> language = {};
    survey::Answers answers = {};
};

/// One answer to a survey.
struct Response {
    ResponseId id;
    survey::Reference survey;
    int score = 0;  ///< survey::no_score of an open survey
    std::optional<std::string> comment = {};
    Channel channel = Channel::api;
    base::Time at = {};
    base::Time created_at = {};
    base::Time updated_at = {};
    std::optional<PersonMention> person = {};
    std::optional<CompanyMention> company = {};
    people::Properties properties = {};  // frozen when the response was given
    std::optional<std::string> external_id = {};
    std::optional<Exclusion> excluded = {};
    NoteMention noted = {};
    Asked asked = {};
    std::optional<invitation::InvitationId> invitation = {};
};

}  // namespace hark::response
