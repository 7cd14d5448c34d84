#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/json.h"
#include "product/access/access_fixture.h"

namespace hark::access {
namespace {

using namespace std::chrono_literals;
using http::Method;
using testing::HasSubstr;

constexpr auto path = "/api/v1/session";

std::string credentials(const std::string& email, const std::string& password) {
    return R"({"email":")" + email + R"(","password":")" + password + "\"}";
}

std::string code_of(const http::Answer& answer) {
    return std::string{json::parse(answer.body).at("code").as_string()};
}

class SessionRoutes : public ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare();
        serve();
    }

    /// Signs in by e-mail and password, as the console does.
    std::unique_ptr<http::Client> signed_in(const std::string& role, const std::string& secret) {
        auto client = fresh("nobody");
        const auto answer =
            client->send(Method::post, path, credentials(role + "@example.com", secret));
        EXPECT_EQ(answer.status, 200) << answer.body;
        const auto token = json::parse(answer.body).at("csrf_token").as_string();
        client->set_header("X-CSRF-Token", std::string{token.begin(), token.end()});
        return client;
    }
};

TEST_P(SessionRoutes, sign_a_member_in_with_a_cookie_that_scripts_cannot_read) {
    auto client = fresh("nobody");
    const auto answer =
        client->send(Method::post, path, credentials("Agent@EXAMPLE.com", password));
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_THAT(answer.header("Set-Cookie"),
                testing::AllOf(testing::StartsWith("hark_session="), HasSubstr("HttpOnly"),
                               HasSubstr("SameSite=Lax"), HasSubstr("Max-Age=2592000")));
    EXPECT_EQ(answer.header("Cache-Control"), "no-store");
    auto body = json::parse(answer.body);
    EXPECT_FALSE(body.at("csrf_token").as_string().empty());
    body.as_object()["csrf_token"] = "…";
    EXPECT_EQ(json::to_text(body),
              R"({"member":{"id":")" + member_id("agent").text() +
                  R"(","email":"agent@example.com","name":"agent","role":"agent",)"
                  R"("created_at":"2026-01-05T09:30:00Z","last_seen_at":"2026-01-05T09:30:00Z"},)"
                  R"("workspace":{"id":")" +
                  workspace_id().text() +
                  R"(","name":"Garden","time_zone":"UTC","goal":null,"currency":"EUR",)"
                  R"("locale":"en"},"csrf_token":"…"})");
    EXPECT_EQ(client->get(path).status, 200);
}

TEST_P(SessionRoutes, give_the_same_answer_for_a_wrong_password_and_an_unknown_address) {
    const auto wrong =
        as("nobody").send(Method::post, path, credentials("agent@example.com", "wrong"));
    const auto unknown =
        as("nobody").send(Method::post, path, credentials("nobody@example.com", "wrong"));
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(unknown.status, 401);
    EXPECT_EQ(json::parse(wrong.body).at("detail"), json::parse(unknown.body).at("detail"));
    EXPECT_EQ(wrong.header("Set-Cookie"), "");
}

TEST_P(SessionRoutes, name_what_is_missing) {
    const auto answer = as("nobody").send(Method::post, path, R"({"mail":"x"})");
    EXPECT_EQ(answer.status, 400);
    EXPECT_THAT(answer.body, HasSubstr("`email` is missing"));
    EXPECT_THAT(answer.body, HasSubstr("did you mean `email`?"));
    EXPECT_THAT(answer.body, HasSubstr("`password` is missing"));
}

TEST_P(SessionRoutes, make_whoever_guesses_wait) {
    auto client = fresh("nobody");
    for (int i = 0; i < base::limits::sign_in_attempts; ++i)
        EXPECT_EQ(client->send(Method::post, path, credentials("owner@example.com", "no")).status,
                  401);
    const auto refused =
        client->send(Method::post, path, credentials("owner@example.com", password));
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.header("Retry-After"), "900");
    EXPECT_EQ(client->send(Method::post, path, credentials("admin@example.com", password)).status,
              200);
    clock_.advance(base::limits::sign_in_window);
    EXPECT_EQ(client->send(Method::post, path, credentials("owner@example.com", password)).status,
              200);
}

TEST_P(SessionRoutes, refuse_a_change_without_the_sessions_csrf_token) {
    auto client = signed_in("owner", password);
    const auto rename = [&] {
        return client->send(Method::patch, "/api/v1/session/member", R"({"name":"Ada"})");
    };
    EXPECT_EQ(rename().status, 200);
    for (const char* token : {"", "wrong"}) {
        client->set_header("X-CSRF-Token", token);
        const auto answer = rename();
        EXPECT_EQ(answer.status, 403);
        EXPECT_EQ(code_of(answer), "csrf_token");
    }
    EXPECT_EQ(client->get(path).status, 200) << "reading needs no token";
}

TEST_P(SessionRoutes, need_no_csrf_token_from_an_api_key) {
    EXPECT_EQ(as("key_write").send(Method::patch, "/api/v1/workspace", "{}").status, 403);
    EXPECT_NE(code_of(as("key_write").send(Method::patch, "/api/v1/workspace", "{}")),
              "csrf_token");
}

TEST_P(SessionRoutes, end_a_session_that_nobody_used_for_a_month) {
    auto client = signed_in("viewer", password);
    clock_.advance(base::limits::session_time - 1s);
    EXPECT_EQ(client->get(path).status, 200) << "and it lasts another month from now";
    clock_.advance(base::limits::session_time - 1s);
    EXPECT_EQ(client->get(path).status, 200);
    clock_.advance(base::limits::session_time);
    EXPECT_EQ(client->get(path).status, 401);
}

TEST_P(SessionRoutes, sign_out_of_this_browser_only) {
    auto one = signed_in("viewer", password);
    auto other = signed_in("viewer", password);
    EXPECT_EQ(one->get(path).status, 200);
    const auto answer = one->send(Method::erase, path, "");
    EXPECT_EQ(answer.status, 204);
    EXPECT_THAT(answer.header("Set-Cookie"), HasSubstr("Max-Age=0"));
    EXPECT_EQ(one->get(path).status, 401);
    EXPECT_EQ(other->get(path).status, 200);
}

TEST_P(SessionRoutes, do_not_accept_a_token_that_was_signed_out) {
    auto client = fresh("viewer");  // sends its cookie whatever the server says
    EXPECT_EQ(client->send(Method::erase, path, "").status, 204);
    EXPECT_EQ(client->send(Method::erase, path, "").status, 401);
}

TEST_P(SessionRoutes, end_the_other_sessions_when_the_password_changes) {
    auto one = signed_in("viewer", password);
    auto other = signed_in("viewer", password);
    EXPECT_EQ(other->get(path).status, 200);
    const auto answer =
        one->send(Method::patch, "/api/v1/session/member",
                  R"({"password":{"current":"four quiet words here","new":"five even quieter"}})");
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(one->get(path).status, 200);
    EXPECT_EQ(other->get(path).status, 401);
    signed_in("viewer", "five even quieter");
    EXPECT_EQ(
        as("nobody").send(Method::post, path, credentials("viewer@example.com", password)).status,
        401);
}

TEST_P(SessionRoutes, change_no_password_without_the_current_one_or_for_a_weak_one) {
    auto client = signed_in("viewer", password);
    const auto change = [&](const std::string& body) {
        const auto answer = client->send(Method::patch, "/api/v1/session/member", body);
        EXPECT_EQ(answer.status, 400);
        return answer.body;
    };
    EXPECT_THAT(change(R"({"password":{"current":"wrong","new":"five even quieter"}})"),
                HasSubstr("password.current"));
    EXPECT_THAT(change(R"({"password":{"current":"four quiet words here","new":"short"}})"),
                HasSubstr("password.new"));
    EXPECT_THAT(change(R"({"password":{"new":"five even quieter"}})"),
                HasSubstr("`password.current` is missing"));
    signed_in("viewer", password);
}

TEST_P(SessionRoutes, keep_only_so_many_browsers_of_a_member) {
    auto first = signed_in("viewer", password);
    const auto member = member_id("viewer");
    for (std::size_t i = 0; i < base::limits::sessions_each; ++i) {
        clock_.advance(1s);
        fresh("viewer");
    }
    clock_.advance(1s);
    signed_in("viewer", password);
    EXPECT_EQ(first->get(path).status, 401);
    EXPECT_EQ(member, member_id("viewer"));
}

HARK_ON_BOTH_DATABASES(SessionRoutes);

}  // namespace
}  // namespace hark::access
