#include "product/access/replay.h"

#include <future>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/limits.h"
#include "platform/storage/storage_fixture.h"
#include "product/access/caller.h"
#include "product/access/migrations.h"

namespace hark::access {
namespace {

using namespace std::chrono_literals;
using http::Request;
using http::Response;

class ReplayTest : public storage::OnBothDatabases {
protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        migrate({migrations()});
        replay_ = make_replay(database(), clock_);
    }

    static Request request(const std::string& key, const std::string& body = "{}") {
        Request request;
        request.method = http::Method::post;
        request.path = "/api/v1/things";
        request.headers = {{"Idempotency-Key", key}};
        request.body = body;
        request.caller = Caller{.workspace = workspace::WorkspaceId{1}, .member = MemberId{5}};
        return request;
    }
    /// Counts how often it is carried out, and answers with the count.
    Response send(const Request& request, int status = 201) {
        return replay_(request,
                       [&] { return Response::json(std::to_string(++carried_out_), status); });
    }
    std::string refusal(const Request& request) {
        try {
            send(request);
        } catch (const base::Error& error) {
            return error.reason();
        }
        return "none";
    }

    base::ManualClock clock_{*base::parse_time("2026-01-05T09:30:00Z")};
    http::Replay replay_;
    int carried_out_ = 0;
};

TEST_P(ReplayTest, answers_the_second_time_as_the_first) {
    EXPECT_EQ(send(request("a")).body, "1");
    const auto again = send(request("a"));
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.body, "1");
    EXPECT_EQ(again.content_type, "application/json");
    EXPECT_THAT(again.headers, testing::Contains(testing::Pair("Idempotency-Replayed", "true")));
    EXPECT_EQ(send(request("b")).body, "2");
    EXPECT_EQ(carried_out_, 2);
}

TEST_P(ReplayTest, keeps_callers_apart) {
    send(request("a"));
    auto other_member = request("a");
    other_member.caller = Caller{.workspace = workspace::WorkspaceId{1}, .member = MemberId{6}};
    auto key = request("a");
    key.caller = Caller{.workspace = workspace::WorkspaceId{1}, .key = KeyId{5}};
    auto elsewhere = request("a");
    elsewhere.caller = Caller{.workspace = workspace::WorkspaceId{2}, .member = MemberId{5}};
    send(other_member);
    send(key);
    send(elsewhere);
    EXPECT_EQ(carried_out_, 4);
}

TEST_P(ReplayTest, refuses_a_key_that_stood_for_another_request) {
    send(request("a"));
    EXPECT_EQ(refusal(request("a", "{ }")), "idempotency_key_reused");
    auto other_path = request("a");
    other_path.path = "/api/v1/others";
    EXPECT_EQ(refusal(other_path), "idempotency_key_reused");
    auto other_query = request("a");
    other_query.query = http::Query::parse("dry_run=1");
    EXPECT_EQ(refusal(other_query), "idempotency_key_reused");
    EXPECT_EQ(carried_out_, 1);
}

TEST_P(ReplayTest, refuses_keys_that_are_none) {
    for (const auto& key : {std::string{}, std::string{"a b"}, std::string{"é"},
                            std::string(base::limits::idempotency_key_bytes + 1, 'x')})
        EXPECT_EQ(refusal(request(key)), "bad_idempotency_key") << key;
}

TEST_P(ReplayTest, remembers_refusals_but_not_failures) {
    const auto fail = [&](base::ErrorCode code, const std::string& key) {
        return [&, code, key] {
            return replay_(request(key), [&]() -> Response {
                ++carried_out_;
                throw base::Error{code, "on purpose"};
            });
        };
    };
    EXPECT_THROW(fail(base::ErrorCode::invalid, "invalid")(), base::Error);
    const auto again = send(request("invalid"));
    EXPECT_EQ(again.status, 400);
    EXPECT_EQ(again.content_type, "application/problem+json");
    EXPECT_THAT(again.body, testing::HasSubstr("on purpose"));
    EXPECT_EQ(carried_out_, 1);
    for (const auto code : {base::ErrorCode::unavailable, base::ErrorCode::limit_reached,
                            base::ErrorCode::unauthenticated}) {
        EXPECT_THROW(fail(code, "failed")(), base::Error);
    }
    EXPECT_EQ(send(request("failed")).status, 201);
    EXPECT_EQ(carried_out_, 5);
    EXPECT_THROW(replay_(request("bug"), []() -> Response { throw base::Bug{"on purpose"}; }),
                 base::Bug);
    EXPECT_EQ(send(request("bug")).status, 201);
}

TEST_P(ReplayTest, keeps_no_secret_and_yet_carries_nothing_out_twice) {
    const auto make_secret = [&] {
        return replay_(request("a"), [&] {
            ++carried_out_;
            return Response::json("secret").with_header("Cache-Control", "no-store");
        });
    };
    EXPECT_EQ(make_secret().body, "secret");
    EXPECT_EQ(refusal(request("a")), "idempotency_answer_not_kept");
    EXPECT_EQ(carried_out_, 1);
    const auto secrets = database().reading([](storage::Session& session) {
        return session.list("SELECT body FROM remembered_request", {},
                            [](const storage::Row& row) { return row.is_null("body"); });
    });
    EXPECT_THAT(secrets, testing::ElementsAre(true));
}

TEST_P(ReplayTest, lets_no_two_run_at_once) {
    std::promise<void> started;
    std::promise<void> go_on;
    auto first = std::async(std::launch::async, [&] {
        return replay_(request("a"), [&] {
            started.set_value();
            go_on.get_future().wait();
            return Response::json("first");
        });
    });
    started.get_future().wait();
    EXPECT_EQ(refusal(request("a")), "idempotency_key_in_use");
    const auto elsewhere = make_replay(database(), clock_);
    EXPECT_THROW(elsewhere(request("a"), [] { return Response::json("second"); }), base::Error);
    clock_.advance(1h);
    EXPECT_EQ(refusal(request("a")), "idempotency_key_in_use") << "however long it takes here";
    go_on.set_value();
    EXPECT_EQ(first.get().body, "first");
    EXPECT_EQ(send(request("a")).body, "first");
    EXPECT_EQ(carried_out_, 0);
}

TEST_P(ReplayTest, runs_again_after_a_while_what_a_killed_process_did_not_settle) {
    send(request("a"));
    // As a process leaves it that is killed while it carries the request out.
    database().write([](storage::Session& session) {
        session.execute(
            "UPDATE remembered_request SET status = NULL, content_type = NULL, body = NULL"
            " WHERE idempotency_key = 'a'");
    });
    EXPECT_EQ(refusal(request("a")), "idempotency_key_in_use");
    clock_.advance(2 * base::limits::request_time);
    EXPECT_EQ(send(request("a")).body, "2");
    EXPECT_EQ(send(request("a")).body, "2");
}

TEST_P(ReplayTest, does_not_run_again_what_was_settled_with_its_change) {
    const auto first = request("a");
    // Killed after the handler's commit: nothing after it is written.
    replay_(first, [&] {
        ++carried_out_;
        const auto answer = Response::json("made", 201);
        database().write([&](storage::Session& session) { settle(session, first, answer); });
        return Response::json("lost", 200);
    });
    const auto again = send(request("a"));
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.body, "made");
    EXPECT_EQ(carried_out_, 1);
}

TEST_P(ReplayTest, settles_nothing_for_a_request_without_a_key) {
    auto plain = request("a");
    plain.headers.clear();
    database().write(
        [&](storage::Session& session) { settle(session, plain, Response::json("{}")); });
    send(plain);
    send(plain);
    EXPECT_EQ(carried_out_, 2);
}

TEST_P(ReplayTest, forgets_after_its_time) {
    send(request("a"));
    clock_.advance(base::limits::idempotency_time + 1us);
    EXPECT_EQ(send(request("a")).body, "2");
    const auto rows = database().reading([](storage::Session& session) {
        return session.list("SELECT started_at FROM remembered_request", {},
                            [](const storage::Row& row) { return row.integer("started_at"); });
    });
    EXPECT_EQ(rows.size(), 1U);
}

TEST_P(ReplayTest, remembers_nothing_for_somebody_unknown) {
    auto unknown = request("a");
    unknown.caller.reset();
    send(unknown);
    send(unknown);
    EXPECT_EQ(carried_out_, 2);
}

HARK_ON_BOTH_DATABASES(ReplayTest);

}  // namespace
}  // namespace hark::access
