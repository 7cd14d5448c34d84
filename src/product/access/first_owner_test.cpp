#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "platform/storage/storage_fixture.h"
#include "product/access/access_service.h"
#include "product/access/migrations.h"
#include "product/workspace/migrations.h"
#include "product/workspace/workspace_store.h"

namespace hark::access {
namespace {

class FirstOwnerTest : public storage::OnBothDatabases {
protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        migrate({workspace::migrations(), migrations()});
    }
    std::vector<workspace::Workspace> workspaces() {
        return database().reading(
            [](storage::Session& session) { return workspace::list_all(session); });
    }

    base::ManualClock clock_{*base::parse_time("2026-01-05T09:30:00Z")};
    base::IdSource ids_{clock_, 1};
};

TEST_P(FirstOwnerTest, gets_a_workspace_and_a_password_that_is_made_up) {
    AccessService service{database(), clock_, ids_};
    const auto owner = ensure_owner(service);
    ASSERT_TRUE(owner);
    EXPECT_EQ(owner->email, "owner@localhost");
    EXPECT_EQ(owner->origin, FirstOwner::Password::made_up);
    ASSERT_EQ(workspaces().size(), 1U);
    EXPECT_EQ(workspaces()[0].name, "My company");
    const auto signed_in = service.sessions().sign_in(owner->email, owner->password, "::1");
    EXPECT_EQ(signed_in.member.role, Role::owner);
    EXPECT_EQ(signed_in.session.workspace, workspaces()[0].id);
}

TEST_P(FirstOwnerTest, is_who_the_person_says) {
    AccessService service{database(), clock_, ids_};
    const auto owner = ensure_owner(service, "ada@example.com", "four quiet words");
    ASSERT_TRUE(owner);
    EXPECT_EQ(owner->origin, FirstOwner::Password::given);
    EXPECT_NO_THROW(service.sessions().sign_in("ada@example.com", "four quiet words", "::1"));
}

TEST_P(FirstOwnerTest, comes_only_once) {
    AccessService service{database(), clock_, ids_};
    EXPECT_TRUE(ensure_owner(service));
    EXPECT_FALSE(ensure_owner(service));
    EXPECT_FALSE(ensure_owner(service, "ada@example.com", "four quiet words"));
    EXPECT_EQ(workspaces().size(), 1U);
}

TEST_P(FirstOwnerTest, is_refused_with_a_bad_address_or_a_weak_password_and_nothing_is_kept) {
    AccessService service{database(), clock_, ids_};
    EXPECT_THROW(ensure_owner(service, "ada"), base::Error);
    EXPECT_THROW(ensure_owner(service, "ada@example.com", "short"), base::Error);
    EXPECT_TRUE(workspaces().empty());
    EXPECT_TRUE(ensure_owner(service));
}

TEST_P(FirstOwnerTest, is_one_when_several_processes_start_at_once) {
    constexpr int processes = 4;
    std::atomic<int> made = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < processes; ++i) {
        threads.emplace_back([&, i] {
            const auto own = storage::Database::open(location());
            base::IdSource ids{clock_, i + 10};
            AccessService service{*own, clock_, ids};
            made += ensure_owner(service).has_value() ? 1 : 0;
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(made, 1);
    EXPECT_EQ(workspaces().size(), 1U);
}

TEST_P(FirstOwnerTest, remains_also_when_two_owners_demote_each_other_at_once) {
    AccessService service{database(), clock_, ids_};
    ensure_owner(service);
    const auto workspace = workspaces()[0].id;
    const auto machine = Caller::at_machine(workspace);
    for (int round = 0; round < 4; ++round) {
        std::vector<MemberId> owners;
        for (const auto& member : service.members().list(workspace))
            if (member.role == Role::owner) owners.push_back(member.id);
        if (owners.size() < 2)
            owners.push_back(
                service.members()
                    .create(machine, {std::to_string(round) + "@example.com", "Ada", Role::owner})
                    .member.id);
        std::vector<std::thread> threads;
        for (const auto owner : owners) {
            threads.emplace_back([&, owner] {
                const auto own = storage::Database::open(location());
                base::IdSource ids{clock_, 20};
                AccessService other{*own, clock_, ids};
                EXPECT_NO_THROW({
                    try {
                        other.members().change(machine, owner, {.role = Role::viewer});
                    } catch (const base::Error& error) {
                        if (error.reason() != "last_owner") throw;
                    }
                });
            });
        }
        for (auto& thread : threads) thread.join();
        int left = 0;
        for (const auto& member : service.members().list(workspace))
            left += member.role == Role::owner ? 1 : 0;
        ASSERT_EQ(left, 1);
    }
}

HARK_ON_BOTH_DATABASES(FirstOwnerTest);

}  // namespace
}  // namespace hark::access
