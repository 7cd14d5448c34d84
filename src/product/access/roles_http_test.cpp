#include <map>

#include <gtest/gtest.h>

#include "product/access/access_fixture.h"
#include "product/access/caller.h"
#include "product/access/guard.h"

namespace hark::access {
namespace {

using http::Method;
using http::Permission;

/// 'x': refused as unknown (401), '-': refused (403), '+': let in (anything else). In the order of
/// everybody().
char outcome(int status) {
    if (status == 401) return 'x';
    return status == 403 ? '-' : '+';
}

class Roles : public ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare();
    }

    std::string outcomes(Method method, const std::string& path) {
        std::string all;
        for (const auto& who : everybody()) {
            const auto client = fresh(who);  // signing out must not touch the others
            const bool has_body = method != Method::get && method != Method::erase;
            all += outcome(client->send(method, path, has_body ? "{\"x\":1}" : "").status);
        }
        return all;
    }
};

// Each permission, for nobody, key_read, key_write, viewer, agent, analyst, admin, owner.
TEST_P(Roles, may_what_the_route_permits) {
    const std::map<std::string, Permission> permissions{
        {"anyone", Permission::anyone},   {"member", Permission::member},
        {"read", Permission::read},       {"write", Permission::write},
        {"analyse", Permission::analyse}, {"administer", Permission::administer},
        {"own", Permission::own},
    };
    http::Routes routes;
    for (const auto& [name, permission] : permissions)
        for (const Method method : {Method::get, Method::post})
            routes.push_back(
                {.method = method,
                 .path = "/api/v1/try/" + name,
                 .permission = permission,
                 .summary = "For the test.",
                 .handler = [](const http::Request&) { return http::Response::json("{}"); }});
    serve(routes);
    const std::map<std::string, std::string> expected{
        {"anyone", "++++++++"}, {"member", "x--+++++"},  {"read", "x+++++++"},
        {"write", "x-+-++++"},  {"analyse", "x-+--+++"}, {"administer", "x-----++"},
        {"own", "x------+"},
    };
    for (const auto& [name, row] : expected) {
        EXPECT_EQ(outcomes(Method::get, "/api/v1/try/" + name), row) << name;
        EXPECT_EQ(outcomes(Method::post, "/api/v1/try/" + name), row) << name;
    }
}

TEST_P(Roles, may_what_each_route_of_workspace_and_access_says) {
    serve();
    struct Row {
        Method method;
        std::string path;
        std::string expected;
    };
    const std::vector<Row> rows{
        {Method::get, "/api/v1/workspace", "x+++++++"},
        {Method::patch, "/api/v1/workspace", "x-----++"},
        {Method::get, "/api/v1/session", "x--+++++"},
        {Method::erase, "/api/v1/session", "x--+++++"},
        {Method::patch, "/api/v1/session/member", "x--+++++"},
        {Method::get, "/api/v1/members", "x-----++"},
        {Method::post, "/api/v1/members", "x-----++"},
        {Method::patch, "/api/v1/members/1", "x-----++"},
        {Method::post, "/api/v1/members/1/password", "x-----++"},
        {Method::erase, "/api/v1/members/1", "x-----++"},
        {Method::get, "/api/v1/keys", "x-----++"},
        {Method::post, "/api/v1/keys", "x-----++"},
        {Method::erase, "/api/v1/keys/1", "x-----++"},
    };
    for (const auto& row : rows)
        EXPECT_EQ(outcomes(row.method, row.path), row.expected)
            << http::to_text(row.method) << " " << row.path;
}

TEST_P(Roles, tells_the_handler_who_asks) {
    Caller seen;
    http::Routes routes;
    routes.push_back({.method = Method::get,
                      .path = "/api/v1/try",
                      .permission = Permission::anyone,
                      .summary = "For the test.",
                      .handler = [&](const http::Request& request) {
                          const Caller* who = maybe_caller(request);
                          seen = who ? *who : Caller{};
                          return http::Response::json("{}");
                      }});
    serve(routes);
    as("agent").get("/api/v1/try");
    EXPECT_EQ(seen.workspace, workspace_id());
    EXPECT_EQ(seen.member, member_id("agent"));
    EXPECT_EQ(seen.name, "agent");
    as("key_write").get("/api/v1/try");
    EXPECT_TRUE(seen.key);
    EXPECT_FALSE(seen.member);
    EXPECT_EQ(seen.role, Role::analyst);
    as("nobody").get("/api/v1/try");
    EXPECT_EQ(seen.workspace, workspace::WorkspaceId{});
}

HARK_ON_BOTH_DATABASES(Roles);

}  // namespace
}  // namespace hark::access
