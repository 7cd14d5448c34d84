#include "product/survey/answers_json.h"

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"

namespace hark::survey {
namespace {

namespace limits = base::limits;

/// Texts of a list, or nothing when it is none.
std::optional<std::vector<std::string>> texts_of(const json::Value& value) {
    const auto* array = value.if_array();
    if (!array || array->size() > limits::survey_options) return std::nullopt;
    std::vector<std::string> texts;
    for (const auto& item : *array) {
        const auto* text = item.if_string();
        if (!text || text->size() > limits::key_bytes) return std::nullopt;
        texts.emplace_back(text->begin(), text->end());
    }
    return texts;
}

std::optional<Answer> answer_of(const json::Value& value) {
    if (const auto* text = value.if_string()) return Answer{std::string{*text}};
    if (const auto* number = value.if_int64(); number && *number >= 0 && *number <= 10)
        return Answer{static_cast<int>(*number)};
    if (auto texts = texts_of(value)) return Answer{*std::move(texts)};
    return std::nullopt;
}

void read_by_key(json::Reader& reader, AnswersByKey& answers) {
    const auto* value = reader.maybe_any("answers");
    if (!value) return;
    const auto* object = value->if_object();
    if (!object || object->size() > limits::survey_questions)
        return reader.refuse("answers", "not_an_object",
                             fmt::format("`answers` must be an object of at most {} answers by the "
                                         "keys of their questions.",
                                         limits::survey_questions));
    for (const auto& item : *object) {
        if (item.value().is_null()) continue;
        const std::string key{item.key()};
        if (auto answer = answer_of(item.value()))
            answers.insert_or_assign(key, *std::move(answer));
        else
            reader.refuse("answers." + key, "not_an_answer",
                          "An answer is a text, a number from 0 to 10 or a list of keys.");
    }
}

}  // namespace

json::Object to_json(const AnswersByKey& answers) {
    json::Object object;
    for (const auto& [key, answer] : answers) {
        if (const auto* text = std::get_if<std::string>(&answer))
            object.emplace(key, *text);
        else if (const auto* number = std::get_if<int>(&answer))
            object.emplace(key, *number);
        else {
            const auto& several = std::get<std::vector<std::string>>(answer);
            object.emplace(key, json::Array(several.begin(), several.end()));
        }
    }
    return object;
}

Answers read_answers(json::Reader& reader) {
    Answers answers;
    if (const auto* reasons = reader.maybe_any("reasons")) {
        if (auto texts = texts_of(*reasons))
            answers.reasons = *std::move(texts);
        else
            reader.refuse("reasons", "not_a_list", "`reasons` must be a list of keys.");
    }
    read_by_key(reader, answers.by_key);
    answers.wants_contact = reader.maybe_boolean("contact_me").value_or(false);
    return answers;
}

std::string to_column(const Answers& answers) {
    json::Object object;
    if (!answers.reasons.empty())
        object.emplace("reasons", json::Array(answers.reasons.begin(), answers.reasons.end()));
    if (!answers.by_key.empty()) object.emplace("answers", to_json(answers.by_key));
    if (answers.wants_contact) object.emplace("contact_me", true);
    return json::to_text(object);
}

Answers answers_from_column(const std::string& text) {
    const auto value = json::parse(text);
    json::Reader reader{value};
    auto answers = read_answers(reader);
    CHECK(reader.problems().empty());
    return answers;
}

}  // namespace hark::survey
