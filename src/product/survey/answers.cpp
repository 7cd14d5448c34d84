#include "product/survey/answers.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/limits.h"

namespace hark::survey {
namespace {

bool contains(const std::vector<std::string>& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

bool is_met(const ShowWhen& when, Kind kind, int score, const Answers& answers) {
    if (when.question == "score") return contains(when.is, std::to_string(score));
    if (when.question == "group") return contains(when.is, to_text(audience_of(score, kind)));
    const auto any_of = [&](const std::vector<std::string>& given) {
        return std::any_of(given.begin(), given.end(),
                           [&](const auto& one) { return contains(when.is, one); });
    };
    if (when.question == "reasons") return any_of(answers.reasons);
    const auto found = answers.by_key.find(when.question);
    if (found == answers.by_key.end()) return false;
    if (const auto* text = std::get_if<std::string>(&found->second))
        return contains(when.is, *text);
    if (const auto* number = std::get_if<int>(&found->second))
        return contains(when.is, std::to_string(*number));
    return any_of(std::get<std::vector<std::string>>(found->second));
}

bool has_option(const Question& question, std::string_view key) {
    return std::any_of(question.options.begin(), question.options.end(),
                       [&](const Option& option) { return option.key == key; });
}

/// What the question takes, when the answer is not that.
std::optional<std::string> objection(const Question& question, const Answer& answer) {
    const auto* text = std::get_if<std::string>(&answer);
    const auto* number = std::get_if<int>(&answer);
    const auto* several = std::get_if<std::vector<std::string>>(&answer);
    switch (question.kind) {
        case QuestionKind::single:
            if (text && has_option(question, *text)) return std::nullopt;
            return "the key of one of its options";
        case QuestionKind::multiple:
            if (several && std::all_of(several->begin(), several->end(),
                                       [&](const auto& key) { return has_option(question, key); }))
                return std::nullopt;
            return "a list of keys of its options";
        case QuestionKind::scale:
            if (number && *number >= question.least && *number <= question.most)
                return std::nullopt;
            return fmt::format("a whole number from {} to {}", question.least, question.most);
        case QuestionKind::text:
            if (text && text->size() <= base::limits::comment_bytes) return std::nullopt;
            return fmt::format("a text of at most {} bytes", base::limits::comment_bytes);
    }
    return std::nullopt;
}

}  // namespace

bool is_shown(const Question& question, Kind kind, int score, const Answers& answers) {
    return std::all_of(question.show_when.begin(), question.show_when.end(),
                       [&](const ShowWhen& when) { return is_met(when, kind, score, answers); });
}

std::vector<base::FieldProblem> check(const Answers& answers, const Definition& definition) {
    std::vector<base::FieldProblem> problems;
    for (const auto& reason : answers.reasons) {
        const bool is_known = std::any_of(definition.reasons.begin(), definition.reasons.end(),
                                          [&](const Reason& one) { return one.key == reason; });
        if (!is_known)
            problems.push_back(
                {"reasons", "not_found", fmt::format("This survey has no reason \"{}\".", reason)});
    }
    for (const auto& [key, answer] : answers.by_key) {
        const auto field = "answers." + key;
        const auto found = std::find_if(definition.questions.begin(), definition.questions.end(),
                                        [&](const Question& one) { return one.key == key; });
        if (found == definition.questions.end())
            problems.push_back(
                {field, "not_found", fmt::format("This survey has no question \"{}\".", key)});
        else if (const auto wanted = objection(*found, answer))
            problems.push_back({field, "not_an_answer",
                                fmt::format("The question \"{}\" takes {}.", key, *wanted)});
    }
    return problems;
}

Answers keep_shown(const Answers& answers, const Definition& definition, Kind kind, int score) {
    Answers kept;
    kept.wants_contact = answers.wants_contact;
    const auto audience = audience_of(score, kind);
    for (const auto& reason : definition.reasons) {
        const auto& for_whom = reason.audiences;
        const bool is_for_them = for_whom.empty() || std::find(for_whom.begin(), for_whom.end(),
                                                               audience) != for_whom.end();
        if (is_for_them && contains(answers.reasons, reason.key))
            kept.reasons.push_back(reason.key);
    }
    // In order: what hangs on a question that is not shown is not shown either.
    for (const auto& question : definition.questions) {
        const auto found = answers.by_key.find(question.key);
        if (found != answers.by_key.end() && is_shown(question, kind, score, kept))
            kept.by_key.insert(*found);
    }
    return kept;
}

}  // namespace hark::survey
