#include "product/survey_page/parts.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/limits.h"
#include "product/survey/shipped.h"
#include "product/survey_page/html.h"

namespace hark::survey_page {
namespace {

using survey::Rendered;

std::string hidden(std::string_view name, std::string_view value) {
    return fmt::format("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, escaped(value));
}

std::string word(const Rendered& survey, const char* name) {
    const auto found = survey.words.find(name);
    return found == survey.words.end() ? std::string{} : escaped(found->second);
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

/// What was answered, as texts: none, one, or several.
std::vector<std::string> given(const Form& form, const std::string& key) {
    const auto found = form.answers.by_key.find(key);
    if (found == form.answers.by_key.end()) return {};
    if (const auto* text = std::get_if<std::string>(&found->second)) return {*text};
    if (const auto* number = std::get_if<int>(&found->second)) return {std::to_string(*number)};
    return std::get<std::vector<std::string>>(found->second);
}

/// `label` is HTML.
std::string choice(const std::string& name, const std::string& value, const std::string& label,
                   std::string_view type, bool is_chosen) {
    return fmt::format(
        "<label class=\"tick\"><input type=\"{}\" name=\"{}\" value=\"{}\"{}> {}"
        "</label>",
        type, escaped(name), escaped(value), is_chosen ? " checked" : "", label);
}

std::string choices(const Rendered& survey, const Rendered::Question& question, const Form& form) {
    const auto chosen = given(form, question.key);
    const bool is_single = question.kind == survey::QuestionKind::single;
    std::string html;
    for (const auto& option : question.options)
        html += choice("q_" + question.key, option.key, spoken(option.label, survey.direction),
                       is_single ? "radio" : "checkbox", contains(chosen, option.key));
    return html;
}

std::string scale(const Rendered& survey, const Rendered::Question& question, const Form& form) {
    const auto chosen = given(form, question.key);
    std::string html = fmt::format("<div class=\"points\" data-points=\"{}\">",
                                   question.most - question.least + 1);
    for (int point = question.least; point <= question.most; ++point) {
        const auto text = std::to_string(point);
        html += fmt::format(
            "<label><input type=\"radio\" name=\"q_{}\" value=\"{}\"{}><span>{}"
            "</span></label>",
            escaped(question.key), text, contains(chosen, text) ? " checked" : "", text);
    }
    return html + "</div>" +
           ends({question.least, question.most}, question.least_label, question.most_label,
                survey.direction);
}

}  // namespace

std::string ends(survey::Scale scale, const std::string& least, const std::string& most,
                 std::string_view direction) {
    const auto end = [&](int point, const std::string& label) {
        if (label.empty()) return std::string{"<span></span>"};
        return fmt::format("<span data-point=\"{}\">{}</span>", point, spoken(label, direction));
    };
    return fmt::format("<div class=\"ends\">{}{}</div>", end(scale.least, least),
                       end(scale.most, most));
}

std::string carried(const Rendered& survey, const Form& form) {
    std::string html = hidden("id", form.id) + hidden("v", std::to_string(survey.version)) +
                       hidden("lang", survey.language);
    if (form.score) html += hidden("score", std::to_string(*form.score));
    if (form.has_shown("comment")) html += hidden("comment", form.comment.value_or(""));
    for (const auto& reason : form.answers.reasons)
        if (form.has_shown("reasons")) html += hidden("reason", reason);
    for (const auto& [key, answer] : form.answers.by_key)
        if (form.has_shown(key))
            for (const auto& value : given(form, key)) html += hidden("q_" + key, value);
    if (form.answers.wants_contact && form.has_shown("comment")) html += hidden("contact_me", "1");
    for (const auto& key : form.shown) html += hidden("shown", key);
    return html +
           "<div class=\"unseen\" aria-hidden=\"true\"><label>Website <input name=\"website\" "
           "tabindex=\"-1\" autocomplete=\"off\"></label></div>";
}

std::string reasons(const Rendered& survey, const Form& form) {
    const auto audience = survey::audience_of(form.score.value_or(survey::no_score), survey.kind);
    std::string html;
    for (const auto& reason : survey.reasons)
        if (std::find(reason.audiences.begin(), reason.audiences.end(), audience) !=
            reason.audiences.end())
            html += choice("reason", reason.key, spoken(reason.label, survey.direction), "checkbox",
                           contains(form.answers.reasons, reason.key));
    const std::string mark = survey.reasons.empty() ? "" : hidden("showing", "reasons");
    if (html.empty()) return mark;
    return fmt::format("<fieldset><legend>{}</legend><div class=\"ticks\">{}</div></fieldset>{}",
                       word(survey, "reasons"), html, mark);
}

std::string question_field(const Rendered& survey, const Rendered::Question& question,
                           const Form& form, const std::string& missing) {
    const auto mark = question.is_required
                          ? fmt::format(" <small>({})</small>", word(survey, "required"))
                          : fmt::format(" <small>({})</small>", word(survey, "optional"));
    const auto problem = missing.empty()
                             ? std::string{}
                             : fmt::format("<p class=\"problem\" role=\"alert\">{}</p>", missing);
    const auto shown =
        form.has_shown(question.key) ? std::string{} : hidden("showing", question.key);
    const auto label = spoken(question.label, survey.direction) + mark;
    if (question.kind == survey::QuestionKind::text) {
        const auto text = given(form, question.key);
        return fmt::format(
            "<div class=\"field\"><label for=\"q_{0}\">{1}</label>{2}<textarea id=\"q_{0}\" "
            "name=\"q_{0}\" rows=\"3\" maxlength=\"{3}\" dir=\"auto\">{4}</textarea></div>{5}",
            escaped(question.key), label, problem, base::limits::comment_bytes / 4,
            escaped(text.empty() ? "" : text.front()), shown);
    }
    const auto inside = question.kind == survey::QuestionKind::scale
                            ? scale(survey, question, form)
                            : "<div class=\"ticks\">" + choices(survey, question, form) + "</div>";
    return fmt::format("<fieldset><legend>{}</legend>{}{}</fieldset>{}", label, problem, inside,
                       shown);
}

std::string language_name(const std::string& language) {
    const auto* own = survey::shipped(language);
    return escaped(own ? own->name : language);
}

}  // namespace hark::survey_page
