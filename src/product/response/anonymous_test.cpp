#include <gmock/gmock.h>

#include "product/anonymity/held_store.h"
#include "product/anonymity/setting_store.h"
#include "product/people/person_list_store.h"
#include "product/response/kept_fixture.h"
#include "product/response/known_external.h"
#include "product/response/response_list_store.h"

namespace hark::response {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class AnonymousAnswers : public KeptOnBothDatabases {
protected:
    void SetUp() override {
        KeptOnBothDatabases::SetUp();
        surveys_->create(ours_, {"work", survey::Kind::enps});
        work_ = surveys_->resolve(ours_, "work");
    }

    Given answer(int score, const char* team, std::optional<std::string> external_id = {}) {
        auto made = given(score, std::move(external_id));
        made.survey = work_;
        made.properties = {{"team", std::string{team}}};
        return made;
    }

    std::vector<Given> answers(std::initializer_list<std::pair<const char*, int>> teams) {
        std::vector<Given> all;
        for (const auto& [team, times] : teams)
            for (int i = 0; i < times; ++i) all.push_back(answer(i % 11, team));
        return all;
    }

    std::vector<Response> shown() {
        return database().reading([&](storage::Session& session) {
            return list(session, ours_,
                        {.survey = work_.id, .excluded = Wanted::Excluded::yes, .limit = 500})
                .items;
        });
    }

    std::map<std::string, int> by_team() {
        std::map<std::string, int> counts;
        for (const auto& response : shown()) {
            const auto* team = response.properties.find("team");
            ++counts[team ? std::get<std::string>(*team) : "-"];
        }
        return counts;
    }

    std::vector<anonymity::Held> held() {
        return database().reading([&](storage::Session& session) {
            return anonymity::releasable(session, ours_, work_.id, *base::parse_date("2100-01-01"));
        });
    }

    void set_clock(const char* time) { clock_.advance(*base::parse_time(time) - clock_.now()); }
    void next_night() { clock_.advance(24h); }

    survey::Reference work_;
};
HARK_ON_BOTH_DATABASES(AnonymousAnswers);

TEST_P(AnonymousAnswers, keep_no_person_no_company_no_hour_and_no_external_id) {
    set_clock("2026-01-05T09:30:00Z");
    for (int i = 0; i < 5; ++i) {
        auto one = answer(9, "sales", "employee-" + std::to_string(i));
        one.person = people::GivenPerson{};
        one.person->email = "ada@example.org";
        one.company = people::GivenCompany{};
        one.company->name = "Acme";
        one.at = clock_.now() - 3h;
        const auto taken = service_->give(ours_, one);
        EXPECT_EQ(taken.freshness, Taken::Freshness::added);
        EXPECT_EQ(taken.response.id, ResponseId{});
        EXPECT_EQ(taken.response.score, survey::no_score);
    }
    const auto all = shown();
    ASSERT_THAT(all, SizeIs(5));
    const auto day = *base::parse_time("2026-01-05T00:00:00Z");
    for (const auto& response : all) {
        EXPECT_FALSE(response.person);
        EXPECT_FALSE(response.company);
        EXPECT_FALSE(response.external_id);
        EXPECT_EQ(response.at, day);
        EXPECT_EQ(response.created_at, day);
        EXPECT_EQ(response.updated_at, day);
    }
    const auto persons = database().reading([&](storage::Session& session) {
        return session.one("SELECT COUNT(*) AS n FROM person WHERE workspace_id = :workspace",
                           {{"workspace", ours_.value()}},
                           [](const storage::Row& row) { return row.integer("n"); });
    });
    EXPECT_EQ(persons, 0);
}

TEST_P(AnonymousAnswers, are_shown_as_soon_as_enough_agree_and_the_rest_by_night) {
    for (int i = 0; i < 4; ++i) service_->give(ours_, answer(i, "sales"));
    service_->give(ours_, answer(3, "board"));
    EXPECT_THAT(shown(), IsEmpty());
    service_->give(ours_, answer(10, "sales"));
    EXPECT_THAT(by_team(), ElementsAre(std::pair{"sales", 5}));
    for (int i = 0; i < 3; ++i) service_->give(ours_, answer(i, "sales"));
    service_->give(ours_, answer(9, "board"));
    EXPECT_THAT(shown(), SizeIs(5));
    service_->release_overdue(ours_);
    EXPECT_THAT(shown(), SizeIs(5)) << "they came today";
    next_night();
    service_->release_overdue(ours_);
    EXPECT_THAT(by_team(), ElementsAre(std::pair{"-", 5}, std::pair{"sales", 5}));
    EXPECT_THAT(held(), IsEmpty());
}

TEST_P(AnonymousAnswers, of_a_batch_are_shown_with_small_groups_pooled) {
    service_->give_many(ours_, answers({{"sales", 9}, {"support", 7}, {"board", 5}, {"legal", 2}}));
    EXPECT_THAT(by_team(),
                ElementsAre(std::pair{"-", 7}, std::pair{"sales", 9}, std::pair{"support", 7}));
}

TEST_P(AnonymousAnswers, under_k_stay_hidden_however_old) {
    service_->give_many(ours_, answers({{"sales", 4}}));
    next_night();
    service_->release_overdue(ours_);
    EXPECT_THAT(shown(), IsEmpty());
    EXPECT_THAT(held(), SizeIs(4));
}

TEST_P(AnonymousAnswers, count_once_for_each_external_id_also_after_they_are_shown) {
    for (int i = 0; i < 5; ++i) service_->give(ours_, answer(9, "a", std::to_string(i)));
    EXPECT_EQ(service_->give(ours_, answer(1, "a", "3")).freshness, Taken::Freshness::was_there);
    EXPECT_THAT(shown(), SizeIs(5));
    EXPECT_THAT(held(), IsEmpty());
}

TEST_P(AnonymousAnswers, given_in_pieces_may_be_amended_until_they_are_shown) {
    auto piece = [&](int who, int score) {
        auto one = answer(score, "a", "browser-" + std::to_string(who));
        one.properties.clear();
        one.asked.answers.wants_contact = true;
        return one;
    };
    set_clock("2026-01-05T23:50:00Z");
    for (int who = 0; who < 5; ++who) service_->give_piece(ours_, piece(who, 3), 24h);
    service_->release_overdue(ours_);
    EXPECT_THAT(shown(), IsEmpty());
    set_clock("2026-01-06T00:20:00Z");
    auto later = piece(0, 8);
    later.comment = "tea";
    EXPECT_EQ(service_->give_piece(ours_, later, 24h).freshness, Taken::Freshness::amended);
    service_->release_overdue(ours_);
    EXPECT_THAT(shown(), IsEmpty()) << "two hours to finish after midnight";
    set_clock("2026-01-06T02:10:00Z");
    service_->release_overdue(ours_);
    ASSERT_THAT(shown(), SizeIs(5));
    int with_comment = 0;
    for (const auto& response : shown()) {
        with_comment += response.comment == "tea" && response.score == 8;
        EXPECT_FALSE(response.asked.answers.wants_contact);
        EXPECT_EQ(response.at, *base::parse_time("2026-01-05T00:00:00Z"));
    }
    EXPECT_EQ(with_comment, 1);
    EXPECT_EQ(service_->give_piece(ours_, piece(0, 1), 24h).freshness, Taken::Freshness::was_there);
    EXPECT_THAT(held(), IsEmpty());
}

TEST_P(AnonymousAnswers, are_neither_changed_nor_deleted_one_by_one) {
    service_->give_many(ours_, answers({{"sales", 5}}));
    const auto id = shown().front().id;
    EXPECT_EQ(refused([&] { service_->erase(ours_, id); }).code(), base::ErrorCode::conflict);
    Edit edit;
    edit.exclude = Edit::Exclude{"spam"};
    EXPECT_EQ(refused([&] { service_->edit(ours_, id, edit); }).code(), base::ErrorCode::conflict);
    EXPECT_THAT(shown(), SizeIs(5));
}

TEST_P(AnonymousAnswers, of_an_import_go_together_and_can_come_again) {
    auto rows = answers({{"sales", 6}, {"board", 3}});
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].external_id = "row-" + std::to_string(i);
    const ImportId import{99};
    const auto take = [&] {
        database().write(
            [&](storage::Session& session) { service_->give_many(session, ours_, rows, import); });
        service_->release(ours_, work_);
    };
    take();
    EXPECT_THAT(shown(), SizeIs(9));
    take();
    EXPECT_THAT(shown(), SizeIs(9)) << "all were duplicates";
    database().write(
        [&](storage::Session& session) { undo_import(session, ours_, import, clock_.now()); });
    EXPECT_THAT(shown(), IsEmpty());
    take();
    EXPECT_THAT(shown(), SizeIs(9));
}

TEST_P(AnonymousAnswers, promise_a_number_that_stays_once_somebody_has_answered) {
    const auto k = [&] {
        return database().reading([&](storage::Session& session) {
            return anonymity::k_of(session, ours_, work_.id, work_.kind);
        });
    };
    const auto set = [&](std::size_t wanted) {
        database().write(
            [&](storage::Session& session) { anonymity::set_k(session, ours_, work_.id, wanted); });
    };
    EXPECT_EQ(k(), 5U);
    set(3);
    service_->give_many(ours_, answers({{"sales", 3}}));
    EXPECT_EQ(by_team().at("sales"), 3);
    EXPECT_EQ(refused([&] { set(4); }).code(), base::ErrorCode::conflict);
    EXPECT_EQ(k(), 3U);
}

}  // namespace
}  // namespace hark::response
