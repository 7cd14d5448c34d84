#include "product/access/member.h"

#include <gtest/gtest.h>

#include "base/limits.h"
#include "product/access/caller.h"
#include "product/access/key.h"

namespace hark::access {
namespace {

TEST(Role, reads_what_it_writes_and_grows) {
    Role last = Role::viewer;
    for (const auto name : role_names()) {
        const auto role = parse_role(name);
        ASSERT_TRUE(role) << name;
        EXPECT_EQ(to_text(*role), name);
        EXPECT_GE(*role, last);
        last = *role;
    }
    EXPECT_EQ(last, Role::owner);
    EXPECT_FALSE(parse_role("Owner"));
    EXPECT_FALSE(parse_role(""));
}

TEST(Email, has_one_at_and_no_blanks) {
    for (const char* good : {"ada@example.com", "a@b", "Ünï@exämple.com", "owner@localhost"})
        EXPECT_TRUE(is_email(good)) << good;
    for (const char* bad : {"", "@", "a@", "@b", "a@b@c", "a b@c", "a@b\n", "plain"})
        EXPECT_FALSE(is_email(bad)) << bad;
    EXPECT_FALSE(is_email(std::string(base::limits::email_bytes, 'a') + "@b"));
}

TEST(Email, is_compared_without_case) {
    EXPECT_EQ(email_key("Ada@Example.COM"), "ada@example.com");
}

TEST(Password, is_neither_short_nor_endless) {
    EXPECT_NO_THROW(require_good_password("ten bytes!", "password"));
    for (const auto& bad : {std::string{"nine byte"}, std::string(201, 'x')}) {
        try {
            require_good_password(bad, "password.new");
            FAIL() << bad;
        } catch (const base::Error& error) {
            EXPECT_EQ(error.code(), base::ErrorCode::invalid);
            EXPECT_EQ(error.fields().at(0).field, "password.new");
        }
    }
}

TEST(Key, begins_with_its_scope_and_is_recognised_by_its_beginning) {
    const auto secret = make_secret(Scope::write);
    EXPECT_EQ(secret.substr(0, 7), "hark_w_");
    EXPECT_EQ(secret.size(), 39U);
    EXPECT_EQ(make_secret(Scope::read).substr(0, 7), "hark_r_");
    EXPECT_EQ(prefix_of(secret), secret.substr(0, 11));
    EXPECT_NE(make_secret(Scope::write), secret);
}

TEST(Caller, is_unknown_where_nobody_signed_in) {
    http::Request request;
    EXPECT_EQ(maybe_caller(request), nullptr);
    EXPECT_THROW(caller(request), base::Error);
    request.caller = Caller::at_machine(workspace::WorkspaceId{1});
    EXPECT_EQ(caller(request).role, Role::owner);
}

}  // namespace
}  // namespace hark::access
