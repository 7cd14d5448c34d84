#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/json.h"
#include "product/access/access_fixture.h"

namespace hark::access {
namespace {

using namespace std::chrono_literals;
using http::Method;
using testing::HasSubstr;

class KeyRoutes : public ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare();
        serve();
    }

    json::Value key_named(std::string_view name) {
        const auto body = json::parse(as("owner").get("/api/v1/keys").body);
        for (const auto& key : body.at("items").as_array())
            if (key.at("name").as_string() == name) return key;
        return nullptr;
    }
    int try_key(const std::string& secret) {
        http::Client& client = as("nobody");
        return client
            .send(Method::get, "/api/v1/workspace", "", {{"Authorization", "Bearer " + secret}})
            .status;
    }
};

TEST_P(KeyRoutes, make_a_key_whose_secret_is_shown_once) {
    const auto answer =
        as("admin").send(Method::post, "/api/v1/keys", R"({"name":"Shop","scope":"write"})");
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer.header("Cache-Control"), "no-store");
    const auto body = json::parse(answer.body);
    const std::string made{body.at("secret").as_string()};
    EXPECT_EQ(made.substr(0, 11), body.at("key").at("prefix").as_string());
    EXPECT_EQ(body.at("key").at("created_by").as_string(), member_id("admin").text());
    EXPECT_TRUE(body.at("key").at("last_used_at").is_null());
    EXPECT_EQ(try_key(made), 200);
    EXPECT_THAT(as("admin").get("/api/v1/keys").body, testing::Not(HasSubstr(made)));
}

TEST_P(KeyRoutes, refuse_a_key_without_name_or_scope) {
    const auto answer = as("admin").send(Method::post, "/api/v1/keys", R"({"scope":"admin"})");
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(json::parse(answer.body).at("fields").as_array().size(), 2U);
}

TEST_P(KeyRoutes, refuse_secrets_that_are_none) {
    for (const char* wrong : {"", "hark_w_", "x", "hark_w_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
        EXPECT_EQ(try_key(wrong), 401) << wrong;
}

TEST_P(KeyRoutes, revoke_a_key_at_once) {
    const std::string id{key_named("writer").at("id").as_string()};
    EXPECT_EQ(try_key(secret("key_write")), 200);
    EXPECT_EQ(as("admin").send(Method::erase, "/api/v1/keys/" + id, "").status, 204);
    EXPECT_EQ(try_key(secret("key_write")), 401);
    EXPECT_EQ(as("admin").send(Method::erase, "/api/v1/keys/" + id, "").status, 404);
    EXPECT_TRUE(key_named("writer").is_null());
}

TEST_P(KeyRoutes, notice_within_a_second_that_another_process_revoked_a_key) {
    EXPECT_EQ(try_key(secret("key_write")), 200);
    AccessService elsewhere{database(), clock_, ids_};
    const auto keys = elsewhere.keys().list(workspace_id());
    for (const auto& key : keys)
        if (key.name == "writer") {
            elsewhere.keys().revoke(Caller::at_machine(workspace_id()), key.id);
        }
    clock_.advance(1s);
    EXPECT_EQ(try_key(secret("key_write")), 401);
}

TEST_P(KeyRoutes, note_to_the_minute_when_a_key_was_used) {
    EXPECT_TRUE(key_named("reader").at("last_used_at").is_null());
    EXPECT_EQ(try_key(secret("key_read")), 200);
    EXPECT_EQ(key_named("reader").at("last_used_at").as_string(), "2026-01-05T09:30:00Z");
    clock_.advance(59s);
    EXPECT_EQ(try_key(secret("key_read")), 200);
    EXPECT_EQ(key_named("reader").at("last_used_at").as_string(), "2026-01-05T09:30:00Z");
    clock_.advance(1s);
    EXPECT_EQ(try_key(secret("key_read")), 200);
    EXPECT_EQ(key_named("reader").at("last_used_at").as_string(), "2026-01-05T09:31:00Z");
}

TEST_P(KeyRoutes, allow_only_so_many_keys) {
    const auto by = Caller::at_machine(workspace_id());
    for (std::size_t i = 2; i < base::limits::keys_each; ++i)
        service().keys().create(by, "key", Scope::read);
    const auto answer =
        as("admin").send(Method::post, "/api/v1/keys", R"({"name":"Shop","scope":"read"})");
    EXPECT_EQ(answer.status, 409);
    EXPECT_THAT(answer.body, HasSubstr("too_many_keys"));
}

HARK_ON_BOTH_DATABASES(KeyRoutes);

}  // namespace
}  // namespace hark::access
