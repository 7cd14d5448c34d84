#include "product/survey_page/form.h"

#include <algorithm>
#include <charconv>

#include "base/limits.h"

namespace hark::survey_page {
namespace {

std::optional<int> number(const std::optional<std::string>& text) {
    if (!text) return std::nullopt;
    int value = 0;
    const auto* end = text->data() + text->size();
    const auto [stop, error] = std::from_chars(text->data(), end, value);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return value;
}

/// Cut at a character, not refused: a comment that is too long is still a comment.
std::string cut(std::string text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
    text.resize(most);
    return text;
}

std::optional<survey::Answer> answer_to(const survey::Question& question,
                                        const http::Query& fields) {
    const auto name = "q_" + question.key;
    switch (question.kind) {
        case survey::QuestionKind::single: {
            auto text = fields.get(name);
            if (text && !text->empty()) return survey::Answer{*std::move(text)};
            return std::nullopt;
        }
        case survey::QuestionKind::multiple: {
            auto all = fields.all(name);
            if (!all.empty()) return survey::Answer{std::move(all)};
            return std::nullopt;
        }
        case survey::QuestionKind::scale: {
            const auto value = number(fields.get(name));
            if (value) return survey::Answer{*value};
            return std::nullopt;
        }
        case survey::QuestionKind::text: {
            auto text = fields.get(name);
            if (text && !text->empty())
                return survey::Answer{cut(*std::move(text), base::limits::comment_bytes)};
            return std::nullopt;
        }
    }
    return std::nullopt;
}

/// Alone it passes as an answer to that definition.
bool is_possible(const survey::Definition& definition, survey::Answers answers) {
    return survey::check(answers, definition).empty();
}

}  // namespace

bool Form::has_shown(std::string_view key) const {
    return std::find(shown.begin(), shown.end(), key) != shown.end();
}

Form read_form(const http::Query& fields, const survey::Definition& definition, survey::Kind kind) {
    Form form;
    form.id = cut(fields.get("id").value_or(""), base::limits::token_characters);
    const auto scale = survey::scale_of(kind);
    const auto score = number(fields.get("score"));
    if (survey::has_score(kind) && score && *score >= scale.least && *score <= scale.most)
        form.score = score;
    if (auto comment = fields.get("comment"))
        form.comment = cut(*std::move(comment), base::limits::comment_bytes);
    for (auto& reason : fields.all("reason"))
        if (is_possible(definition, {.reasons = {reason}}))
            form.answers.reasons.push_back(std::move(reason));
    for (const auto& question : definition.questions) {
        auto answer = answer_to(question, fields);
        if (answer && is_possible(definition, {.by_key = {{question.key, *answer}}}))
            form.answers.by_key.emplace(question.key, *std::move(answer));
    }
    form.answers.wants_contact = fields.get("contact_me").has_value();
    form.is_begun = true;
    form.speak = fields.get("speak");
    auto shown = fields.all("shown");
    if (!form.speak)
        for (auto& key : fields.all("showing")) shown.push_back(std::move(key));
    // Beside the questions there are the comment and the reasons.
    for (auto& key : shown)
        if (form.shown.size() < base::limits::survey_questions + 2 && !form.has_shown(key))
            form.shown.push_back(std::move(key));
    form.fell_for_honeypot = !fields.get("website").value_or("").empty();
    return form;
}

Step next_step(const Form& form, const survey::Definition& definition, survey::Kind kind) {
    Step step;
    if (survey::has_score(kind) && !form.score) return step;
    const int score = form.score.value_or(survey::no_score);
    step.kind = Step::Kind::questions;
    step.asks_comment = definition.asks_comment && !form.has_shown("comment");
    for (const auto& question : definition.questions) {
        if (!survey::is_shown(question, kind, score, form.answers)) continue;
        const bool is_answered = form.answers.by_key.contains(question.key);
        const bool was_shown = form.has_shown(question.key);
        const bool is_missing = was_shown && question.is_required && !is_answered;
        if (was_shown && !is_missing) continue;
        step.questions.push_back(question.key);
        if (is_missing) step.missing.push_back(question.key);
    }
    // Missing answers first: nothing new is put beside them.
    if (!step.missing.empty()) {
        step.questions = step.missing;
        step.asks_comment = false;
    }
    const bool has_reasons = !definition.reasons.empty() && !form.has_shown("reasons");
    if (!step.asks_comment && step.questions.empty() && !has_reasons)
        step.kind = Step::Kind::thanks;
    return step;
}

}  // namespace hark::survey_page
