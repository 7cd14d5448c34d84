#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "product/survey/definition.h"

namespace hark::survey {

/// An answer to a further question: the key of an option or a text; a number of a scale; the keys
/// of several options.
using Answer = std::variant<std::string, int, std::vector<std::string>>;
using AnswersByKey = std::map<std::string, Answer, std::less<>>;

/// What somebody answered beside score and comment.
struct Answers {
    std::vector<std::string> reasons = {};  ///< keys
    AnswersByKey by_key = {};
    bool wants_contact = false;
    bool operator==(const Answers&) const = default;
    bool is_empty() const { return reasons.empty() && by_key.empty() && !wants_contact; }
};

/// Whether the question is to be asked, after what was answered so far.
bool is_shown(const Question& question, Kind kind, int score, const Answers& answers);

/// What is wrong with answers whatever was asked: an option or reason that is not there, a number
/// off its scale, a text that is too long, a question nobody knows. A question that was not
/// answered is no problem: answers arrive piece by piece.
std::vector<base::FieldProblem> check(const Answers& answers, const Definition& definition);

/// Leaves out the answers to questions that were not to be asked (somebody went back and chose
/// another score), and reasons that are not for them.
Answers keep_shown(const Answers& answers, const Definition& definition, Kind kind, int score);

}  // namespace hark::survey
