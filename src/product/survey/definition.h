#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "product/survey/survey.h"
#include "product/survey/words.h"

/// What a survey asks and how it looks: what the builder edits, and a version keeps for good.
namespace hark::survey {

/// Whom a part of a survey is for, by their score: promoters, passives and detractors; of the other
/// kinds likewise the content, the undecided and the unhappy.
enum class Audience { promoter, passive, detractor };
inline constexpr std::array<Audience, 3> audiences = {Audience::promoter, Audience::passive,
                                                      Audience::detractor};
std::string_view to_text(Audience audience);
std::optional<Audience> parse_audience(std::string_view text);

/// Detractors up to `detractor`, passives up to `passive`, promoters above: nps and enps 6 and 8
/// (Reichheld 2003), csat 2 and 3, ces 3 and 4.
struct Bounds {
    int detractor = 6;
    int passive = 8;
};
Bounds bounds_of(Kind kind);
Audience audience_of(int score, Kind kind);

/// The rating question: an approved template about a subject, so that scores can be compared with
/// benchmarks; or words of one's own (no template).
struct Wording {
    std::optional<std::string> tmpl = {};
    std::string subject = {};
    Words text = {};
    bool operator==(const Wording&) const = default;
};

/// A reason to tick. Without audiences: for all.
struct Reason {
    std::string key;
    Words label = {};
    std::vector<Audience> audiences = {};
    bool operator==(const Reason&) const = default;
};

/// When a question is shown: the earlier one was answered with one of these. `question` is "score",
/// "group", "reasons" or the key of a question before.
struct ShowWhen {
    std::string question;
    std::vector<std::string> is = {};
    bool operator==(const ShowWhen&) const = default;
};

enum class QuestionKind { single, multiple, scale, text };
std::string_view to_text(QuestionKind kind);
std::optional<QuestionKind> parse_question_kind(std::string_view text);

struct Option {
    std::string key;
    Words label = {};
    bool operator==(const Option&) const = default;
};

/// A further question. Options belong to single and multiple, the ends to scale.
struct Question {
    std::string key;
    QuestionKind kind = QuestionKind::text;
    Words label = {};
    bool is_required = false;
    std::vector<Option> options = {};
    int least = 1;
    int most = 5;
    Words least_label = {};
    Words most_label = {};
    std::vector<ShowWhen> show_when = {};
    bool operator==(const Question&) const = default;
};

struct Link {
    std::string url;
    Words label = {};
    bool operator==(const Link&) const = default;
};

/// What one audience sees at the end.
struct Thanks {
    Words text = {};
    std::optional<Link> link = {};
    Words share = {};  ///< a text to pass on
    bool asks_to_contact = false;
    bool operator==(const Thanks&) const = default;
};

struct Look {
    std::string accent = "#0f766e";
    std::string logo = {};  ///< a data: URL of a PNG, JPEG, WebP or GIF; empty: none
    enum class Corners { round, square } corners = Corners::round;
    enum class Scheme { automatic, light, dark } scheme = Scheme::automatic;
    bool shows_hark = true;
    bool operator==(const Look&) const = default;
};

struct Definition {
    std::vector<std::string> languages = {"en"};  ///< at least one; the first is the default
    Wording wording = {};
    std::array<Words, 3> follow_up = {};  ///< by Audience; of an open survey the first alone
    bool asks_comment = true;
    std::vector<Reason> reasons = {};
    std::vector<Question> questions = {};
    std::array<Thanks, 3> thanks = {};
    Look look = {};
    /// Of the open link: a browser that has answered is not asked again.
    bool is_once_per_browser = false;
    bool operator==(const Definition&) const = default;
};

/// The template of a kind of survey that nobody chose one for: "recommend_company" of nps.
std::string_view usual_template(Kind kind);
/// Whether surveys of that kind may use it.
bool is_template_of(std::string_view name, Kind kind);
std::vector<std::string_view> templates_of(Kind kind);

/// What a survey asks before anybody has edited it.
Definition usual_definition(Kind kind, std::string_view subject);

/// Everything that is wrong with it as a whole: keys that occur twice, conditions on questions that
/// do not come before, options missing, a link that is none, a colour that is none, … Fields are
/// paths below "definition".
std::vector<base::FieldProblem> check(const Definition& definition, Kind kind);

}  // namespace hark::survey
