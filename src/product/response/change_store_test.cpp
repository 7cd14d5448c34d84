#include "product/response/change_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "product/response/kept_fixture.h"
#include "product/response/response_store.h"

namespace hark::response {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ResponseChanges : public KeptOnBothDatabases {
protected:
    std::vector<Change> after(std::int64_t seq) {
        return database().reading(
            [&](storage::Session& session) { return changes_after(session, seq); });
    }
    std::int64_t last() {
        return database()
            .reading([](storage::Session& session) { return change_range(session); })
            .last;
    }
    /// The responses that everything since `seq` names, in order.
    std::vector<ResponseId> named_since(std::int64_t seq) {
        std::vector<ResponseId> named;
        for (const auto& change : after(seq)) {
            EXPECT_EQ(change.workspace, ours_);
            named.insert(named.end(), change.responses.begin(), change.responses.end());
        }
        return named;
    }
};
HARK_ON_BOTH_DATABASES(ResponseChanges);

TEST_P(ResponseChanges, name_what_was_added_edited_and_erased_and_nothing_else) {
    EXPECT_EQ(last(), 0);
    Given known = given(9);
    known.external_id = "a";
    const std::vector<Given> three{known, given(3), known};
    const auto outcomes = service_->give_many(ours_, three);
    const auto first = std::get<Accepted>(outcomes[0]).id;
    const auto second = std::get<Accepted>(outcomes[1]).id;
    EXPECT_THAT(named_since(0), ElementsAre(first, second));

    auto seen = last();
    service_->give_many(ours_, three);  // one is there already, one is new
    EXPECT_EQ(named_since(seen).size(), 1U);

    seen = last();
    service_->edit(ours_, first, {.score = 8});
    service_->erase(ours_, second);
    EXPECT_THAT(named_since(seen), ElementsAre(first, second));

    seen = last();
    EXPECT_EQ(refused([&] { service_->erase(ours_, second); }).code(), base::ErrorCode::not_found);
    EXPECT_THAT(after(seen), IsEmpty()) << "what failed was not logged";
}

TEST_P(ResponseChanges, name_what_an_import_and_a_person_leave_behind) {
    Given ann = given(9);
    ann.person = people::GivenPerson{.external_id = "ann"};
    const auto outcomes = service_->give_many(ours_, std::vector{ann, given(2)}, ImportId{7});
    const auto of_ann = std::get<Accepted>(outcomes[0]).id;
    const auto other = std::get<Accepted>(outcomes[1]).id;

    auto seen = last();
    service_->erase_person(ours_, find(of_ann).person->id);
    EXPECT_THAT(named_since(seen), ElementsAre(of_ann));
    seen = last();
    database().write([&](storage::Session& session) {
        erase_import(session, ours_, ImportId{7}, clock_.now());
    });
    EXPECT_THAT(named_since(seen), testing::UnorderedElementsAre(of_ann, other));
}

TEST_P(ResponseChanges, name_companies_that_are_called_something_else) {
    Given first = given(9);
    first.company = people::GivenCompany{.external_id = "c1", .name = "Acme"};
    service_->give(ours_, first);
    auto seen = last();
    first.company->name = "Acme Ltd";
    const auto response = service_->give(ours_, first).response;
    const auto changes = after(seen);
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_THAT(changes[0].companies, ElementsAre(response.company->id));
    seen = last();
    service_->give(ours_, first);
    EXPECT_THAT(after(seen).at(0).companies, IsEmpty());
}

TEST_P(ResponseChanges, are_forgotten_when_old_but_never_the_newest) {
    service_->give(ours_, given(1));
    service_->give(ours_, given(2));
    clock_.advance(std::chrono::hours{1});
    const auto newest = last();
    EXPECT_EQ(database().writing(
                  [&](storage::Session& session) { return forget_changes(session, clock_.now()); }),
              1);
    const auto range =
        database().reading([](storage::Session& session) { return change_range(session); });
    EXPECT_EQ(range.first, newest);
    EXPECT_EQ(range.last, newest);
    service_->give(ours_, given(3));
    EXPECT_EQ(last(), newest + 1);
    EXPECT_EQ(database().reading([&](storage::Session& session) {
        return find_change(session, newest + 1)->responses.size();
    }),
              1U);
}

TEST_P(ResponseChanges, are_told_after_the_commit) {
    int told = 0;
    service_->tell_after_commit(
        [&] { EXPECT_EQ(last(), ++told) << "the change can be read by whoever is told"; });
    service_->give(ours_, given(1));
    service_->give(ours_, given(2));
    EXPECT_EQ(told, 2);
}

}  // namespace
}  // namespace hark::response
