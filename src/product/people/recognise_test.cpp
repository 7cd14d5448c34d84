#include "product/people/recognise.h"

#include <gmock/gmock.h>

#include "platform/storage/storage_fixture.h"
#include "product/people/migrations.h"
#include "product/people/person_store.h"
#include "product/workspace/migrations.h"

namespace hark::people {
namespace {

class Recognising : public storage::OnBothDatabases {
protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        migrate({workspace::migrations(), migrations()});
    }

    PersonId meet(const GivenSelf& self) {
        return database().writing([&](storage::Session& session) {
            return recognise(session, ours_, ids_, clock_.now(), self);
        });
    }
    std::optional<PersonId> unchanged(const GivenSelf& self) {
        return database().reading([&](storage::Session& session) {
            return find_unchanged(session, ours_, ids_, clock_.now(), self);
        });
    }

    const WorkspaceId ours_{7};
    base::ManualClock clock_{*base::parse_time("2026-03-04T10:00:00Z")};
    base::IdSource ids_{clock_, 1};
    const GivenSelf ada_{
        {.external_id = "u-1",
         .email = "ada@example.org",
         .properties = {{"language", std::string{"de"}}}},
        GivenCompany{.name = "Acme", .properties = {{"plan", std::string{"pro"}}}}};
};

TEST_P(Recognising, finds_whom_it_has_met_without_a_change) {
    EXPECT_EQ(unchanged(ada_), std::nullopt) << "nobody is there yet";
    const auto id = meet(ada_);
    EXPECT_EQ(unchanged(ada_), id);
    EXPECT_EQ(meet(ada_), id);
    EXPECT_EQ(unchanged({{.external_id = "u-1"}}), id);
}

TEST_P(Recognising, tells_what_is_new_about_a_person_or_company) {
    meet(ada_);
    auto other_plan = ada_;
    other_plan.company->properties = {{"plan", std::string{"team"}}};
    EXPECT_EQ(unchanged(other_plan), std::nullopt);
    auto other_name = ada_;
    other_name.person.name = "Ada";
    EXPECT_EQ(unchanged(other_name), std::nullopt);
    auto new_property = ada_;
    new_property.person.properties.emplace_back("seats", 3.0);
    EXPECT_EQ(unchanged(new_property), std::nullopt);
    meet(new_property);
    EXPECT_TRUE(unchanged(new_property));
}

TEST_P(Recognising, refuses_a_property_of_another_kind) {
    auto three = ada_;
    three.person.properties = {{"seats", 3.0}};
    meet(three);
    auto many = ada_;
    many.person.properties = {{"seats", std::string{"many"}}};
    EXPECT_THROW(meet(many), base::Error);
}

TEST_P(Recognising, knows_the_language_that_is_written_down) {
    const auto id = meet(ada_);
    const auto person = database().reading(
        [&](storage::Session& session) { return find_person(session, ours_, id); });
    EXPECT_EQ(language_of(*person), "de");
    EXPECT_EQ(language_of(Person{}), std::nullopt);
}

HARK_ON_BOTH_DATABASES(Recognising);

}  // namespace
}  // namespace hark::people
