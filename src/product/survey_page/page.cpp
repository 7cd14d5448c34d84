#include "product/survey_page/page.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/limits.h"
#include "product/survey/words.h"
#include "product/survey_page/frame.h"
#include "product/survey_page/html.h"
#include "product/survey_page/parts.h"

namespace hark::survey_page {
namespace {

using survey::Rendered;

std::string word(const Rendered& survey, const char* name) {
    const auto found = survey.words.find(name);
    return found == survey.words.end() ? std::string{} : escaped(found->second);
}

/// Whether something was sent from this page's form before: then another language goes on with it.
enum class Progress { none, begun, done };

/// Other languages, each by its own name: as links before anything was sent, then as buttons of the
/// form, so that one answer stays one answer.
std::string languages(const Rendered& survey, const Setting& setting, Progress progress) {
    constexpr std::size_t most_in_line = 3;
    if (survey.languages.size() < 2 || progress == Progress::done) return {};
    std::string menu = fmt::format("<nav aria-label=\"{}\">", word(survey, "language"));
    for (const auto& language : survey.languages) {
        if (language == survey.language) {
            menu += fmt::format("<span aria-current=\"true\">{}</span>", language_name(language));
        } else if (progress == Progress::begun) {
            menu += fmt::format(
                "<button class=\"link\" form=\"step\" name=\"speak\" value=\"{0}\" lang=\"{0}\">{1}"
                "</button>",
                escaped(language), language_name(language));
        } else {
            menu += fmt::format("<a href=\"{0}\" lang=\"{1}\" hreflang=\"{1}\">{2}</a>",
                                escaped(address(setting, language)), escaped(language),
                                language_name(language));
        }
    }
    menu += "</nav>";
    if (survey.languages.size() <= most_in_line) return menu;
    return fmt::format("<details><summary>{}: {}</summary>{}</details>", word(survey, "language"),
                       language_name(survey.language), menu);
}

std::string logo_of(const Rendered& survey) {
    if (survey.logo.empty()) return {};
    return fmt::format("/s/{}/logo?v={}", survey.survey, survey.version);
}

struct Around {
    std::string footer;
    std::string logo;
    std::string attributes;
};

Around around(const Rendered& survey, const Setting& setting, Progress progress) {
    Around around;
    around.footer = languages(survey, setting, progress);
    if (survey.shows_hark)
        around.footer += fmt::format("<p class=\"hark\">{}</p>", word(survey, "powered_by"));
    around.logo = logo_of(survey);
    around.attributes = fmt::format(" data-path=\"{}\" data-retry=\"{}\"", escaped(setting.path),
                                    word(survey, "retry"));
    if (setting.frame == Setting::Frame::kiosk)
        around.attributes +=
            fmt::format(" data-home=\"{}\" data-idle=\"{}\"", escaped(address(setting)),
                        base::limits::kiosk_idle.count());
    return around;
}

Html whole(const Rendered& survey, const Setting& setting, Progress progress,
           const std::string& middle, const std::string& attributes = {},
           std::chrono::seconds reset = {}) {
    const auto parts = around(survey, setting, progress);
    const auto all = parts.attributes + attributes;
    auto framing = framing_of(survey);
    framing.footer = parts.footer;
    framing.logo = parts.logo;
    framing.words_for_script = all;
    if (setting.frame == Setting::Frame::kiosk) framing.reset_after = reset;
    return framed(middle, framing, setting);
}

std::string open_form(const Rendered& survey, const Form& form, const Setting& setting,
                      std::string_view name) {
    return fmt::format(
        "<form id=\"step\" method=\"post\" action=\"{}\" data-step=\"{}\">{}",
        escaped(address({.path = setting.path, .frame = setting.frame}, survey.language)), name,
        carried(survey, form));
}

std::string score_buttons(const Rendered& survey, const Setting& setting) {
    std::string buttons;
    for (int score = survey.scale.least; score <= survey.scale.most; ++score) {
        const auto label = survey::fill(
            word(survey, "score_of"),
            {{"score", std::to_string(score)}, {"most", std::to_string(survey.scale.most)}});
        buttons += fmt::format(
            "<button name=\"score\" value=\"{0}\" aria-label=\"{1}{2}\"{3}>{0}</button>", score,
            label,
            score == survey.scale.least  ? ", " + escaped(survey.least_label)
            : score == survey.scale.most ? ", " + escaped(survey.most_label)
                                         : std::string{},
            setting.chosen == score ? " class=\"chosen\" aria-pressed=\"true\"" : "");
    }
    return fmt::format(
        "<div class=\"scale\" role=\"group\" aria-labelledby=\"question\" "
        "data-points=\"{}\">{}</div><div aria-hidden=\"true\">{}</div>",
        survey.scale.most - survey.scale.least + 1, buttons,
        ends(survey.scale, survey.least_label, survey.most_label, survey.direction));
}

/// A link in an email chose the score: one press makes it count, where no script does.
std::string confirmation(const Rendered& survey, const Setting& setting) {
    if (!setting.chosen) return {};
    const auto score = std::to_string(*setting.chosen);
    return fmt::format(
        "<p class=\"confirm\"><span>{}</span> <button class=\"main\" name=\"score\" value=\"{}\">{}"
        "</button></p>",
        survey::fill(word(survey, "chosen"), {{"score", score}}), score,
        word(survey, "press_to_confirm"));
}

std::string chosen_line(const Rendered& survey, const Form& form, const Setting& setting) {
    if (!form.score) return {};
    return fmt::format(
        "<p class=\"so-far\">{} <button class=\"link\" form=\"again\">{}</button></p>"
        "<form id=\"again\" method=\"post\" action=\"{}\"><input type=\"hidden\" name=\"back\" "
        "value=\"1\"><input type=\"hidden\" name=\"id\" value=\"{}\"></form>",
        survey::fill(word(survey, "chosen"), {{"score", std::to_string(*form.score)}}),
        word(survey, "back"),
        escaped(address({.path = setting.path, .frame = setting.frame}, survey.language)),
        escaped(form.id));
}

std::string comment_field(const Rendered& survey, const Form& form) {
    const auto audience = survey::audience_of(form.score.value_or(survey::no_score), survey.kind);
    const auto question = survey::has_score(survey.kind)
                              ? survey.follow_up[static_cast<std::size_t>(audience)]
                              : survey.question;
    return fmt::format(
        "<h1><label for=\"comment\">{}</label></h1>"
        "<textarea id=\"comment\" name=\"comment\" rows=\"4\" maxlength=\"{}\" dir=\"auto\">{}"
        "</textarea><input type=\"hidden\" name=\"showing\" value=\"comment\">",
        spoken(question, survey.direction), base::limits::comment_bytes / 4,
        escaped(form.comment.value_or("")));
}

/// One heading: the survey's own words where they are short, else below a plain "Thank you".
std::string thanks_heading(const Rendered& survey, const std::string& text) {
    constexpr std::size_t short_bytes = 160;
    const bool is_short = text.size() <= short_bytes && text.find('\n') == std::string::npos;
    const auto own = spoken(text, survey.direction);
    if (!text.empty() && is_short) return fmt::format("<h1 tabindex=\"-1\">{}</h1>", own);
    return fmt::format("<h1 tabindex=\"-1\">{}</h1>{}", word(survey, "thanks_title"),
                       text.empty() ? std::string{} : "<p>" + own + "</p>");
}

}  // namespace

Html score_page(const Rendered& survey, const Form& form, const Setting& setting) {
    const auto progress = form.is_begun ? Progress::begun : Progress::none;
    std::string middle = open_form(survey, form, setting, "score");
    middle += fmt::format("<h1 id=\"question\">{}</h1>", spoken(survey.question, survey.direction));
    middle += score_buttons(survey, setting) + confirmation(survey, setting) + "</form>";
    std::string attributes;
    if (setting.chosen && setting.counts_when_seen)
        attributes = fmt::format(" data-chosen=\"{}\"", *setting.chosen);
    return whole(survey, setting, progress, middle, attributes);
}

Html questions_page(const Rendered& survey, const Form& form, const Step& step,
                    const Setting& setting) {
    std::string middle = chosen_line(survey, form, setting);
    middle += open_form(survey, form, setting, "questions");
    if (!form.has_shown("reasons")) middle += reasons(survey, form);
    if (step.asks_comment)
        middle += comment_field(survey, form);
    else  // every page has a heading, for those who hear it
        middle +=
            fmt::format("<h1 class=\"unseen\">{}</h1>", spoken(survey.question, survey.direction));
    for (const auto& question : survey.questions) {
        const auto holds = [&](const std::vector<std::string>& keys) {
            return std::find(keys.begin(), keys.end(), question.key) != keys.end();
        };
        if (!holds(step.questions)) continue;
        const auto missing = holds(step.missing) ? word(survey, "answer_required") : std::string{};
        middle += question_field(survey, question, form, missing);
    }
    const auto audience = survey::audience_of(form.score.value_or(survey::no_score), survey.kind);
    if (step.asks_comment && survey.thanks[static_cast<std::size_t>(audience)].asks_to_contact &&
        !survey::is_anonymous(survey.kind))
        middle += fmt::format(
            "<label class=\"tick\"><input type=\"checkbox\" name=\"contact_me\" "
            "value=\"1\"{}> {}</label>",
            form.answers.wants_contact ? " checked" : "", word(survey, "contact_me"));
    middle += fmt::format("<p class=\"acts\"><button class=\"main\">{}</button></p></form>",
                          word(survey, "send"));
    return whole(survey, setting, Progress::begun, middle, {}, base::limits::kiosk_idle);
}

Html thanks_page(const Rendered& survey, const Form& form, const Setting& setting) {
    const auto audience = survey::audience_of(form.score.value_or(survey::no_score), survey.kind);
    const auto& thanks = survey.thanks[static_cast<std::size_t>(audience)];
    std::string middle = thanks_heading(survey, thanks.text);
    // Nobody at a kiosk follows links on somebody else's machine.
    const bool is_kiosk = setting.frame == Setting::Frame::kiosk;
    if (thanks.link && !is_kiosk)
        middle += fmt::format(
            "<p><a class=\"main\" href=\"{}\" target=\"_blank\" rel=\"noopener "
            "noreferrer\">{}</a></p>",
            escaped(thanks.link->url), spoken(thanks.link->label, survey.direction));
    if (!thanks.share.empty() && !is_kiosk)
        middle += fmt::format(
            "<div class=\"field share\"><label for=\"share\">{}</label><textarea id=\"share\" "
            "rows=\"3\" dir=\"auto\" readonly data-copy=\"{}\" data-copied=\"{}\">{}</textarea>"
            "</div>",
            word(survey, "share"), word(survey, "copy"), word(survey, "copied"),
            escaped(thanks.share));
    if (is_kiosk)
        middle += fmt::format(
            "<p class=\"acts\"><a class=\"main\" href=\"{}\">{}</a></p>"
            "<p class=\"countdown\" data-seconds=\"{}\" data-text=\"{}\"></p>",
            escaped(address(setting)), word(survey, "start_over"),
            base::limits::kiosk_thanks.count(), word(survey, "kiosk_reset"));
    return whole(survey, setting, Progress::done, middle, " data-done=\"1\"",
                 base::limits::kiosk_thanks);
}

Html notice_page(std::string_view text, std::string_view language, std::string_view direction,
                 const Setting& setting) {
    Framing framing;
    framing.title = text;
    framing.language = language;
    framing.direction = direction;
    return framed(fmt::format("<h1>{}</h1>", paragraphs(text)), framing, setting);
}

Html notice_page(std::string_view text, const Rendered& survey, const Setting& setting) {
    auto framing = framing_of(survey);
    const auto logo = logo_of(survey);
    framing.title = text;
    framing.logo = logo;
    return framed(fmt::format("<h1>{}</h1>", paragraphs(text)), framing, setting);
}

}  // namespace hark::survey_page
