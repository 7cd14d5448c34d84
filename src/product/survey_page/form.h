#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/http/message.h"
#include "product/survey/answers.h"
#include "product/survey/rendered.h"

/// What somebody has filled in so far, as the page's forms carry it from step to step.
namespace hark::survey_page {

struct Form {
    std::string id;  ///< of the answer: one is one response
    std::optional<int> score = {};
    std::optional<std::string> comment = {};
    survey::Answers answers = {};
    /// Keys of the questions that were shown; "comment" and "reasons" when those were.
    std::vector<std::string> shown = {};
    bool is_begun = false;  ///< something was sent before
    /// The page is wanted again in this language; what it shows now counts as not shown yet.
    std::optional<std::string> speak = {};
    bool fell_for_honeypot = false;

    bool has_shown(std::string_view key) const;
};

/// Reads a form as browsers send it. What nobody could have chosen on the page is left out, as is a
/// score off the scale; so nothing that is read needs to be refused.
Form read_form(const http::Query& fields, const survey::Definition& definition, survey::Kind kind);

/// What comes next.
struct Step {
    enum class Kind { score, questions, thanks } kind = Kind::score;
    bool asks_comment = false;
    std::vector<std::string> questions = {};  ///< keys, to be shown now
    std::vector<std::string> missing = {};    ///< of those, the ones that must be answered
};

/// The step after `form`. Questions that hang on answers come after those; a required question that
/// was shown and not answered is shown again.
Step next_step(const Form& form, const survey::Definition& definition, survey::Kind kind);

}  // namespace hark::survey_page
