#include "product/access/session_service.h"

#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/limits.h"
#include "platform/crypto/crypto.h"
#include "platform/storage/storage_fixture.h"
#include "product/access/migrations.h"

namespace hark::access {
namespace {

using namespace std::chrono_literals;

/// Two workspaces with a member of the same e-mail address, and different passwords.
class SignIn : public storage::OnBothDatabases {
protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        migrate({migrations()});
        for (const std::int64_t workspace : {1, 2}) {
            const Member member{.id = MemberId{workspace * 10},
                                .email = "ada@example.com",
                                .name = "Ada",
                                .role = Role::admin,
                                .created_at = clock_.now()};
            const auto hash = crypto::hash_password("password " + std::to_string(workspace));
            database().write([&](storage::Session& session) {
                create_member(session, WorkspaceId{workspace}, member, hash);
            });
        }
    }

    base::ManualClock clock_{*base::parse_time("2026-01-05T09:30:00Z")};
};

TEST_P(SignIn, leads_to_the_workspace_whose_password_fits) {
    SessionService service{database(), clock_};
    for (const std::int64_t workspace : {1, 2}) {
        const auto signed_in = service.sign_in(
            "ADA@example.com", "password " + std::to_string(workspace), "127.0.0.1");
        EXPECT_EQ(signed_in.session.workspace, WorkspaceId{workspace});
        const auto known = service.recognise(signed_in.token);
        ASSERT_TRUE(known);
        EXPECT_EQ(known->session.workspace, WorkspaceId{workspace});
        EXPECT_EQ(known->member.id, MemberId{workspace * 10});
    }
}

TEST_P(SignIn, keeps_no_token_in_the_database) {
    SessionService service{database(), clock_};
    const auto signed_in = service.sign_in("ada@example.com", "password 1", "127.0.0.1");
    const auto found = database().reading([&](storage::Session& session) {
        return find_session(session, signed_in.token, clock_.now());
    });
    EXPECT_FALSE(found) << "the token itself must not be what is stored";
}

TEST_P(SignIn, notes_that_a_member_was_seen_at_most_once_a_minute) {
    SessionService service{database(), clock_};
    const auto token = service.sign_in("ada@example.com", "password 1", "127.0.0.1").token;
    const auto last_seen = [&] {
        return database()
            .reading([](storage::Session& session) {
                return find_member(session, WorkspaceId{1}, MemberId{10});
            })
            ->last_seen_at;
    };
    const auto start = clock_.now();
    EXPECT_EQ(last_seen(), start);
    clock_.advance(59s);
    service.recognise(token);
    EXPECT_EQ(last_seen(), start);
    clock_.advance(1s);
    service.recognise(token);
    EXPECT_EQ(last_seen(), start + 60s);
}

TEST_P(SignIn, does_not_let_a_crowd_take_every_worker) {
    SessionService service{database(), clock_};
    std::atomic<int> refused = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < base::limits::sign_ins_at_once * 3; ++i) {
        threads.emplace_back([&, i] {
            try {
                service.sign_in(std::to_string(i) + "@example.com", "wrong", "127.0.0.1");
            } catch (const base::Error& error) {
                refused += error.code() == base::ErrorCode::limit_reached ? 1 : 0;
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_GT(refused, 0);
    EXPECT_NO_THROW(service.sign_in("ada@example.com", "password 1", "127.0.0.1"));
}

TEST_P(SignIn, recognises_nothing_in_a_token_that_is_none) {
    SessionService service{database(), clock_};
    EXPECT_FALSE(service.recognise(""));
    EXPECT_FALSE(service.recognise("x"));
}

HARK_ON_BOTH_DATABASES(SignIn);

}  // namespace
}  // namespace hark::access
