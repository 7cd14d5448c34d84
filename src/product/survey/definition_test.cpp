#include "product/survey/definition.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "product/survey/answers.h"
#include "product/survey/colour.h"
#include "product/survey/definition_json.h"
#include "product/survey/rendered.h"
#include "product/survey/shipped.h"

namespace hark::survey {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

Definition parse(std::string_view text, Kind kind = Kind::nps) {
    std::vector<base::FieldProblem> problems;
    auto definition = read_definition(json::parse(text), kind, problems);
    for (const auto& problem : problems) ADD_FAILURE() << problem.field << ": " << problem.message;
    return definition;
}

std::vector<std::string> refused(std::string_view text, Kind kind = Kind::nps) {
    std::vector<base::FieldProblem> problems;
    read_definition(json::parse(text), kind, problems);
    std::vector<std::string> fields;
    for (const auto& problem : problems) fields.push_back(problem.field + ' ' + problem.code);
    return fields;
}

constexpr std::string_view full = R"({
    "languages": ["en", "de", "sw"], "once_per_browser": true,
    "wording": {"template": "recommend_company", "subject": "Acme"},
    "follow_up": {"detractor": {"en": "What hurt?"}},
    "reasons": [{"key": "price", "label": {"en": "Price", "de": "Preis"}, "groups": ["detractor"]},
                {"key": "care", "label": {"en": "Care"}}],
    "questions": [
        {"key": "role", "kind": "single", "label": {"en": "Role?"},
         "options": [{"key": "dev", "label": {"en": "Developer"}},
                     {"key": "boss", "label": {"en": "Manager"}}]},
        {"key": "tools", "kind": "multiple", "label": {"en": "Tools?"},
         "options": [{"key": "a", "label": {"en": "A"}}, {"key": "b", "label": {"en": "B"}}],
         "show_when": [{"question": "role", "is": ["dev"]}]},
        {"key": "ease", "kind": "scale", "label": {"en": "Easy?"}, "least": 1, "most": 5,
         "show_when": [{"question": "tools", "is": ["b"]}, {"question": "group", "is": ["detractor"]}]},
        {"key": "more", "kind": "text", "label": {"en": "More?"},
         "show_when": [{"question": "score", "is": ["0", "1"]}]}],
    "thanks": {"promoter": {"link": {"url": "https://review.test/a?b=c", "label": {"en": "Review us"}},
                            "share": {"en": "I like Acme"}, "contact_me": true}},
    "look": {"accent": "#123456", "corners": "square", "scheme": "dark", "hark_name": false}
})";

TEST(Definition, is_the_same_when_written_and_read) {
    const auto definition = parse(full);
    EXPECT_EQ(parse(json::to_text(to_json(definition))), definition);
    EXPECT_EQ(definition_from_column(to_column(definition), Kind::nps), definition);
    for (const auto kind : {Kind::nps, Kind::enps, Kind::csat, Kind::ces, Kind::open}) {
        const auto usual = usual_definition(kind, "Acme");
        EXPECT_EQ(parse(json::to_text(to_json(usual)), kind), usual);
        EXPECT_THAT(check(usual, kind), IsEmpty());
    }
}

TEST(Definition, names_every_bad_field) {
    EXPECT_THAT(refused(R"({"languages": [], "wording": {"template": "enps"}})"),
                UnorderedElementsAre("definition.languages required",
                                     "definition.wording.template not_a_template"));
    EXPECT_THAT(refused(R"({"languages": ["en", "english", "en"]})"),
                UnorderedElementsAre("definition.languages[1] not_a_language",
                                     "definition.languages[2] twice"));
    EXPECT_THAT(refused(R"({"wording": {"template": null, "text": {"de": "Wie?"}}})"),
                ElementsAre("definition.wording.text.en required"));
    EXPECT_THAT(
        refused(R"({"look": {"accent": "red", "logo": "https://elsewhere.test/logo.png"}})"),
        UnorderedElementsAre("definition.look.accent not_a_colour",
                             "definition.look.logo not_a_picture"));
    EXPECT_THAT(refused(R"({"look": {"logo": "data:image/svg+xml;base64,PHN2Zz4="}})"),
                ElementsAre("definition.look.logo not_a_picture"));
    EXPECT_THAT(refused(R"({"thanks": {"promoter": {"link": {"url": "javascript:void",
                                                             "label": {
        "en" : "x"}
}
}
}
})"),
                ElementsAre("definition.thanks.promoter.link.url not_a_link"));
    EXPECT_THAT(refused(R"({"colour": 1, "reasons": {}, "questions": [{"kind": "stars"}],
                            "follow_up": {"promoter": "text", "neutral": {}}})"),
                UnorderedElementsAre("definition.colour unknown", "definition.reasons not_a_list",
                                     "definition.questions[0].key required",
                                     "definition.questions[0].kind not_a_choice",
                                     "definition.follow_up.promoter not_an_object",
                                     "definition.follow_up.neutral unknown"));
}

TEST(Definition, takes_conditions_on_what_comes_before_only) {
    EXPECT_THAT(refused(R"({"questions": [
        {"key": "a", "kind": "text", "label": {"en": "A"}, "show_when": [{"question": "a", "is": ["x"]}]},
        {"key": "b", "kind": "text", "label": {"en": "B"}, "show_when": [{"question": "c", "is": []}]},
        {"key": "b", "kind": "single", "label": {"de": "B"}, "options": [{"key": "x", "label": {"en": "X"}}]}
    ]})"),
                UnorderedElementsAre("definition.questions[0].show_when[0].question not_before",
                                     "definition.questions[1].show_when[0].question not_before",
                                     "definition.questions[1].show_when[0].is required",
                                     "definition.questions[2].key twice",
                                     "definition.questions[2].label.en required",
                                     "definition.questions[2].options too_few"));
}

TEST(Rendered, prefers_own_words_then_harks_in_that_language_then_the_first_language) {
    const Survey survey{SurveyId{1}, "nps", Kind::nps, "NPS", "", {}};
    const auto definition = parse(full);
    const auto german = render(survey, definition, 3, "de");
    EXPECT_EQ(german.version, 3);
    EXPECT_EQ(german.follow_up[0], shipped("de")->at("follow_up.promoter"));
    // Hark speaks German: better than "What hurt?" in English.
    EXPECT_EQ(german.follow_up[2], shipped("de")->at("follow_up.detractor"));
    EXPECT_EQ(german.reasons[0].label, "Preis");
    EXPECT_EQ(german.reasons[1].label, "Care");
    EXPECT_THAT(german.question, testing::HasSubstr("Acme"));
    EXPECT_NE(german.question, render(survey, definition, 3, "en").question);

    // Nobody has taught Hark Swahili: the survey's own English comes first, then Hark's.
    const auto swahili = render(survey, definition, 3, "sw");
    EXPECT_EQ(swahili.follow_up[2], "What hurt?");
    EXPECT_EQ(swahili.follow_up[0], shipped("en")->at("follow_up.promoter"));
    EXPECT_EQ(swahili.words.at("send"), "Send");
}

TEST(Rendered, resolves_look_scale_and_direction) {
    const Survey survey{SurveyId{1}, "ease", Kind::ces, "CES", "", {}};
    auto definition = usual_definition(Kind::ces, "Acme");
    definition.languages = {"ar"};
    definition.look.accent = "#ffd400";
    const auto rendered = render(survey, definition, 1, "ar");
    EXPECT_EQ(rendered.direction, "rtl");
    EXPECT_EQ(rendered.scale.most, 7);
    EXPECT_EQ(rendered.on_accent, "#000000");
    EXPECT_FALSE(rendered.least_label.empty());
    const Survey open{SurveyId{1}, "wow", Kind::open, "Wow", "", {}};
    const auto words = render(open, usual_definition(Kind::open, "Acme"), 1, "en");
    EXPECT_EQ(words.follow_up[0], shipped("en")->at("follow_up.any"));
}

TEST(Shipped, has_the_same_texts_in_every_language) {
    const auto* english = shipped("en-GB");
    ASSERT_NE(english, nullptr);
    for (const auto& one : all_shipped()) {
        std::vector<std::string> places, expected;
        for (const auto& [place, text] : one.texts) {
            places.push_back(place);
            EXPECT_FALSE(text.empty()) << one.language << ' ' << place;
        }
        for (const auto& [place, text] : english->texts) expected.push_back(place);
        EXPECT_EQ(places, expected) << one.language;
    }
    EXPECT_EQ(shipped("tlh"), nullptr);
}

TEST(Language, is_chosen_as_browsers_choose) {
    const std::vector<std::string> have = {"en", "de", "pt-BR"};
    EXPECT_EQ(choose_language({"fr", "de-AT"}, have), "de");
    EXPECT_EQ(choose_language({"pt"}, have), "pt-BR");
    EXPECT_EQ(choose_language({"PT-br"}, have), "pt-BR");
    EXPECT_EQ(choose_language({"fr"}, have), "en");
    EXPECT_EQ(choose_language({}, have), "en");
    EXPECT_THAT(accepted_languages("en;q=0.3, de-AT, *;q=0.1, fr;q=0.8, xx;q=0"),
                ElementsAre("de-AT", "fr", "en"));
    EXPECT_THAT(accepted_languages(",;;q=,"), IsEmpty());
}

TEST(Colours, have_the_contrast_that_wcag_computes) {
    // Source: WCAG 2.2 definition; #767676 on white is the well-known limit of AA.
    EXPECT_NEAR(contrast(*parse_colour("#767676"), *parse_colour("#FFFFFF")), 4.54, 0.005);
    EXPECT_NEAR(contrast(*parse_colour("#000000"), *parse_colour("#ffffff")), 21, 1e-9);
    EXPECT_EQ(parse_colour("#12345g"), std::nullopt);
    EXPECT_EQ(parse_colour("123456#"), std::nullopt);
    EXPECT_EQ(readable_on(*parse_colour("#0f766e")), "#ffffff");
}

Answers answers(std::vector<std::string> reasons, AnswersByKey by_key) {
    return {std::move(reasons), std::move(by_key)};
}

TEST(AnswersGiven, are_held_against_what_was_asked) {
    const auto definition = parse(full);
    EXPECT_THAT(check(answers({"price"}, {{"role", "dev"},
                                          {"tools", std::vector<std::string>{"a", "b"}},
                                          {"ease", 5},
                                          {"more", "words"}}),
                      definition),
                IsEmpty());
    std::vector<std::string> fields;
    for (const auto& problem :
         check(answers({"prize"}, {{"role", "king"}, {"tools", "a"}, {"ease", 6}, {"what", 1}}),
               definition))
        fields.push_back(problem.field);
    EXPECT_THAT(fields, UnorderedElementsAre("reasons", "answers.role", "answers.tools",
                                             "answers.ease", "answers.what"));
}

TEST(AnswersGiven, go_when_their_question_is_not_shown_any_more) {
    const auto definition = parse(full);
    const auto all = answers({"price", "care"}, {{"role", "dev"},
                                                 {"tools", std::vector<std::string>{"b"}},
                                                 {"ease", 2},
                                                 {"more", "words"}});
    EXPECT_EQ(keep_shown(all, definition, Kind::nps, 0), all);
    // A promoter after all: no price, no ease; and "more" is for 0 and 1.
    const auto promoter = keep_shown(all, definition, Kind::nps, 9);
    EXPECT_THAT(promoter.reasons, ElementsAre("care"));
    EXPECT_FALSE(promoter.by_key.contains("ease"));
    EXPECT_FALSE(promoter.by_key.contains("more"));
    // Without the role nothing that hangs on it.
    auto boss = all;
    boss.by_key.at("role") = "boss";
    EXPECT_FALSE(keep_shown(boss, definition, Kind::nps, 0).by_key.contains("tools"));
    EXPECT_FALSE(keep_shown(boss, definition, Kind::nps, 0).by_key.contains("ease"));
}

TEST(Groups, of_other_kinds_are_the_content_the_undecided_and_the_unhappy) {
    EXPECT_EQ(audience_of(6, Kind::nps), Audience::detractor);
    EXPECT_EQ(audience_of(7, Kind::nps), Audience::passive);
    EXPECT_EQ(audience_of(9, Kind::nps), Audience::promoter);
    EXPECT_EQ(audience_of(3, Kind::csat), Audience::passive);
    EXPECT_EQ(audience_of(4, Kind::csat), Audience::promoter);
    EXPECT_EQ(audience_of(4, Kind::ces), Audience::passive);
    EXPECT_EQ(audience_of(3, Kind::ces), Audience::detractor);
}

}  // namespace
}  // namespace hark::survey
