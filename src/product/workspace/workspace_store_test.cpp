#include "product/workspace/workspace_store.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "platform/storage/storage_fixture.h"
#include "product/workspace/migrations.h"

namespace hark::workspace {
namespace {

Workspace garden() {
    Workspace workspace;
    workspace.id = WorkspaceId{7};
    workspace.name = "Jardin d'été";
    workspace.time_zone = *locale::TimeZone::find("Europe/Paris");
    workspace.goal = -12;
    workspace.currency = *base::Currency::parse("CHF");
    workspace.locale = "fr";
    workspace.created_at = *base::parse_time("2026-01-05T09:30:00.000001Z");
    return workspace;
}

class WorkspaceStore : public storage::OnBothDatabases {
protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        migrate({migrations()});
    }
};

TEST_P(WorkspaceStore, keeps_what_it_is_given) {
    database().write([](storage::Session& session) { create(session, garden()); });
    const auto found =
        database().reading([](storage::Session& session) { return find(session, garden().id); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->name, "Jardin d'été");
    EXPECT_EQ(found->time_zone.name(), "Europe/Paris");
    EXPECT_EQ(found->goal, -12);
    EXPECT_EQ(found->currency.code(), "CHF");
    EXPECT_EQ(found->locale, "fr");
    EXPECT_EQ(found->created_at, garden().created_at);
}

TEST_P(WorkspaceStore, changes_everything_but_id_and_birth) {
    database().write([](storage::Session& session) {
        create(session, garden());
        auto changed = garden();
        changed.name = "Garden";
        changed.goal = std::nullopt;
        changed.time_zone = locale::TimeZone::utc();
        changed.created_at += std::chrono::hours{1};
        update(session, changed);
    });
    const auto all =
        database().reading([](storage::Session& session) { return list_all(session); });
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].name, "Garden");
    EXPECT_EQ(all[0].goal, std::nullopt);
    EXPECT_EQ(all[0].time_zone.name(), "UTC");
    EXPECT_EQ(all[0].created_at, garden().created_at);
}

TEST_P(WorkspaceStore, finds_and_changes_nothing_that_is_not_there) {
    EXPECT_FALSE(
        database().reading([](storage::Session& session) { return find(session, garden().id); }));
    try {
        database().write([](storage::Session& session) { update(session, garden()); });
        FAIL();
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::not_found);
    }
}

TEST_P(WorkspaceStore, lets_one_transaction_only_be_the_first) {
    const auto claim = [&] {
        return database().writing(
            [](storage::Session& session) { return claim_first(session, garden().created_at); });
    };
    EXPECT_TRUE(claim());
    EXPECT_FALSE(claim());
}

TEST_P(WorkspaceStore, gives_the_right_back_when_the_first_fails) {
    EXPECT_THROW(database().write([](storage::Session& session) {
        claim_first(session, garden().created_at);
        throw base::Error{base::ErrorCode::unavailable, "on purpose"};
    }),
                 base::Error);
    EXPECT_TRUE(database().writing(
        [](storage::Session& session) { return claim_first(session, garden().created_at); }));
}

HARK_ON_BOTH_DATABASES(WorkspaceStore);

}  // namespace
}  // namespace hark::workspace
