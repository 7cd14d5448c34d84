#include "product/response/intake.h"

#include <thread>

#include <gmock/gmock.h>

#include "product/people/person_list_store.h"
#include "product/response/kept_fixture.h"
#include "product/survey/survey_store.h"

namespace hark::response {
namespace {

using people::KeptValue;

people::GivenPerson ada() {
    people::GivenPerson person;
    person.external_id = "ada";
    person.email = "ada@example.org";
    person.name = "Ada";
    person.properties = {{"plan", std::string{"pro"}}, {"role", std::string{"buyer"}}};
    return person;
}

people::GivenCompany acme() {
    people::GivenCompany company;
    company.name = "Acme";
    company.properties = {{"plan", std::string{"team"}}, {"region", std::string{"Süd"}}};
    return company;
}

class ResponseIntake : public KeptOnBothDatabases {};

TEST_P(ResponseIntake, keeps_what_is_given_and_answers_with_what_is_stored) {
    Given one = given(9, "order-1");
    one.comment = "Großartig! 日本 👍";
    one.at = *base::parse_time("2025-12-24T18:00:00.000001Z");
    one.channel = Channel::email;
    one.person = ada();
    one.company = acme();
    one.properties = {{"mrr", base::Money{1285, *base::Currency::parse("EUR")}}, {"trial", true}};
    const Taken taken = service_->give(ours_, one);
    EXPECT_EQ(taken.freshness, Taken::Freshness::added);
    const Response stored = find(taken.response.id);
    for (const Response& response : {taken.response, stored}) {
        EXPECT_EQ(response.survey.key, "nps");
        EXPECT_EQ(response.score, 9);
        EXPECT_EQ(response.comment, one.comment);
        EXPECT_EQ(response.at, *one.at);
        EXPECT_EQ(response.channel, Channel::email);
        EXPECT_EQ(response.created_at, clock_.now());
        EXPECT_EQ(response.external_id, "order-1");
        EXPECT_EQ(response.person->name, "Ada");
        EXPECT_EQ(response.person->email, "ada@example.org");
        EXPECT_EQ(response.company->name, "Acme");
        EXPECT_FALSE(response.excluded);
    }
    EXPECT_EQ(stored.properties, taken.response.properties);
}

TEST_P(ResponseIntake, freezes_company_then_person_then_the_response_s_own_properties) {
    Given one = given(9);
    one.person = ada();
    one.company = acme();
    one.properties = {{"role", std::string{"owner"}}};
    const auto frozen = service_->give(ours_, one).response.properties;
    EXPECT_EQ(*frozen.find("region"), KeptValue{"Süd"});
    EXPECT_EQ(*frozen.find("plan"), KeptValue{"pro"});
    EXPECT_EQ(*frozen.find("role"), KeptValue{"owner"});
}

TEST_P(ResponseIntake, keeps_frozen_properties_when_the_person_changes_later) {
    Given one = given(3);
    one.person = ada();
    one.company = acme();
    const ResponseId first = service_->give(ours_, one).response.id;
    one.person->properties = {{"plan", std::string{"free"}}};
    one.company.reset();
    const auto second = service_->give(ours_, one).response;
    EXPECT_EQ(*find(first).properties.find("plan"), KeptValue{"pro"});
    EXPECT_EQ(*second.properties.find("plan"), KeptValue{"free"});
    EXPECT_EQ(*second.properties.find("region"), KeptValue{"Süd"});
    EXPECT_EQ(second.company->name, "Acme");
}

TEST_P(ResponseIntake, changes_nothing_for_an_external_id_that_is_known) {
    Given one = given(9, "order-1");
    one.person = ada();
    const ResponseId first = service_->give(ours_, one).response.id;
    one.score = 0;
    one.person->name = "Somebody else";
    one.properties = {{"unheard_of", 1.0}};
    const Taken again = service_->give(ours_, one);
    EXPECT_EQ(again.freshness, Taken::Freshness::was_there);
    EXPECT_EQ(again.response.id, first);
    EXPECT_EQ(again.response.score, 9);
    EXPECT_EQ(again.response.person->name, "Ada");
    EXPECT_EQ(count(ours_), 1);
    database().read([&](storage::Session& session) {
        EXPECT_EQ(people::find_property(session, ours_, "unheard_of"), std::nullopt);
    });
}

TEST_P(ResponseIntake, takes_one_of_sixteen_that_come_at_once) {
    std::vector<std::thread> threads;
    std::atomic<int> added = 0;
    for (int i = 0; i < 16; ++i)
        threads.emplace_back([&, i] {
            Given one = given(i % 11, "same");
            one.person = ada();
            one.company = acme();
            one.properties = {{"step", static_cast<double>(i)}};
            added += service_->give(ours_, one).freshness == Taken::Freshness::added;
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(added, 1);
    EXPECT_EQ(count(ours_), 1);
}

TEST_P(ResponseIntake, makes_one_person_and_company_of_sixteen_that_come_at_once) {
    std::vector<std::thread> threads;
    for (int i = 0; i < 16; ++i)
        threads.emplace_back([&] {
            Given one = given(5);
            one.person = ada();
            one.company = acme();
            service_->give(ours_, one);
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(count(ours_), 16);
    database().read([&](storage::Session& session) {
        EXPECT_EQ(people::list_persons(session, ours_, {{{}, {}, 10}}).size(), 1U);
        EXPECT_EQ(people::list_companies(session, ours_, {{{}, {}, 10}}).size(), 1U);
    });
}

TEST_P(ResponseIntake, tells_each_of_many_what_became_of_it) {
    service_->give(ours_, given(1, "known"));
    std::vector<Given> all = {given(9, "a"), given(11), given(8, "known"),
                              given(7, "a"), given(6),  given(5, "b")};
    all[4].properties = {{"plan", std::string{"pro"}}};
    all[5].properties = {{"plan", base::Money{1, *base::Currency::parse("EUR")}}};
    const auto outcomes = service_->give_many(ours_, all);
    ASSERT_EQ(outcomes.size(), 6U);
    const ResponseId first = std::get<Accepted>(outcomes[0]).id;
    EXPECT_EQ(std::get<Rejected>(outcomes[1]).problems[0].field, "score");
    EXPECT_TRUE(std::holds_alternative<Duplicate>(outcomes[2]));
    EXPECT_EQ(std::get<Duplicate>(outcomes[3]).id, first);
    EXPECT_TRUE(std::holds_alternative<Accepted>(outcomes[4]));
    EXPECT_EQ(std::get<Rejected>(outcomes[5]).problems[0].field, "properties.plan");
    EXPECT_EQ(count(ours_), 3);
}

TEST_P(ResponseIntake, finds_duplicates_among_hundreds_with_and_without_persons) {
    std::vector<Given> all;
    for (int i = 0; i < 400; ++i) {
        all.push_back(given(i % 11, "e" + std::to_string(i)));
        if (i % 2) {
            all.back().person = ada();
            all.back().person->external_id = "p" + std::to_string(i % 20);
            all.back().person->email.reset();
        }
    }
    service_->give_many(ours_, std::span{all}.first(150));
    const auto outcomes = service_->give_many(ours_, all);
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        EXPECT_EQ(std::holds_alternative<Duplicate>(outcomes[i]), i < 150) << i;
    EXPECT_EQ(count(ours_), 400);
    for (const auto& outcome : service_->give_many(ours_, all))
        EXPECT_TRUE(std::holds_alternative<Duplicate>(outcome));
}

TEST_P(ResponseIntake, tells_two_surveys_with_the_same_external_id_apart) {
    const auto other = surveys_->create(ours_, {"support", survey::Kind::csat});
    Given second = given(5, "same");
    second.survey = {other.id, other.key, other.kind};
    const auto outcomes = service_->give_many(ours_, std::vector{given(5, "same"), second});
    EXPECT_TRUE(std::holds_alternative<Accepted>(outcomes[0]));
    EXPECT_TRUE(std::holds_alternative<Accepted>(outcomes[1]));
    second.score = 6;
    EXPECT_EQ(refused([&] { service_->give(ours_, second); }).fields().at(0).field, "score");
}

TEST_P(ResponseIntake, leaves_no_trace_of_what_is_rejected) {
    service_->give_many(ours_, std::vector{[&] {
                            Given one = given(5);
                            one.properties = {{"seats", 3.0}};
                            return one;
                        }()});
    Given bad = given(5);
    bad.person = ada();
    bad.properties = {{"new_one", 1.0}, {"seats", std::string{"three"}}};
    const auto error = refused([&] { service_->give(ours_, bad); });
    EXPECT_EQ(error.code(), base::ErrorCode::invalid);
    ASSERT_EQ(error.fields().size(), 1U);
    EXPECT_EQ(error.fields()[0].field, "properties.seats");
    database().read([&](storage::Session& session) {
        EXPECT_EQ(people::find_property(session, ours_, "new_one"), std::nullopt);
        EXPECT_TRUE(people::list_persons(session, ours_, {{{}, {}, 10}}).empty());
    });
}

TEST_P(ResponseIntake, belongs_to_the_caller_s_transaction_when_given_one) {
    EXPECT_THROW(database().write([&](storage::Session& session) {
        Given one = given(5);
        one.properties = {{"lost", 1.0}};
        service_->give_many(session, ours_, std::vector{one}, ImportId{3});
        throw base::Error{base::ErrorCode::unavailable, "on purpose"};
    }),
                 base::Error);
    EXPECT_EQ(count(ours_), 0);
    Given one = given(5);
    one.properties = {{"lost", std::string{"text now"}}};
    EXPECT_EQ(service_->give(ours_, one).freshness, Taken::Freshness::added);
}

TEST_P(ResponseIntake, says_that_a_remembered_survey_is_gone) {
    database().write([&](storage::Session& session) {
        survey::erase(session, ours_, *survey::find(session, ours_, nps_.id));
    });
    EXPECT_EQ(refused([&] { service_->give(ours_, given(5)); }).code(), base::ErrorCode::not_found);
}

TEST(GivenResponse, is_checked_for_everything_at_once) {
    const auto now = *base::parse_time("2026-01-05T09:30:00Z");
    Given bad;
    bad.survey.kind = survey::Kind::ces;
    bad.score = 0;
    bad.at = now + std::chrono::hours{25};
    bad.comment = std::string(20'001, 'x');
    bad.external_id = std::string(201, 'x');
    bad.person = people::GivenPerson{};
    bad.company = people::GivenCompany{};
    bad.properties = {{"a b", 1.0}};
    std::vector<std::string> fields;
    for (const auto& problem : check(bad, now)) fields.push_back(problem.field);
    EXPECT_THAT(fields, testing::ElementsAre("score", "at", "comment", "external_id", "person",
                                             "company", "properties.a b"));
    bad = {};
    bad.at = now + std::chrono::hours{23};
    EXPECT_TRUE(check(bad, now).empty());
}

TEST(ResponseGroup, follows_the_score_of_recommendation_only) {
    EXPECT_EQ(group_of(6, survey::Kind::nps), Group::detractor);
    EXPECT_EQ(group_of(7, survey::Kind::nps), Group::passive);
    EXPECT_EQ(group_of(8, survey::Kind::enps), Group::passive);
    EXPECT_EQ(group_of(9, survey::Kind::nps), Group::promoter);
    EXPECT_EQ(group_of(5, survey::Kind::csat), std::nullopt);
}

HARK_ON_BOTH_DATABASES(ResponseIntake);

}  // namespace
}  // namespace hark::response
