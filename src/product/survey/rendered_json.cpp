#include "product/survey/rendered_json.h"

#include <array>

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace hark::survey {
namespace {

/// The words a program in the browser shows; the others are for pages made on the server.
constexpr std::array<std::string_view, 19> words_for_browsers = {
    "send",       "next",       "back",   "skip",         "close",          "optional", "required",
    "comment",    "reasons",    "saved",  "contact_me",   "retry",          "share",    "copy",
    "powered_by", "start_over", "copied", "choose_score", "answer_required"};

json::Object to_json(const Rendered::Question& question) {
    json::Object object{
        {"key", question.key}, {"kind", to_text(question.kind)}, {"label", question.label}};
    if (question.is_required) object.emplace("required", true);
    json::Array options;
    for (const auto& option : question.options)
        options.push_back(json::Object{{"key", option.key}, {"label", option.label}});
    if (!options.empty()) object.emplace("options", std::move(options));
    if (question.kind == QuestionKind::scale) {
        object.emplace("least", question.least);
        object.emplace("most", question.most);
        object.emplace("least_label", question.least_label);
        object.emplace("most_label", question.most_label);
    }
    json::Array show_when;
    for (const auto& when : question.show_when)
        show_when.push_back(json::Object{{"question", when.question},
                                         {"is", json::Array(when.is.begin(), when.is.end())}});
    if (!show_when.empty()) object.emplace("show_when", std::move(show_when));
    return object;
}

json::Object to_json(const Rendered::Thanks& thanks) {
    json::Object object{{"text", thanks.text}};
    if (thanks.link)
        object.emplace("link",
                       json::Object{{"url", thanks.link->url}, {"label", thanks.link->label}});
    if (!thanks.share.empty()) object.emplace("share", thanks.share);
    if (thanks.asks_to_contact) object.emplace("contact_me", true);
    return object;
}

json::Object look_to_json(const Rendered& rendered) {
    json::Object look{{"accent", rendered.accent},
                      {"on_accent", rendered.on_accent},
                      {"corners", rendered.corners == Look::Corners::round ? "round" : "square"},
                      {"scheme", rendered.scheme == Look::Scheme::automatic ? "auto"
                                 : rendered.scheme == Look::Scheme::light   ? "light"
                                                                            : "dark"},
                      {"hark_name", rendered.shows_hark}};
    if (!rendered.logo.empty())
        look.emplace("logo", fmt::format("/s/{}/logo?v={}", rendered.survey, rendered.version));
    return look;
}

void add_scale(const Rendered& rendered, json::Object& object) {
    object.emplace("least", rendered.scale.least);
    object.emplace("most", rendered.scale.most);
    object.emplace("least_label", rendered.least_label);
    object.emplace("most_label", rendered.most_label);
    const auto bounds = bounds_of(rendered.kind);
    object.emplace("bounds", json::Array{bounds.detractor, bounds.passive});
}

}  // namespace

json::Object to_json(const Rendered& rendered) {
    json::Object object{{"survey", rendered.survey},       {"version", rendered.version},
                        {"kind", to_text(rendered.kind)},  {"language", rendered.language},
                        {"direction", rendered.direction}, {"question", rendered.question}};
    if (has_score(rendered.kind)) add_scale(rendered, object);
    json::Object follow_up;
    json::Object thanks;
    for (const auto audience : audiences) {
        const auto i = static_cast<std::size_t>(audience);
        follow_up.emplace(to_text(audience), rendered.follow_up[i]);
        thanks.emplace(to_text(audience), to_json(rendered.thanks[i]));
    }
    object.emplace("follow_up", std::move(follow_up));
    object.emplace("ask_comment", rendered.asks_comment);
    json::Array reasons;
    for (const auto& reason : rendered.reasons) {
        json::Array groups;
        for (const auto audience : reason.audiences) groups.emplace_back(to_text(audience));
        reasons.push_back(json::Object{
            {"key", reason.key}, {"label", reason.label}, {"groups", std::move(groups)}});
    }
    if (!reasons.empty()) object.emplace("reasons", std::move(reasons));
    json::Array questions;
    for (const auto& question : rendered.questions) questions.push_back(to_json(question));
    if (!questions.empty()) object.emplace("questions", std::move(questions));
    object.emplace("thanks", std::move(thanks));
    json::Object words;
    for (const auto name : words_for_browsers)
        if (const auto found = rendered.words.find(std::string{name});
            found != rendered.words.end())
            words.emplace(name, found->second);
    object.emplace("words", std::move(words));
    object.emplace("look", look_to_json(rendered));
    return object;
}

http::Schema rendered_schema() {
    using namespace http;
    return object(
        "RenderedSurvey",
        {required("survey", text("its key")), required("version", integer()),
         required("kind", one_of({"nps", "enps", "csat", "ces", "open"})),
         required("language", text()), required("direction", one_of({"ltr", "rtl"})),
         required("question", text()), optional("least", integer()), optional("most", integer()),
         optional("least_label", text()), optional("most_label", text()),
         optional("bounds", list(integer(), "detractors up to, passives up to")),
         required("follow_up", map(text())), required("ask_comment", boolean()),
         optional("reasons", list(any())), optional("questions", list(any())),
         required("thanks", map(any())), required("words", map(text())), required("look", any())});
}

}  // namespace hark::survey
