#include "product/survey/words_json.h"

#include <fmt/format.h>
#include <boost/json/object.hpp>

#include "base/limits.h"

namespace hark::survey {
namespace {

namespace limits = base::limits;

/// What is wrong with a text of a language; nothing is added for a good one.
void check(std::string_view language, const json::Value& value, const std::string& path,
           std::vector<base::FieldProblem>& problems) {
    const auto* text = value.if_string();
    if (!is_language(language))
        problems.push_back(
            {path, "not_a_language",
             fmt::format("\"{}\" is no language tag such as \"en\" or \"pt-BR\".", language)});
    else if (!text)
        problems.push_back({path, "not_a_text", "This must be a text."});
    else if (text->size() > limits::survey_text_bytes)
        problems.push_back({path, "too_long",
                            fmt::format("This text has {} bytes; at most {} are taken.",
                                        text->size(), limits::survey_text_bytes)});
}

}  // namespace

json::Object to_json(const Words& words) {
    json::Object object;
    for (const auto& [language, text] : words) object.emplace(language, text);
    return object;
}

Words read_words(const json::Value* value, const std::string& path,
                 std::vector<base::FieldProblem>& problems) {
    Words read;
    if (!value || value->is_null()) return read;
    const auto* object = value->if_object();
    if (!object) {
        problems.push_back(
            {path, "not_an_object", "Texts are given by language: {\"en\": \"…\"}."});
        return read;
    }
    for (const auto& item : *object) {
        const std::string language{item.key()};
        const auto before = problems.size();
        check(language, item.value(), fmt::format("{}.{}", path, language), problems);
        if (problems.size() > before) continue;
        const auto& text = item.value().get_string();
        if (!text.empty()) read.emplace(language, std::string{text});
    }
    return read;
}

http::Schema words_schema() {
    return http::map(http::text(), "texts by language: {\"en\": …, \"de\": …}");
}

}  // namespace hark::survey
