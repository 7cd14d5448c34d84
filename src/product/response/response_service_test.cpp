#include "product/response/response_service.h"

#include <gtest/gtest.h>

#include "product/people/person_store.h"
#include "product/response/kept_fixture.h"
#include "product/response/response_list_store.h"
#include "product/response/response_store.h"

namespace hark::response {
namespace {

class ResponseService : public KeptOnBothDatabases {
protected:
    std::vector<Response> list(const Wanted& wanted, std::optional<WorkspaceId> workspace = {}) {
        return page(wanted, workspace).items;
    }
    Page page(const Wanted& wanted, std::optional<WorkspaceId> workspace = {}) {
        return database().reading([&](storage::Session& session) {
            return response::list(session, workspace.value_or(ours_), wanted);
        });
    }
    ResponseId add(int score, int minutes_ago, std::optional<std::string> comment = {}) {
        Given one = given(score);
        one.at = clock_.now() - std::chrono::minutes{minutes_ago};
        one.comment = std::move(comment);
        return service_->give(ours_, one).response.id;
    }
    std::vector<int> scores(const Wanted& wanted) {
        std::vector<int> all;
        for (const Response& response : list(wanted)) all.push_back(response.score);
        return all;
    }
};

TEST_P(ResponseService, edits_what_is_given_and_nothing_else) {
    const ResponseId id = add(3, 10, "slow");
    clock_.advance(std::chrono::minutes{1});
    const Response edited = service_->edit(ours_, id, {.score = 8});
    EXPECT_EQ(edited.score, 8);
    EXPECT_EQ(edited.comment, "slow");
    EXPECT_EQ(edited.updated_at, clock_.now());
    service_->edit(ours_, id, {.comment = Edit::Comment{}});
    EXPECT_EQ(find(id).comment, std::nullopt);
    EXPECT_EQ(find(id).score, 8);
    EXPECT_EQ(refused([&] { service_->edit(ours_, id, {.score = 11}); }).fields().at(0).field,
              "score");
    EXPECT_EQ(refused([&] { service_->edit(ours_, ResponseId{1}, {}); }).code(),
              base::ErrorCode::not_found);
}

TEST_P(ResponseService, leaves_out_with_a_reason_and_takes_in_again) {
    const ResponseId id = add(3, 10);
    add(4, 5);
    service_->edit(ours_, id, {.exclude = Edit::Exclude{"a test"}});
    EXPECT_EQ(find(id).excluded->reason, "a test");
    EXPECT_EQ(find(id).excluded->at, clock_.now());
    EXPECT_EQ(scores({}), std::vector{4});
    EXPECT_EQ(scores({.excluded = Wanted::Excluded::yes}), (std::vector{4, 3}));
    EXPECT_EQ(scores({.excluded = Wanted::Excluded::only}), std::vector{3});
    service_->edit(ours_, id, {.exclude = Edit::Exclude{}});
    EXPECT_EQ(find(id).excluded, std::nullopt);
}

TEST_P(ResponseService, deletes_for_good) {
    const ResponseId id = add(3, 10);
    service_->erase(ours_, id);
    EXPECT_EQ(refused([&] { find(id); }).code(), base::ErrorCode::not_found);
    EXPECT_EQ(refused([&] { service_->erase(ours_, id); }).code(), base::ErrorCode::not_found);
}

TEST_P(ResponseService, erases_a_person_and_their_words_but_keeps_the_scores) {
    Given one = given(2);
    one.comment = "Ada says so";
    one.person = people::GivenPerson{};
    one.person->email = "ada@example.org";
    const Response kept = service_->give(ours_, one).response;
    service_->erase_person(ours_, kept.person->id);
    const Response anonymous = find(kept.id);
    EXPECT_EQ(anonymous.score, 2);
    EXPECT_FALSE(anonymous.person);
    EXPECT_FALSE(anonymous.comment);
    EXPECT_EQ(refused([&] { service_->erase_person(ours_, kept.person->id); }).code(),
              base::ErrorCode::not_found);
}

TEST_P(ResponseService, lists_the_newest_first_page_by_page_whatever_is_added_meanwhile) {
    for (int i = 0; i < 7; ++i) add(i, i / 2);
    Wanted wanted{.survey = nps_.id, .limit = 3};
    Page one = page(wanted);
    ASSERT_TRUE(one.next);
    add(10, 0);
    wanted.after = Place::parse(one.next->text());
    const Page two = page(wanted);
    wanted.after = two.next;
    const Page three = page(wanted);
    EXPECT_FALSE(three.next);
    std::vector<int> scores;
    for (const auto& part : {one, two, three})
        for (const auto& response : part.items) scores.push_back(response.score);
    EXPECT_EQ(scores, (std::vector{1, 0, 3, 2, 5, 4, 6}));
}

TEST_P(ResponseService, merges_the_surveys_when_none_is_named) {
    const auto other = surveys_->create(ours_, {"support", survey::Kind::csat});
    for (int i = 0; i < 5; ++i) {
        add(i + 5, 2 * i);
        Given one = given(i + 1);
        one.survey = {other.id, other.key, other.kind};
        one.at = clock_.now() - std::chrono::minutes{2 * i + 1};
        service_->give(ours_, one);
    }
    Wanted wanted{.limit = 4};
    std::vector<int> all;
    do {
        const Page part = page(wanted);
        for (const auto& response : part.items) all.push_back(response.score);
        wanted.after = part.next;
    } while (wanted.after);
    EXPECT_EQ(all, (std::vector{5, 1, 6, 2, 7, 3, 8, 4, 9, 5}));
}

TEST_P(ResponseService, finds_comments_in_any_script_and_takes_wildcards_literally) {
    add(1, 1, "Der ÄRGER war 100% groß");
    add(2, 2, "arger");
    add(3, 3, "1000 things");
    add(4, 4);
    EXPECT_EQ(scores({.search = "ärger"}), std::vector{1});
    EXPECT_EQ(scores({.search = "ARGER"}), std::vector{2});
    EXPECT_EQ(scores({.search = "100%"}), std::vector{1});
    EXPECT_EQ(scores({.search = "0_"}), std::vector<int>{});
    EXPECT_EQ(scores({.search = "RGE", .limit = 1}), std::vector{1});
}

TEST_P(ResponseService, lists_what_a_filter_and_a_period_let_through) {
    Given one = given(9);
    one.person = people::GivenPerson{};
    one.person->external_id = "ada";
    one.properties = {{"plan", std::string{"pro"}}};
    const auto person = service_->give(ours_, one).response.person->id;
    add(5, 10);
    const auto known = database().reading(
        [&](storage::Session& session) { return people::properties(session, ours_); });
    EXPECT_EQ(scores({.filter = segment::Filter::parse({"plan:pro"}, known)}), std::vector{9});
    EXPECT_EQ(scores({.filter = segment::Filter::parse({"plan:!pro"}, known)}), std::vector{5});
    const auto of_person = segment::Filter::parse({"person:" + person.text()}, known);
    EXPECT_EQ(scores({.filter = of_person}), std::vector{9});
    EXPECT_EQ(scores({.survey = nps_.id, .filter = of_person}), std::vector{9});
    EXPECT_EQ(scores({.period = {{}, clock_.now()}}), std::vector{5});
}

TEST_P(ResponseService, counts_the_values_of_a_property) {
    const auto euros = *base::Currency::parse("EUR");
    for (int i = 0; i < 6; ++i) {
        Given one = given(i);
        one.properties = {{"plan", std::string{i < 4 ? "pro" : "team"}},
                          {"mrr", base::Money{i % 2 ? 1000 : 1285, euros}}};
        service_->give(ours_, one);
    }
    database().read([&](storage::Session& session) {
        const auto of = [&](const char* key, WorkspaceId workspace) {
            const auto property = *people::find_property(session, ours_, key);
            std::vector<std::string> texts;
            for (const auto& [value, n] : values_of(session, workspace, property, nps_.id, 10))
                texts.push_back(value + ' ' + std::to_string(n));
            return texts;
        };
        EXPECT_EQ(of("plan", ours_), (std::vector<std::string>{"pro 4", "team 2"}));
        EXPECT_EQ(of("mrr", ours_), (std::vector<std::string>{"10.00 3", "12.85 3"}));
        EXPECT_TRUE(of("plan", theirs_).empty());
    });
}

TEST_P(ResponseService, undoes_an_import) {
    service_->give_many(ours_, std::vector{given(1), given(2)}, ImportId{3});
    service_->give_many(ours_, std::vector{given(4)}, ImportId{4});
    database().write([&](storage::Session& session) {
        EXPECT_EQ(erase_import(session, theirs_, ImportId{3}, {}), 0);
        EXPECT_EQ(erase_import(session, ours_, ImportId{3}, {}), 2);
    });
    EXPECT_EQ(scores({}), std::vector{4});
}

TEST_P(ResponseService, keeps_a_survey_that_has_responses) {
    add(1, 1);
    EXPECT_EQ(refused([&] { surveys_->erase(ours_, "nps"); }).code(), base::ErrorCode::conflict);
    EXPECT_EQ(surveys_->find(ours_, "nps").responses, 1);
}

TEST_P(ResponseService, never_sees_another_workspace) {
    Given one = given(9, "order-1");
    one.person = people::GivenPerson{};
    one.person->external_id = "ada";
    const Response ours = service_->give(ours_, one).response;
    const auto is_missing = [&](const std::function<void()>& work) {
        EXPECT_EQ(refused(work).code(), base::ErrorCode::not_found);
    };
    is_missing([&] { service_->find(theirs_, ours.id); });
    is_missing([&] { service_->edit(theirs_, ours.id, {.score = 0}); });
    is_missing([&] { service_->erase(theirs_, ours.id); });
    is_missing([&] { service_->erase_person(theirs_, ours.person->id); });
    EXPECT_EQ(count(theirs_), 0);
    EXPECT_TRUE(list({.excluded = Wanted::Excluded::yes}, theirs_).empty());
    EXPECT_TRUE(list({.survey = nps_.id}, theirs_).empty());
    database().write([&](storage::Session& session) {
        EXPECT_TRUE(find_external(session, theirs_, nps_.id, {"order-1"}).empty());
        EXPECT_EQ(make_anonymous(session, theirs_, ours.person->id, clock_.now()), 0);
        Response stolen = ours;
        stolen.score = 0;
        update(session, theirs_, stolen);
    });
    EXPECT_EQ(find(ours.id).score, 9);
    one.survey = surveys_->resolve(theirs_, std::nullopt);
    EXPECT_EQ(service_->give(theirs_, one).freshness, Taken::Freshness::added);
    EXPECT_EQ(count(ours_), 1);
    one.survey = nps_;
    EXPECT_EQ(refused([&] { service_->give(theirs_, one); }).code(), base::ErrorCode::not_found);
}

TEST_P(ResponseService, finds_what_it_lists_by_an_index) {
    if (GetParam() != std::string{"sqlite"}) GTEST_SKIP() << "the plan is SQLite's";
    const auto plan = [&](const Wanted& wanted) {
        auto statement = list_statement(ours_, wanted);
        std::string text;
        database().read([&](storage::Session& session) {
            session.each("EXPLAIN QUERY PLAN " + statement.sql, statement.parameters,
                         [&](const storage::Row& row) { text += row.text("detail") + '\n'; });
        });
        return text;
    };
    const std::string by_time =
        plan({.survey = nps_.id, .after = Place{clock_.now(), ResponseId{5}}});
    EXPECT_NE(by_time.find("SEARCH response USING INDEX response_at"), std::string::npos)
        << by_time;
    EXPECT_EQ(by_time.find("TEMP B-TREE"), std::string::npos) << by_time;
    const auto persons = segment::Filter::parse({"person:12,13"}, {});
    const std::string by_person = plan({.survey = nps_.id, .filter = persons});
    EXPECT_NE(by_person.find("USING INDEX response_person"), std::string::npos) << by_person;
    EXPECT_EQ(by_time.find("SCAN "), std::string::npos) << by_time;
}

HARK_ON_BOTH_DATABASES(ResponseService);

}  // namespace
}  // namespace hark::response
