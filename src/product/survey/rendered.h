#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "product/survey/definition.h"

namespace hark::survey {

/// A survey in one language, every text resolved: all that a page or widget needs to ask it.
struct Rendered {
    struct Option {
        std::string key;
        std::string label;
    };
    struct Reason {
        std::string key;
        std::string label;
        std::vector<Audience> audiences = {};  ///< never empty
    };
    struct Question {
        std::string key;
        QuestionKind kind = QuestionKind::text;
        std::string label;
        bool is_required = false;
        std::vector<Option> options = {};
        int least = 0;
        int most = 0;
        std::string least_label = {};
        std::string most_label = {};
        std::vector<ShowWhen> show_when = {};
    };
    struct Link {
        std::string url;
        std::string label;
    };
    struct Thanks {
        std::string text;
        std::optional<Link> link = {};
        std::string share = {};
        bool asks_to_contact = false;
    };

    SurveyId id;
    std::string survey;  ///< its key
    int version = 0;
    Kind kind = Kind::nps;
    std::string language;
    std::string direction = "ltr";
    std::string question;
    Scale scale = {};
    std::string least_label = {};
    std::string most_label = {};
    std::array<std::string, 3> follow_up = {};  ///< by Audience
    bool asks_comment = true;
    std::vector<Reason> reasons = {};
    std::vector<Question> questions = {};
    std::array<Thanks, 3> thanks = {};
    std::map<std::string, std::string> words = {};  ///< by name: "send"
    std::string accent;
    std::string on_accent;  ///< the colour of text on the accent
    std::string logo = {};  ///< the picture itself, a data: URL
    Look::Corners corners = Look::Corners::round;
    Look::Scheme scheme = Look::Scheme::automatic;
    bool shows_hark = true;
    std::vector<std::string> languages = {};  ///< it can be had in
};

/// Every text is the survey's own in that language; else Hark's, where it has one; else the
/// survey's own in its first language.
/// Requires: `language` is one of the definition's.
Rendered render(const Survey& survey, const Definition& definition, int version,
                const std::string& language);

/// The rating question alone.
std::string question_of(Kind kind, const Definition& definition, const std::string& language);

}  // namespace hark::survey
