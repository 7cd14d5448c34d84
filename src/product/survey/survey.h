#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"

namespace hark::survey {

/// What a survey asks for: recommendation (by customers: nps, by employees: enps), satisfaction
/// (csat) or effort (ces). Decides the scale of its scores.
enum class Kind { nps, enps, csat, ces };

std::string_view to_text(Kind kind);
std::optional<Kind> parse_kind(std::string_view text);

/// The scores a kind of survey takes, both ends included.
struct Scale {
    int least = 0;
    int most = 10;
};
Scale scale_of(Kind kind);

struct Survey;
using SurveyId = base::Id<Survey>;

/// A question that is asked again and again. Its key and kind never change.
struct Survey {
    SurveyId id;
    std::string key;
    Kind kind = Kind::nps;
    std::string name;
    std::string question;
    base::Time created_at = {};
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

/// The usual question of a kind, about `subject` (the workspace's name). For nps: Reichheld 2003.
std::string usual_question(Kind kind, std::string_view subject);

/// "nps" → "NPS", "after_support" → "After support".
std::string usual_name(std::string_view key);

}  // namespace hark::survey
