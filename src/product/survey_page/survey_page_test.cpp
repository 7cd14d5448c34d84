#include <fmt/format.h>
#include <gmock/gmock.h>

#include "product/access/access_fixture.h"
#include "product/capture/migrations.h"
#include "product/experiment/migrations.h"
#include "product/invitation/invitation_store.h"
#include "product/invitation/migrations.h"
#include "product/invitation/outbox_store.h"
#include "product/people/migrations.h"
#include "product/people/person_store.h"
#include "product/response/migrations.h"
#include "product/response/response_list_store.h"
#include "product/segment/migrations.h"
#include "product/survey/migrations.h"
#include "product/survey/survey_store.h"
#include "product/survey_page/html.h"
#include "product/survey_page/qr.h"
#include "product/survey_page/survey_page_http.h"

namespace hark::survey_page {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;
using Excluded = response::Wanted::Excluded;

class SurveyPages : public access::ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare({people::migrations(), survey::migrations(), segment::migrations(),
                 invitation::migrations(), experiment::migrations(), response::migrations(),
                 capture::migrations()});
        surveys_.emplace(database(), clock_, ids_,
                         [](auto&, auto) { return std::map<survey::SurveyId, std::int64_t>{}; });
        responses_.emplace(database(), clock_, ids_, *surveys_);
        captures_.emplace(database(), clock_, *surveys_, *responses_);
        pages_.emplace(database(), clock_, *surveys_, *captures_);
        throttle_.emplace(clock_, 1000, 1min, 100);
        surveys_->ensure_default(workspace_id(), "Acme & Söhne");
        serve(routes(
            *pages_, *throttle_, [this] { return workspace_id(); },
            [](const http::Request&) { return "https://ask.test"; }, http::Transport::plain));
    }

    /// Publishes the default survey after `edit`.
    void publish(const std::function<void(survey::Definition&)>& edit) {
        auto draft = surveys_->whole(workspace_id(), "nps").draft;
        edit(draft);
        ASSERT_TRUE(survey::check(draft, survey::Kind::nps).empty());
        surveys_->change(workspace_id(), "nps", {.definition = draft});
        surveys_->publish(workspace_id(), "nps", "");
    }

    http::Answer get(const std::string& target) { return as("nobody").get(target); }
    http::Answer post(const std::string& target, const std::string& fields) {
        return as("nobody").send(http::Method::post, target, fields,
                                 {{"Content-Type", "application/x-www-form-urlencoded"}});
    }

    std::vector<response::Response> all(Excluded excluded = Excluded::no) {
        return database().reading([&](storage::Session& session) {
            return response::list(session, workspace_id(), {.excluded = excluded, .limit = 500})
                .items;
        });
    }

    /// An email that was sent to somebody new. Returns: the token of its links.
    std::string invite() {
        return database().writing([&](storage::Session& session) {
            people::Person person;
            person.id = ids_.make<people::Person>();
            person.email = person.id.text() + "@example.org";
            person.created_at = clock_.now();
            people::add_persons(session, workspace_id(), {&person});
            invitation::Invitation invitation;
            invitation.id = ids_.make<invitation::Invitation>();
            invitation.survey = surveys_->published(session, workspace_id(), "nps")->survey.id;
            invitation.person = person.id;
            invitation.due_at = invitation.created_at = clock_.now();
            invitation.until_at = clock_.now() + 24h;
            invitation.expires_at = clock_.now() + 24h * 30;
            invitation::add(session, workspace_id(), invitation);
            invitation::claim_due(session, workspace_id(), invitation.channel, clock_.now(), 1);
            invitation::mark_sent(session, workspace_id(), invitation.id, clock_.now());
            return invitation::add_token(session, workspace_id(), invitation.id, clock_.now());
        });
    }

    std::optional<survey::Service> surveys_;
    std::optional<response::Service> responses_;
    std::optional<capture::Service> captures_;
    std::optional<Service> pages_;
    std::optional<access::Throttle> throttle_;
};

constexpr const char* id = "AAAAAAAAAAAAAAAAAAAAAA";

TEST_P(SurveyPages, ask_score_then_comment_then_thank_without_any_script) {
    const auto first = get("/s/nps");
    EXPECT_EQ(first.status, 200);
    EXPECT_THAT(first.body, HasSubstr("recommend Acme &amp; Söhne to a friend"));
    EXPECT_THAT(first.body, HasSubstr("name=\"score\" value=\"10\""));
    EXPECT_LT(first.body.size(), 30U * 1024);
    const auto second = post("/s/nps", std::string{"id="} + id + "&score=3");
    EXPECT_THAT(second.body, HasSubstr("What went wrong"));
    ASSERT_EQ(all().size(), 1U);
    EXPECT_EQ(all()[0].score, 3);
    const auto third = post("/s/nps", std::string{"id="} + id +
                                          "&score=3&shown=comment&shown=reasons"
                                          "&comment=%3Cb%3Eslow");
    EXPECT_THAT(third.body, HasSubstr("Thank you for being honest"));
    EXPECT_EQ(all()[0].comment, "<b>slow");
    EXPECT_EQ(all()[0].asked.language, "en");
}

TEST_P(SurveyPages, let_nothing_but_their_own_style_and_script_in) {
    const auto page = get("/s/nps");
    EXPECT_THAT(std::string{page.header("Content-Security-Policy")},
                testing::AllOf(HasSubstr("default-src 'none'; style-src 'sha256-"),
                               Not(HasSubstr("unsafe")), HasSubstr("frame-ancestors 'none'")));
    EXPECT_THAT(std::string{get("/s/nps?embed").header("Content-Security-Policy")},
                HasSubstr("frame-ancestors *"));
}

TEST_P(SurveyPages, ask_what_hangs_on_answers_after_them_and_insist_on_the_required) {
    publish([](survey::Definition& definition) {
        survey::Question role{.key = "role", .kind = survey::QuestionKind::single};
        role.label = {{"en", "Role?"}};
        role.is_required = true;
        role.options = {{"dev", {{"en", "Developer"}}}, {"boss", {{"en", "Manager"}}}};
        survey::Question tool{.key = "tool", .kind = survey::QuestionKind::text};
        tool.label = {{"en", "Which tool?"}};
        tool.show_when = {{"role", {"dev"}}};
        definition.questions = {role, tool};
        definition.reasons = {{"price", {{"en", "Price"}}, {survey::Audience::detractor}}};
    });
    const std::string so_far = std::string{"id="} + id + "&score=3";
    const auto second = post("/s/nps", so_far);
    EXPECT_THAT(second.body, testing::AllOf(HasSubstr("Role?"), HasSubstr("Price"),
                                            Not(HasSubstr("Which tool?"))));
    EXPECT_THAT(post("/s/nps", std::string{"id="} + id + "&score=9").body, Not(HasSubstr("Price")));
    const std::string shown = so_far + "&shown=comment&shown=reasons&shown=role&reason=price";
    const auto insisting = post("/s/nps", shown);
    EXPECT_THAT(insisting.body, HasSubstr("Please answer this question."));
    EXPECT_THAT(insisting.body, Not(HasSubstr("id=\"comment\"")));
    EXPECT_THAT(post("/s/nps", shown + "&q_role=king").body,
                HasSubstr("Please answer this question."));
    EXPECT_THAT(post("/s/nps", shown + "&q_role=dev").body, HasSubstr("Which tool?"));
    EXPECT_THAT(post("/s/nps", shown + "&q_role=boss").body, HasSubstr("Thank you"));
    EXPECT_EQ(all()[0].asked.answers.reasons, std::vector<std::string>{"price"});
}

TEST_P(SurveyPages, keep_what_was_typed_before_anybody_pressed_anything) {
    EXPECT_EQ(post("/s/nps", std::string{"id="} + id + "&score=3&comment=slo&partial=1").status,
              204);
    EXPECT_EQ(all().at(0).comment, "slo");
}

TEST_P(SurveyPages, go_back_to_the_score) {
    const auto again = post("/s/nps", std::string{"id="} + id + "&score=3&back=1");
    EXPECT_THAT(again.body, HasSubstr("data-step=\"score\""));
    EXPECT_THAT(again.body, HasSubstr(id));
    EXPECT_TRUE(all().empty());
}

TEST_P(SurveyPages, say_kindly_that_there_is_nothing_to_answer) {
    EXPECT_EQ(get("/s/none").status, 404);
    EXPECT_THAT(get("/s/BBBBBBBBBBBBBBBBBBBBBB").body, HasSubstr("no survey at this address"));
    EXPECT_THAT(get("/s/none?lang=de").body, HasSubstr("keine Umfrage"));
    surveys_->set_state(workspace_id(), "nps", survey::State::closed);
    EXPECT_EQ(get("/s/nps").status, 410);
    EXPECT_EQ(post("/s/nps", "score=3").status, 409);
    surveys_->create(workspace_id(), {"draft"});
    EXPECT_EQ(get("/s/draft").status, 404);
}

TEST_P(SurveyPages, speak_the_language_that_is_wanted) {
    publish([](survey::Definition& definition) { definition.languages = {"en", "ar", "de"}; });
    const auto arabic = get("/s/nps?lang=ar");
    EXPECT_THAT(arabic.body, HasSubstr("<html lang=\"ar\" dir=\"rtl\""));
    EXPECT_THAT(arabic.body, HasSubstr("hreflang=\"de\""));
    EXPECT_THAT(as("nobody")
                    .send(http::Method::get, "/s/nps", "", {{"Accept-Language", "fr, de-AT;q=0.8"}})
                    .body,
                HasSubstr("<html lang=\"de\""));
}

TEST_P(SurveyPages, let_what_is_not_translated_keep_its_direction) {
    publish([](survey::Definition& definition) {
        definition.languages = {"en", "ar"};
        definition.reasons = {
            {"price", {{"en", "Too dear?"}}, {survey::Audience::detractor}},
            {"speed", {{"en", "Speed"}, {"ar", "سرعة Acme"}}, {survey::Audience::detractor}}};
    });
    const auto page = post("/s/nps?lang=ar", std::string{"lang=ar&score=3&id="} + id);
    EXPECT_THAT(page.body, testing::AllOf(HasSubstr("<span dir=\"ltr\">Too dear?</span>"),
                                          HasSubstr("> سرعة Acme</label>")));
}

TEST_P(SurveyPages, thank_in_one_heading_and_put_long_words_below_it) {
    const std::string done =
        std::string{"id="} + id + "&score=9&shown=comment&shown=reasons&comment=";
    EXPECT_THAT(post("/s/nps", done).body, HasSubstr("-1\">Thank you! It is good to know what"));
    publish([](survey::Definition& definition) {
        definition.thanks[static_cast<std::size_t>(survey::Audience::promoter)].text = {
            {"en", "Wonderful.\nCome again."}};
    });
    EXPECT_THAT(post("/s/nps", done).body,
                HasSubstr("-1\">Thank you</h1><p>Wonderful.<br>\nCome again.</p>"));
}

TEST_P(SurveyPages, tell_people_without_script_to_try_again_when_there_is_too_much) {
    for (int count = 0; count < 1000; ++count) throttle_->attempt("127.0.0.1");
    const auto page = post("/s/nps", "lang=fr&score=3");
    EXPECT_EQ(page.status, 429);
    EXPECT_EQ(page.header("Content-Type"), "text/html; charset=utf-8");
    EXPECT_THAT(page.body, HasSubstr("recharger cette page dans une minute"));
    EXPECT_TRUE(all().empty());
    clock_.advance(2min);
    EXPECT_EQ(post("/s/nps", "lang=fr&score=3").status, 200);
}

TEST_P(SurveyPages, ask_a_browser_once_where_that_is_wanted) {
    publish([](survey::Definition& definition) { definition.is_once_per_browser = true; });
    const auto done =
        post("/s/nps", std::string{"id="} + id + "&score=9&shown=comment&shown=reasons&comment=");
    EXPECT_THAT(std::string{done.header("Set-Cookie")}, HasSubstr("hark_answered_nps=1"));
    EXPECT_THAT(as("nobody")
                    .send(http::Method::get, "/s/nps", "", {{"Cookie", "hark_answered_nps=1"}})
                    .body,
                HasSubstr("answered already"));
}

TEST_P(SurveyPages, keep_apart_who_fills_in_the_unseen) {
    post("/s/nps", std::string{"id="} + id + "&score=9&website=x");
    EXPECT_TRUE(all().empty());
    EXPECT_EQ(all(Excluded::only).size(), 1U);
}

TEST_P(SurveyPages, count_nothing_that_a_mail_scanner_does) {
    for (int email = 0; email < 50; ++email) {
        const auto token = invite();
        for (int score = 0; score <= 10; ++score) {
            const auto page = get("/s/" + token + "?score=" + std::to_string(score));
            EXPECT_EQ(page.status, 200);
            EXPECT_THAT(page.body, HasSubstr("class=\"chosen\""));
        }
        // Some run scripts, too.
        if (email % 2 == 0) post("/s/" + token, "score=10&auto=1");
    }
    EXPECT_TRUE(all().empty());
    EXPECT_EQ(all(Excluded::only).size(), 25U);
}

TEST_P(SurveyPages, take_back_what_a_scanner_answered_before_it_was_known_for_one) {
    const auto token = invite();
    get("/s/" + token + "?score=0");
    post("/s/" + token, "score=0&auto=1");
    EXPECT_EQ(all().size(), 1U);
    for (int score = 1; score <= 10; ++score)
        get("/s/" + token + "?score=" + std::to_string(score));
    EXPECT_TRUE(all().empty());
    // An hour later a person opens the same email.
    clock_.advance(1h);
    get("/s/" + token + "?score=9");
    post("/s/" + token, "score=9&auto=1");
    ASSERT_EQ(all().size(), 1U);
    EXPECT_EQ(all()[0].score, 9);
}

TEST_P(SurveyPages, let_no_late_scanner_change_what_a_person_answered) {
    const auto token = invite();
    get("/s/" + token + "?score=2");
    post("/s/" + token, "score=2&auto=1");
    clock_.advance(1h);
    for (int score = 0; score <= 10; ++score)
        EXPECT_THAT(get("/s/" + token + "?score=" + std::to_string(score)).body,
                    testing::AllOf(HasSubstr("Press to confirm"), Not(HasSubstr("data-chosen"))));
    post("/s/" + token, "score=10&auto=1");
    ASSERT_EQ(all().size(), 1U);
    EXPECT_EQ(all()[0].score, 2);
    // The person may think again, and presses the button.
    post("/s/" + token, "score=3");
    EXPECT_EQ(all().at(0).score, 3);
}

TEST_P(SurveyPages, count_every_person_with_or_without_script) {
    for (int person = 0; person < 50; ++person) {
        const auto token = invite();
        const auto score = std::to_string(person % 11);
        EXPECT_THAT(get(fmt::format("/s/{}?score={}", token, score)).body,
                    HasSubstr("Press to confirm"));
        // With script, the page says that it lay open; without, the person presses the button.
        post("/s/" + token, "score=" + score + (person % 2 == 0 ? "&auto=1" : ""));
        clock_.advance(1min);
    }
    const auto kept = all();
    EXPECT_EQ(kept.size(), 50U);
    for (const auto& response : kept) {
        EXPECT_EQ(response.channel, response::Channel::email);
        EXPECT_TRUE(response.person.has_value());
    }
}

TEST_P(SurveyPages, count_a_look_and_draw_the_address_as_a_code) {
    EXPECT_EQ(post("/s/nps/seen", "").status, 204);
    const auto code = get("/s/nps/qr.svg");
    EXPECT_EQ(code.header("Content-Type"), "image/svg+xml");
    EXPECT_THAT(code.body, HasSubstr("<svg"));
    EXPECT_EQ(get("/s/nps/logo").status, 404);
    publish([](survey::Definition& definition) {
        definition.look.logo = "data:image/png;base64,iVBORw0KGgo=";
    });
    const auto logo = get("/s/nps/logo");
    EXPECT_EQ(logo.header("Content-Type"), "image/png");
    EXPECT_EQ(logo.body.substr(1, 3), "PNG");
}

HARK_ON_BOTH_DATABASES(SurveyPages);

TEST(Html, is_escaped_everywhere) {
    EXPECT_EQ(escaped("<a href=\"x\" class='y'>&"),
              "&lt;a href=&quot;x&quot; class=&#39;y&#39;&gt;&amp;");
    EXPECT_EQ(paragraphs("a\nb"), "a<br>\nb");
    EXPECT_EQ(spoken("<a>", "rtl"), "<span dir=\"ltr\">&lt;a&gt;</span>");
}

TEST(Html, tells_which_texts_do_not_run_as_their_page_does) {
    EXPECT_EQ(spoken("Why?", "ltr"), "Why?");
    EXPECT_EQ(spoken("لماذا؟", "rtl"), "لماذا؟");
    EXPECT_EQ(spoken("Acme: لماذا؟", "rtl"), "Acme: لماذا؟");
    EXPECT_EQ(spoken("Why?", "rtl"), "<span dir=\"ltr\">Why?</span>");
    EXPECT_EQ(spoken("למה?", "ltr"), "<span dir=\"auto\">למה?</span>");
    EXPECT_EQ(spoken("ﷺ", "ltr"), "<span dir=\"auto\">ﷺ</span>");
    EXPECT_EQ(spoken("日本 é Ж", "ltr"), "日本 é Ж");
    EXPECT_EQ(spoken("", "rtl"), "");
}

}  // namespace
}  // namespace hark::survey_page
