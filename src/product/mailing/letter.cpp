#include "product/mailing/letter.h"

#include <optional>
#include <variant>

#include <fmt/format.h>

#include "base/error.h"
#include "platform/templates/template.h"
#include "product/survey/shipped.h"
#include "product/survey/words.h"

namespace hark::mailing {

// Written by the build from web/emails.
std::vector<std::string_view> text_files();

namespace {

using templates::Escape;
using templates::Value;
using templates::Values;

/// nullptr when the program was built without node, which lays emails out.
const templates::Template* layout() {
    static const auto read = [] {
        const auto text = text_files().front();
        return text.empty() ? std::optional<templates::Template>{} : templates::Template{text};
    }();
    return read ? &*read : nullptr;
}

std::string text_of(const people::KeptValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
    return {};
}

/// What members may name in their texts.
Values fields(const Letter& letter) {
    Values values;
    if (letter.person) {
        for (const auto& [key, value] : letter.person->properties.items())
            values.insert_or_assign(key, text_of(value));
        const auto name = letter.person->name.value_or("");
        values.insert_or_assign("name", name);
        values.insert_or_assign("first_name", name.substr(0, name.find(' ')));
    }
    values.insert_or_assign("company", letter.company);
    return values;
}

/// A member's text, filled in; empty when there is none, or nothing is left of it.
std::string filled(std::string_view text, const Letter& letter) {
    if (text.empty()) return {};
    try {
        return templates::Template{text}.render(fields(letter), Escape::nothing);
    } catch (const base::Error&) {
        return {};
    }
}

/// In the email's language. Hark's own words stand in where there is none.
std::string own(const survey::Words& words, const Letter& letter) {
    return filled(words_in(words, letter.survey.language), letter);
}

/// Who writes has to be said, be it in another language.
std::string footer(const Letter& letter) {
    const auto& words = letter.settings.footer;
    auto text = words_in(words, letter.survey.language);
    if (text.empty()) text = words_in(words, "en");
    if (text.empty() && !words.empty()) text = words.begin()->second;
    return filled(text, letter);
}

/// One line, whatever names and properties hold.
std::string one_line(std::string text) {
    for (auto& c : text)
        if (static_cast<unsigned char>(c) < ' ') c = ' ';
    return text;
}

struct Point {
    int score = 0;
    std::string link;
    std::string label;
};

/// All the texts of one email, not escaped.
struct Said {
    std::string subject;
    std::string preheader;
    std::string greeting;
    std::string intro;
    std::string why;
    std::string footer;
    std::string open_in_browser;
    std::string unsubscribe_word;
    std::string hark;
    std::string link;
    std::string unsubscribe;
    std::vector<Point> points = {};
};

std::vector<Point> points(const Letter& letter, const survey::Shipped& texts,
                          const std::string& link) {
    const auto& survey = letter.survey;
    std::vector<Point> points;
    if (!survey::has_score(survey.kind)) return points;
    points.reserve(static_cast<std::size_t>(survey.scale.most - survey.scale.least) + 1);
    for (int score = survey.scale.least; score <= survey.scale.most; ++score)
        points.push_back({score, fmt::format("{}?score={}", link, score),
                          survey::fill(texts.at("words.score_of"),
                                       {{"score", std::to_string(score)},
                                        {"most", std::to_string(survey.scale.most)}})});
    return points;
}

Said say(const Letter& letter) {
    const auto& survey = letter.survey;
    const auto* texts = survey::shipped(survey.language);
    if (!texts) texts = survey::shipped("en");
    CHECK(texts);
    const auto shipped = [&](const char* place) {
        const auto name = letter.person ? letter.person->name.value_or("") : "";
        return survey::fill(texts->at(place), {{"company", letter.company}, {"name", name}});
    };
    const bool is_reminder = letter.kind == invitation::ToSend::Kind::reminder;
    const bool has_name = letter.person && letter.person->name && !letter.person->name->empty();
    Said said;
    said.subject = is_reminder ? own(letter.settings.reminder_subject, letter)
                               : own(letter.settings.subject, letter);
    if (said.subject.empty())
        said.subject = shipped(is_reminder ? "email.reminder_subject" : "email.subject");
    said.subject = one_line(said.subject);
    said.preheader = shipped("email.preheader");
    said.greeting = one_line(shipped(has_name ? "email.greeting_named" : "email.greeting"));
    said.intro = own(letter.settings.intro, letter);
    said.why = shipped("email.why");
    said.footer = footer(letter);
    said.open_in_browser = shipped("email.open_in_browser");
    said.unsubscribe_word = shipped("words.unsubscribe");
    if (survey.shows_hark) said.hark = shipped("words.powered_by");
    said.link = letter.origin + "/s/" + letter.token;
    said.unsubscribe = letter.origin + "/u/" + letter.token;
    said.points = points(letter, *texts, said.link);
    return said;
}

std::string as_text(const Said& said, const survey::Rendered& survey) {
    std::string text = said.greeting + "\n\n";
    if (!said.intro.empty()) text += said.intro + "\n\n";
    text += survey.question + "\n\n";
    for (const auto& point : said.points) {
        text += std::to_string(point.score);
        if (point.score == survey.scale.least) text += " (" + survey.least_label + ")";
        if (point.score == survey.scale.most) text += " (" + survey.most_label + ")";
        text += ": " + point.link + "\n";
    }
    if (said.points.empty()) text += said.open_in_browser + ": " + said.link + "\n";
    // "-- " marks what follows as the signature, which programs leave out of answers.
    text += "\n-- \n" + said.why + "\n";
    if (!said.footer.empty()) text += said.footer + "\n";
    return text + said.unsubscribe_word + ": " + said.unsubscribe + "\n";
}

/// Whether somebody's dark screen may turn the email dark.
Values colours(const survey::Rendered& survey) {
    using Scheme = survey::Look::Scheme;
    const bool is_dark = survey.scheme == Scheme::dark;
    return {{"is_dark_possible", survey.scheme == Scheme::automatic},
            {"scheme", is_dark                          ? "dark"
                       : survey.scheme == Scheme::light ? "light"
                                                        : "light dark"},
            {"paper", is_dark ? "#0f172a" : "#ffffff"},
            {"ink", is_dark ? "#f3f4f6" : "#111827"},
            {"soft", is_dark ? "#aab4c3" : "#4b5563"},
            {"line", is_dark ? "#475569" : "#cbd5e1"},
            {"field", is_dark ? "#1e293b" : "#ffffff"},
            {"accent", survey.accent},
            {"on_accent", survey.on_accent},
            {"round", survey.corners == survey::Look::Corners::square ? "0" : "6px"}};
}

std::string as_html(const Said& said, const Letter& letter) {
    if (!layout()) return {};
    const auto& survey = letter.survey;
    const bool is_rtl = survey.direction == "rtl";
    std::vector<Values> points;
    points.reserve(said.points.size());
    const auto share = fmt::format("{:.2f}%", 100.0 / static_cast<double>(said.points.size() + 1));
    for (const auto& point : said.points)
        points.push_back({{"score", std::to_string(point.score)},
                          {"link", point.link},
                          {"label", point.label},
                          {"share", share}});
    auto values = colours(survey);
    const Values more{
        {"language", survey.language},
        {"direction", survey.direction},
        {"start", is_rtl ? "right" : "left"},
        {"end", is_rtl ? "left" : "right"},
        {"subject", said.subject},
        {"preheader", said.preheader},
        {"greeting", said.greeting},
        {"intro", said.intro},
        {"question", survey.question},
        {"has_scale", !said.points.empty()},
        {"points", std::move(points)},
        {"least_label", survey.least_label},
        {"most_label", survey.most_label},
        {"why", said.why},
        {"footer", said.footer},
        {"open_in_browser", said.open_in_browser},
        {"unsubscribe_word", said.unsubscribe_word},
        {"unsubscribe", said.unsubscribe},
        {"link", said.link},
        {"company", letter.company},
        {"hark", said.hark},
        {"logo", survey.logo.empty() ? "" : letter.origin + "/s/" + survey.survey + "/logo"},
        {"opened", letter.settings.counts_opens ? said.unsubscribe + "/opened.gif" : ""}};
    values.insert(more.begin(), more.end());
    return layout()->render(values, Escape::html);
}

}  // namespace

std::string_view words_in(const survey::Words& words, std::string_view language) {
    if (const auto exact = words.find(language); exact != words.end()) return exact->second;
    for (const auto& [tag, text] : words)
        if (survey::primary(tag) == survey::primary(language)) return text;
    return {};
}

Written write(const Letter& letter) {
    const auto said = say(letter);
    return {said.subject, as_text(said, letter.survey), as_html(said, letter), said.unsubscribe};
}

}  // namespace hark::mailing
