#include <gmock/gmock.h>

#include "product/access/access_fixture.h"
#include "product/anonymity/migrations.h"
#include "product/capture/capture_http.h"
#include "product/capture/migrations.h"
#include "product/experiment/migrations.h"
#include "product/identity/migrations.h"
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

namespace hark::capture {
namespace {

using namespace std::chrono_literals;
using response::Response;
using testing::HasSubstr;

constexpr const char* some_id = "AAAAAAAAAAAAAAAAAAAAAA";
constexpr const char* other_id = "BBBBBBBBBBBBBBBBBBBBBB";

class Capturing : public access::ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare({people::migrations(), identity::migrations(), survey::migrations(),
                 anonymity::migrations(), segment::migrations(), invitation::migrations(),
                 experiment::migrations(), response::migrations(), migrations()});
        surveys_.emplace(database(), clock_, ids_, response_counts());
        responses_.emplace(database(), clock_, ids_, *surveys_);
        captures_.emplace(database(), clock_, *surveys_, *responses_);
        identities_.emplace(database(), clock_, ids_);
        throttle_.emplace(clock_, 100, 1min, 100);
        surveys_->ensure_default(workspace_id(), "Acme");
        serve(routes(*captures_, *identities_, *throttle_, [this] { return workspace_id(); }));
    }

    static survey::ResponseCounts response_counts() {
        return [](auto&, auto) { return std::map<survey::SurveyId, std::int64_t>{}; };
    }

    http::Answer send(const std::string& body) {
        return as("nobody").send(http::Method::post, "/w/answers", body,
                                 {{"Content-Type", "text/plain;charset=UTF-8"}});
    }

    std::vector<Response> all(
        response::Wanted::Excluded excluded = response::Wanted::Excluded::no) {
        return database().reading([&](storage::Session& session) {
            return response::list(session, workspace_id(), {.excluded = excluded}).items;
        });
    }

    /// An invitation to the survey, of a person with that address. Returns: its token.
    std::string invite(const std::string& email, const std::string& key = "nps") {
        return database().writing([&](storage::Session& session) {
            const auto survey = *survey::find(session, workspace_id(), std::string_view{key});
            people::Person person;
            person.id = ids_.make<people::Person>();
            person.email = email;
            person.created_at = clock_.now();
            people::add_persons(session, workspace_id(), {&person});
            invitation::Invitation invitation;
            invitation.id = ids_.make<invitation::Invitation>();
            invitation.survey = survey.id;
            invitation.person = person.id;
            invitation.due_at = clock_.now();
            invitation.until_at = clock_.now() + 24h;
            invitation.expires_at = clock_.now() + 24h * 30;
            invitation.created_at = clock_.now();
            invitation::add(session, workspace_id(), invitation);
            invitation::claim_due(session, workspace_id(), invitation.channel, clock_.now(), 10);
            invitation::mark_sent(session, workspace_id(), invitation.id, clock_.now());
            return invitation::add_token(session, workspace_id(), invitation.id, clock_.now());
        });
    }

    invitation::State state_of(const std::string& token) {
        return database().reading([&](storage::Session& session) {
            return invitation::find_by_token(session, workspace_id(), token)->state;
        });
    }

    std::optional<survey::Service> surveys_;
    std::optional<response::Service> responses_;
    std::optional<identity::Service> identities_;
    std::optional<Service> captures_;
    std::optional<access::Throttle> throttle_;
};

std::string with(const std::string& fields, const char* id = some_id, const char* survey = "nps") {
    return std::string{R"({"id":")"} + id + R"(","survey":")" + survey + "\"," + fields + "}";
}

TEST_P(Capturing, makes_one_response_of_many_pieces) {
    EXPECT_EQ(send(with(R"("score":3)")).status, 200);
    clock_.advance(1min);
    EXPECT_EQ(send(with(R"("score":4,"comment":"slow","channel":"widget")")).status, 200);
    EXPECT_EQ(send(with(R"("score":4,"done":true,"language":"en")")).status, 200);
    const auto kept = all();
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].score, 4);
    EXPECT_EQ(kept[0].comment, "slow");
    EXPECT_EQ(kept[0].asked.version, 1);
    EXPECT_EQ(kept[0].asked.language, "en");
    EXPECT_EQ(kept[0].channel, response::Channel::link);
    EXPECT_EQ(send(with(R"("score":9)", other_id)).status, 200);
    EXPECT_EQ(all().size(), 2U);
}

TEST_P(Capturing, notes_who_saw_the_survey_and_answers_nothing_for_them) {
    const auto token = invite("ada@example.org");
    const auto seen = R"({"seen":true,"channel":"widget","survey":"nps","invitation":")" + token;
    EXPECT_EQ(send(seen + "\"}").status, 200);
    EXPECT_EQ(state_of(token), invitation::State::viewed);
    EXPECT_TRUE(all().empty());
    EXPECT_EQ(send(R"({"seen":true,"survey":"none"})").status, 404);
}

TEST_P(Capturing, lets_an_answer_be_changed_for_a_day) {
    send(with(R"("score":3)"));
    clock_.advance(23h);
    EXPECT_EQ(send(with(R"("score":5)")).status, 200);
    clock_.advance(2h);
    const auto late = send(with(R"("score":10)"));
    EXPECT_EQ(late.status, 409);
    EXPECT_THAT(late.body, HasSubstr("already_answered"));
    EXPECT_EQ(all().front().score, 5);
}

TEST_P(Capturing, knows_when_it_was_answered) {
    send(with(R"("score":3,"ago_ms":3600000)"));
    EXPECT_EQ(all().front().at, clock_.now() - 1h);
}

TEST_P(Capturing, of_an_invitation_is_one_answer_from_the_person_however_it_comes) {
    const auto token = invite("ada@example.org");
    send(with(R"("score":9,"channel":"email","invitation":")" + token + '"'));
    EXPECT_EQ(state_of(token), invitation::State::scored);
    send(with(R"("score":8,"done":true,"channel":"email","invitation":")" + token + '"', other_id));
    EXPECT_EQ(state_of(token), invitation::State::answered);
    const auto kept = all();
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].score, 8);
    EXPECT_EQ(kept[0].person->email, "ada@example.org");
    EXPECT_TRUE(kept[0].invitation.has_value());
}

TEST_P(Capturing, with_a_token_nobody_knows_is_an_answer_without_invitation) {
    EXPECT_EQ(send(with(R"("score":9,"invitation":"CCCCCCCCCCCCCCCCCCCCCC")")).status, 200);
    EXPECT_FALSE(all().front().invitation.has_value());
}

TEST_P(Capturing, refuses_what_is_closed_or_expired_but_not_a_later_piece) {
    const auto token = invite("ada@example.org");
    send(with(R"("score":3)"));
    surveys_->set_state(workspace_id(), "nps", survey::State::paused);
    EXPECT_EQ(send(with(R"("score":4)")).status, 200);
    const auto closed = send(with(R"("score":4)", other_id));
    EXPECT_EQ(closed.status, 409);
    EXPECT_THAT(closed.body, HasSubstr("survey_closed"));
    surveys_->set_state(workspace_id(), "nps", survey::State::published);
    clock_.advance(24h * 31);
    EXPECT_THAT(send(with(R"("score":9,"invitation":")" + token + '"', other_id)).body,
                HasSubstr("expired"));
    EXPECT_EQ(all().size(), 1U);
}

TEST_P(Capturing, keeps_apart_who_fills_in_what_people_do_not_see) {
    EXPECT_EQ(send(with(R"("score":10,"website":"http://spam.test")")).status, 200);
    EXPECT_TRUE(all().empty());
    const auto apart = all(response::Wanted::Excluded::only);
    ASSERT_EQ(apart.size(), 1U);
    EXPECT_EQ(apart[0].excluded->reason, response::suspected_robot);
}

TEST_P(Capturing, believes_a_doubtful_answer_once_a_person_confirms_it) {
    const auto token = invite("ada@example.org");
    Answer answer;
    answer.id = some_id;
    answer.survey = "nps";
    answer.invitation = token;
    answer.score = 9;
    captures_->take(workspace_id(), answer, Belief::doubtful);
    EXPECT_TRUE(all().empty());
    EXPECT_EQ(state_of(token), invitation::State::sent);
    captures_->take(workspace_id(), answer);
    EXPECT_EQ(all().size(), 1U);
    EXPECT_EQ(state_of(token), invitation::State::scored);
}

TEST_P(Capturing, lets_no_doubtful_piece_change_a_score_but_keeps_its_words) {
    Answer answer;
    answer.id = some_id;
    answer.survey = "nps";
    answer.score = 3;
    captures_->take(workspace_id(), answer);
    answer.score = 10;
    answer.comment = "slow";
    captures_->take(workspace_id(), answer, Belief::doubtful);
    ASSERT_EQ(all().size(), 1U);
    EXPECT_EQ(all()[0].score, 3);
    EXPECT_EQ(all()[0].comment, "slow");
}

TEST_P(Capturing, of_an_employee_keeps_nothing_that_leads_to_them) {
    surveys_->create(workspace_id(), {"work", survey::Kind::enps});
    surveys_->publish(workspace_id(), "work", "");
    const auto token = invite("ada@example.org", "work");
    const auto body = R"({"id":"AAAAAAAAAAAAAAAAAAAAAA","survey":"work","score":2,"invitation":")" +
                      token + R"(","page":"/me","properties":{"team":"a"}})";
    EXPECT_EQ(send(body).status, 200);
    EXPECT_EQ(send(body).status, 200);
    for (const auto* id : {"BBBBBBBBBBBBBBBBBBBBBB", "CCCCCCCCCCCCCCCCCCCCCC",
                           "DDDDDDDDDDDDDDDDDDDDDD", "EEEEEEEEEEEEEEEEEEEEEE"})
        EXPECT_EQ(send(with(R"("score":9)", id, "work")).status, 200);
    EXPECT_TRUE(all().empty()) << "while it may be amended";
    clock_.advance(48h);
    responses_->release_overdue(workspace_id());
    const auto kept = all();
    ASSERT_EQ(kept.size(), 5U);
    for (const auto& response : kept) {
        EXPECT_FALSE(response.person.has_value());
        EXPECT_FALSE(response.invitation.has_value());
        EXPECT_TRUE(response.properties.items().empty());
        EXPECT_FALSE(response.external_id.has_value());
    }
    EXPECT_EQ(send(body).status, 409);
}

TEST_P(Capturing, records_a_dismissal) {
    const auto token = invite("ada@example.org");
    EXPECT_EQ(send(with(R"("dismissed":true,"invitation":")" + token + '"')).status, 200);
    EXPECT_EQ(state_of(token), invitation::State::dismissed);
    EXPECT_TRUE(all().empty());
}

TEST_P(Capturing, names_every_bad_field) {
    const auto answer = send(R"({"id":"short","survey":"nps","score":11,"channel":"pigeon","x":1,
                                 "answers":{"a":{}},"reasons":"price"})");
    EXPECT_EQ(answer.status, 400);
    for (const auto* field : {"id", "score", "channel", "x", "answers.a", "reasons"})
        EXPECT_THAT(answer.body, HasSubstr(std::string{"\"field\":\""} + field + '"'));
    EXPECT_THAT(send(with(R"("comment":"no score")")).body, HasSubstr("\"field\":\"score\""));
    EXPECT_THAT(send(with(R"("score":5,"reasons":["price"],"answers":{"role":"x"})")).body,
                HasSubstr("answers.role"));
    EXPECT_EQ(send(R"({"id":"AAAAAAAAAAAAAAAAAAAAAA","survey":"none","score":1})").status, 404);
}

TEST_P(Capturing, takes_words_alone_where_words_alone_are_asked) {
    surveys_->create(workspace_id(), {"wow", survey::Kind::open});
    surveys_->publish(workspace_id(), "wow", "");
    EXPECT_EQ(send(R"({"id":"AAAAAAAAAAAAAAAAAAAAAA","survey":"wow","comment":"Robots"})").status,
              200);
    EXPECT_EQ(all().front().score, survey::no_score);
}

TEST_P(Capturing, slows_an_address_down_that_answers_too_often) {
    for (int i = 0; i < 100; ++i) send(with(R"("score":3)"));
    EXPECT_EQ(send(with(R"("score":3)")).status, 429);
    clock_.advance(2min);
    EXPECT_EQ(send(with(R"("score":3)")).status, 200);
}

HARK_ON_BOTH_DATABASES(Capturing);

}  // namespace
}  // namespace hark::capture
