#include <algorithm>
#include <regex>
#include <set>

#include <fmt/format.h>

#include "base/limits.h"
#include "product/survey/colour.h"
#include "product/survey/definition.h"

namespace hark::survey {
namespace {

namespace limits = base::limits;

/// Collects what is wrong, each with the path of its field.
class Checking {
public:
    Checking(const Definition& definition, Kind kind) : definition_(definition), kind_(kind) {}

    std::vector<base::FieldProblem> all() {
        languages();
        wording();
        reasons();
        questions();
        thanks();
        look();
        return std::move(problems_);
    }

private:
    void refuse(std::string field, std::string code, std::string message) {
        if (problems_.size() < limits::field_problems)
            problems_.push_back(
                {"definition." + std::move(field), std::move(code), std::move(message)});
    }

    void languages() {
        const auto& languages = definition_.languages;
        if (languages.empty()) refuse("languages", "required", "A survey needs one language.");
        if (languages.size() > limits::survey_languages)
            refuse("languages", "too_many",
                   fmt::format("A survey has at most {} languages.", limits::survey_languages));
        std::set<std::string> seen;
        for (std::size_t i = 0; i < languages.size(); ++i) {
            const auto field = fmt::format("languages[{}]", i);
            if (!is_language(languages[i]))
                refuse(field, "not_a_language",
                       fmt::format("\"{}\" is no language tag such as \"en\" or \"pt-BR\".",
                                   languages[i]));
            else if (!seen.insert(languages[i]).second)
                refuse(field, "twice", fmt::format("\"{}\" is there twice.", languages[i]));
        }
    }

    void wording() {
        const auto& wording = definition_.wording;
        if (wording.tmpl && !is_template_of(*wording.tmpl, kind_))
            refuse(
                "wording.template", "not_a_template",
                fmt::format("\"{}\" is no approved wording of a survey of the kind {}; there "
                            "are: {}.",
                            *wording.tmpl, to_text(kind_), fmt::join(templates_of(kind_), ", ")));
        if (!wording.tmpl && !definition_.languages.empty() &&
            !wording.text.contains(definition_.languages.front()))
            refuse("wording.text." + definition_.languages.front(), "required",
                   "The question needs a text in the survey's first language, or an approved "
                   "wording (`template`).");
    }

    void key(const std::string& field, const std::string& key, std::set<std::string>& seen) {
        if (!is_key(key))
            refuse(
                field + ".key", "not_a_key",
                "A key is made of lower-case letters, digits, \"-\" and \"_\", and begins with a "
                "letter.");
        else if (!seen.insert(key).second)
            refuse(field + ".key", "twice", fmt::format("The key \"{}\" is there twice.", key));
    }

    void label(const std::string& field, const Words& label) {
        if (definition_.languages.empty() || label.contains(definition_.languages.front())) return;
        refuse(fmt::format("{}.{}", field, definition_.languages.front()), "required",
               "A text in the survey's first language is needed.");
    }

    void reasons() {
        std::set<std::string> seen;
        for (std::size_t i = 0; i < definition_.reasons.size(); ++i) {
            const auto field = fmt::format("reasons[{}]", i);
            key(field, definition_.reasons[i].key, seen);
            label(field + ".label", definition_.reasons[i].label);
        }
    }

    void questions() {
        std::set<std::string> seen = {"score", "group", "reasons"};
        for (std::size_t i = 0; i < definition_.questions.size(); ++i) {
            const auto field = fmt::format("questions[{}]", i);
            const auto& question = definition_.questions[i];
            // Before its own key is seen: a question cannot hang on itself.
            for (std::size_t j = 0; j < question.show_when.size(); ++j)
                condition(fmt::format("{}.show_when[{}]", field, j), question.show_when[j], seen);
            key(field, question.key, seen);
            label(field + ".label", question.label);
            if (question.kind == QuestionKind::scale) scale(field, question);
            if (question.kind == QuestionKind::single || question.kind == QuestionKind::multiple)
                options(field, question);
        }
    }

    void condition(const std::string& field, const ShowWhen& when,
                   const std::set<std::string>& seen) {
        if (!seen.contains(when.question))
            refuse(
                field + ".question", "not_before",
                fmt::format("\"{}\" is no question before this one; a condition looks at "
                            "\"score\", \"group\", \"reasons\" or the key of an earlier question.",
                            when.question));
        if (when.is.empty())
            refuse(field + ".is", "required", "A condition needs at least one answer to wait for.");
    }

    void scale(const std::string& field, const Question& question) {
        if (question.least < 0 || question.most > 10 || question.least >= question.most)
            refuse(field + ".most", "out_of_range",
                   "A scale lies between 0 and 10, and `most` is above `least`.");
    }

    void options(const std::string& field, const Question& question) {
        std::set<std::string> seen;
        if (question.options.size() < 2)
            refuse(field + ".options", "too_few", "A choice needs at least two options.");
        for (std::size_t i = 0; i < question.options.size(); ++i) {
            const auto option = fmt::format("{}.options[{}]", field, i);
            key(option, question.options[i].key, seen);
            label(option + ".label", question.options[i].label);
        }
    }

    void thanks() {
        static const std::regex form{"https?://[^\\s/?#]+[^\\s]*", std::regex::icase};
        for (const auto audience : audiences) {
            const auto& link = definition_.thanks[static_cast<std::size_t>(audience)].link;
            if (!link) continue;
            const auto field = fmt::format("thanks.{}.link", to_text(audience));
            if (!std::regex_match(link->url, form))
                refuse(field + ".url", "not_a_link",
                       "A link begins with https:// or http:// and has no blanks.");
            label(field + ".label", link->label);
        }
    }

    void look() {
        const auto& look = definition_.look;
        if (!parse_colour(look.accent))
            refuse("look.accent", "not_a_colour",
                   fmt::format("\"{}\" is no colour such as \"#0f766e\".", look.accent));
        static const std::regex form{"data:image/(png|jpeg|webp|gif);base64,"};
        const auto head = look.logo.substr(0, look.logo.find(',') + 1);
        if (!look.logo.empty() && !std::regex_match(head, form))
            refuse("look.logo", "not_a_picture",
                   "The logo must be a PNG, JPEG, WebP or GIF as a data: URL (base64).");
        if (look.logo.size() > limits::logo_bytes)
            refuse("look.logo", "too_long",
                   fmt::format("The logo is larger than {} KB; make it smaller: 400 pixels are "
                               "plenty.",
                               limits::logo_bytes / 1024));
    }

    const Definition& definition_;
    const Kind kind_;
    std::vector<base::FieldProblem> problems_;
};

}  // namespace

std::vector<base::FieldProblem> check(const Definition& definition, Kind kind) {
    return Checking{definition, kind}.all();
}

}  // namespace hark::survey
