#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "platform/json/json.h"
#include "product/access/access_fixture.h"

namespace hark::access {
namespace {

using http::Method;
using testing::HasSubstr;

std::string text_at(const http::Answer& answer, const char* field) {
    return std::string{json::parse(answer.body).at(field).as_string()};
}

class MemberRoutes : public ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare();
        serve();
    }

    static std::string path_of(MemberId id) { return "/api/v1/members/" + id.text(); }
    std::string path_of(const std::string& role) { return path_of(member_id(role)); }

    http::Answer sign_in(const std::string& email, const std::string& secret) {
        return fresh("nobody")->send(
            Method::post, "/api/v1/session",
            R"({"email":")" + email + R"(","password":")" + secret + "\"}");
    }
};

TEST_P(MemberRoutes, list_everybody_in_the_order_they_came) {
    const auto answer = as("admin").get("/api/v1/members");
    ASSERT_EQ(answer.status, 200);
    const auto body = json::parse(answer.body);
    EXPECT_EQ(body.at("items").as_array().size(), 5U);
    EXPECT_TRUE(body.at("next").is_null());
    EXPECT_EQ(body.at("items").as_array()[0].at("email").as_string(), "viewer@example.com");
    EXPECT_THAT(answer.body, testing::Not(HasSubstr("argon2")));
}

TEST_P(MemberRoutes, add_a_member_who_can_sign_in_with_the_password_shown) {
    const auto answer =
        as("admin").send(Method::post, "/api/v1/members",
                         R"({"email":"Ada@example.com","name":"Ada","role":"analyst"})");
    ASSERT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(answer.header("Cache-Control"), "no-store");
    const auto body = json::parse(answer.body);
    EXPECT_EQ(body.at("member").at("role").as_string(), "analyst");
    EXPECT_TRUE(body.at("member").at("last_seen_at").is_null());
    EXPECT_EQ(sign_in("ada@example.com", text_at(answer, "password")).status, 200);
}

TEST_P(MemberRoutes, refuse_a_second_member_with_an_address_whatever_its_case) {
    const auto answer =
        as("owner").send(Method::post, "/api/v1/members",
                         R"({"email":"VIEWER@example.com","name":"Ada","role":"viewer"})");
    EXPECT_EQ(answer.status, 409);
    EXPECT_EQ(text_at(answer, "code"), "email_taken");
}

TEST_P(MemberRoutes, name_every_bad_field) {
    const auto answer = as("owner").send(Method::post, "/api/v1/members",
                                         R"({"email":"ada","name":"","role":"boss"})");
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(json::parse(answer.body).at("fields").as_array().size(), 3U);
}

TEST_P(MemberRoutes, change_a_role_that_counts_at_once) {
    EXPECT_EQ(as("viewer").get("/api/v1/keys").status, 403);
    const auto answer = as("admin").send(Method::patch, path_of("viewer"), R"({"role":"admin"})");
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(text_at(answer, "name"), "viewer");
    EXPECT_EQ(as("viewer").get("/api/v1/keys").status, 200);
}

TEST_P(MemberRoutes, let_nobody_but_an_owner_touch_owners) {
    auto& admin = as("admin");
    EXPECT_EQ(
        admin
            .send(Method::post, "/api/v1/members", R"({"email":"a@b","name":"Ada","role":"owner"})")
            .status,
        403);
    EXPECT_EQ(admin.send(Method::patch, path_of("admin"), R"({"role":"owner"})").status, 403);
    EXPECT_EQ(admin.send(Method::patch, path_of("owner"), R"({"name":"Ada"})").status, 403);
    EXPECT_EQ(admin.send(Method::post, path_of("owner") + "/password", "").status, 403);
    EXPECT_EQ(admin.send(Method::erase, path_of("owner"), "").status, 403);
    EXPECT_EQ(as("owner").send(Method::patch, path_of("admin"), R"({"role":"owner"})").status, 200);
}

TEST_P(MemberRoutes, keep_the_last_owner) {
    auto& owner = as("owner");
    for (const auto& answer : {owner.send(Method::patch, path_of("owner"), R"({"role":"admin"})"),
                               owner.send(Method::erase, path_of("owner"), "")}) {
        EXPECT_EQ(answer.status, 409);
        EXPECT_EQ(text_at(answer, "code"), "last_owner");
    }
    EXPECT_EQ(owner.send(Method::patch, path_of("owner"), R"({"role":"owner","name":"O"})").status,
              200);
    EXPECT_EQ(owner.send(Method::patch, path_of("admin"), R"({"role":"owner"})").status, 200);
    EXPECT_EQ(owner.send(Method::patch, path_of("owner"), R"({"role":"viewer"})").status, 200);
    EXPECT_EQ(owner.get("/api/v1/members").status, 403);
}

TEST_P(MemberRoutes, sign_a_member_out_who_gets_a_new_password) {
    EXPECT_EQ(as("agent").get("/api/v1/session").status, 200);
    const auto answer = as("admin").send(Method::post, path_of("agent") + "/password", "");
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(as("agent").get("/api/v1/session").status, 401);
    EXPECT_EQ(sign_in("agent@example.com", password).status, 401);
    EXPECT_EQ(sign_in("agent@example.com", text_at(answer, "password")).status, 200);
}

TEST_P(MemberRoutes, sign_a_member_out_who_is_removed) {
    EXPECT_EQ(as("agent").get("/api/v1/session").status, 200);
    EXPECT_EQ(as("admin").send(Method::erase, path_of("agent"), "").status, 204);
    EXPECT_EQ(as("agent").get("/api/v1/session").status, 401);
    EXPECT_EQ(sign_in("agent@example.com", password).status, 401);
    EXPECT_EQ(as("admin").send(Method::erase, path_of("agent"), "").status, 404);
}

TEST_P(MemberRoutes, do_not_reach_into_another_workspace) {
    EXPECT_EQ(as("owner").send(Method::patch, path_of(MemberId{42}), R"({"name":"x"})").status,
              404);
    EXPECT_EQ(as("owner").send(Method::patch, "/api/v1/members/x", R"({"name":"x"})").status, 404);
}

HARK_ON_BOTH_DATABASES(MemberRoutes);

}  // namespace
}  // namespace hark::access
