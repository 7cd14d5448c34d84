#include "product/survey/definition_json.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace hark::survey {
namespace {

using survey::to_json;

json::Array to_json(const std::vector<std::string>& texts) {
    return json::Array(texts.begin(), texts.end());
}

json::Object to_json(const Wording& wording) {
    json::Object object;
    object.emplace("template", wording.tmpl ? json::Value(*wording.tmpl) : json::Value());
    object.emplace("subject", wording.subject);
    object.emplace("text", to_json(wording.text));
    return object;
}

json::Object to_json(const Reason& reason) {
    json::Array groups;
    for (const auto audience : reason.audiences) groups.emplace_back(to_text(audience));
    return {{"key", reason.key}, {"label", to_json(reason.label)}, {"groups", std::move(groups)}};
}

json::Object to_json(const Question& question) {
    json::Array options;
    for (const auto& option : question.options)
        options.push_back(json::Object{{"key", option.key}, {"label", to_json(option.label)}});
    json::Array show_when;
    for (const auto& when : question.show_when)
        show_when.push_back(json::Object{{"question", when.question}, {"is", to_json(when.is)}});
    return {{"key", question.key},
            {"kind", to_text(question.kind)},
            {"label", to_json(question.label)},
            {"required", question.is_required},
            {"options", std::move(options)},
            {"least", question.least},
            {"most", question.most},
            {"least_label", to_json(question.least_label)},
            {"most_label", to_json(question.most_label)},
            {"show_when", std::move(show_when)}};
}

json::Object to_json(const Thanks& thanks) {
    json::Object object{{"text", to_json(thanks.text)},
                        {"share", to_json(thanks.share)},
                        {"contact_me", thanks.asks_to_contact}};
    if (thanks.link)
        object.emplace("link", json::Object{{"url", thanks.link->url},
                                            {"label", to_json(thanks.link->label)}});
    else
        object.emplace("link", nullptr);
    return object;
}

json::Object to_json(const Look& look) {
    const auto scheme = look.scheme == Look::Scheme::automatic ? "auto"
                        : look.scheme == Look::Scheme::light   ? "light"
                                                               : "dark";
    json::Object object{{"accent", look.accent},
                        {"corners", look.corners == Look::Corners::round ? "round" : "square"},
                        {"scheme", scheme},
                        {"hark_name", look.shows_hark}};
    object.emplace("logo", look.logo.empty() ? json::Value() : json::Value(look.logo));
    return object;
}

template <typename Thing>
json::Array list_to_json(const std::vector<Thing>& things) {
    json::Array array;
    for (const auto& thing : things) array.push_back(to_json(thing));
    return array;
}

}  // namespace

json::Object to_json(const Definition& definition) {
    json::Object follow_up;
    json::Object thanks;
    for (const auto audience : audiences) {
        const auto i = static_cast<std::size_t>(audience);
        follow_up.emplace(to_text(audience), to_json(definition.follow_up[i]));
        thanks.emplace(to_text(audience), to_json(definition.thanks[i]));
    }
    return {{"languages", to_json(definition.languages)},
            {"wording", to_json(definition.wording)},
            {"follow_up", std::move(follow_up)},
            {"ask_comment", definition.asks_comment},
            {"reasons", list_to_json(definition.reasons)},
            {"questions", list_to_json(definition.questions)},
            {"thanks", std::move(thanks)},
            {"look", to_json(definition.look)},
            {"once_per_browser", definition.is_once_per_browser}};
}

std::string to_column(const Definition& definition) {
    return json::to_text(to_json(definition));
}

http::Schema definition_schema() {
    using namespace http;
    const auto condition =
        object("ShowWhen", {required("question", text("score, group, reasons or an earlier key")),
                            required("is", list(text()))});
    const auto option =
        object("SurveyOption", {required("key", text()), required("label", words_schema())});
    const auto question = object(
        "SurveyQuestion",
        {required("key", text()), required("kind", one_of({"single", "multiple", "scale", "text"})),
         required("label", words_schema()), optional("required", boolean()),
         optional("options", list(option)), optional("least", integer()),
         optional("most", integer()), optional("least_label", words_schema()),
         optional("most_label", words_schema()), optional("show_when", list(condition))});
    const auto reason =
        object("SurveyReason", {required("key", text()), required("label", words_schema()),
                                optional("groups", list(text("promoter, passive, detractor")))});
    const auto link =
        object("SurveyLink", {required("url", text()), required("label", words_schema())});
    const auto thanks = object(
        "SurveyThanks", {optional("text", words_schema()), optional("link", nullable(link)),
                         optional("share", words_schema()), optional("contact_me", boolean())});
    const auto by_group = [](const std::string& name, const Schema& schema) {
        return object(name, {optional("promoter", schema), optional("passive", schema),
                             optional("detractor", schema)});
    };
    const auto look =
        object("SurveyLook", {optional("accent", text("#0f766e")),
                              optional("logo", nullable(text("a picture as a data: URL"))),
                              optional("corners", one_of({"round", "square"})),
                              optional("scheme", one_of({"auto", "light", "dark"})),
                              optional("hark_name", boolean())});
    const auto wording = object(
        "SurveyWording",
        {optional("template", nullable(text("an approved wording; null: words of one's own"))),
         optional("subject", text("what the approved wording is about")),
         optional("text", words_schema())});
    return object(
        "SurveyDefinition",
        {optional("languages", list(text(), "the first is the default")),
         optional("wording", wording),
         optional("follow_up", by_group("SurveyFollowUp", words_schema())),
         optional("ask_comment", boolean()), optional("reasons", list(reason)),
         optional("questions", list(question)),
         optional("thanks", by_group("SurveyThanksByGroup", thanks)), optional("look", look),
         optional("once_per_browser", boolean("the open link asks no browser that has answered"))});
}

}  // namespace hark::survey
