#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"

namespace hark::survey {

/// What a survey asks for: recommendation (by customers: nps, by employees: enps), satisfaction
/// (csat), effort (ces), or words alone (open). Decides the scale of its scores.
enum class Kind { nps, enps, csat, ces, open };

std::string_view to_text(Kind kind);
std::optional<Kind> parse_kind(std::string_view text);

/// The score of a response to an open survey.
inline constexpr int no_score = -1;

/// The scores a kind of survey takes, both ends included; of an open one, `no_score` alone.
struct Scale {
    int least = 0;
    int most = 10;
};
Scale scale_of(Kind kind);
bool has_score(Kind kind);
/// Whether nobody may ever learn who answered: employees.
bool is_anonymous(Kind kind);

/// What may be done with a survey: a draft is not asked yet, one that is paused or closed no more.
enum class State { draft, published, paused, closed };
std::string_view to_text(State state);
std::optional<State> parse_state(std::string_view text);

struct Survey;
using SurveyId = base::Id<Survey>;

/// A question that is asked again and again. Its key and kind never change.
struct Survey {
    SurveyId id;
    std::string key;
    Kind kind = Kind::nps;
    std::string name;
    std::string question;  ///< as the draft asks it, in its first language
    base::Time created_at = {};
    State state = State::published;
    int version = 1;  ///< the one that was published last; 0: none yet
};

/// What never changes about a survey: all that a response needs to know of it.
struct Reference {
    SurveyId id;
    std::string key;
    Kind kind = Kind::nps;
};

/// The survey a new workspace has, and the one meant where none is named.
inline constexpr std::string_view default_key = "nps";

/// Lower-case letters, digits, "-" and "_", beginning with a letter, at most limits::key_bytes.
/// So a key is never mistaken for an id.
bool is_key(std::string_view text);

/// "nps" → "NPS", "after_support" → "After support".
std::string usual_name(std::string_view key);

}  // namespace hark::survey
