#include <gmock/gmock.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "platform/crypto/crypto.h"
#include "platform/json/json.h"
#include "product/access/access_fixture.h"
#include "product/identity/identity_http.h"
#include "product/identity/migrations.h"
#include "product/identity/token.h"
#include "product/people/migrations.h"

namespace hark::identity {
namespace {

using namespace std::chrono_literals;
using http::Method;
using testing::HasSubstr;
using testing::Not;

/// A token of these JSON texts, as a customer's server makes it.
std::string sign(const std::string& header, const std::string& claims, const std::string& secret) {
    const auto text = crypto::to_base64url(header) + "." + crypto::to_base64url(claims);
    return text + "." + crypto::to_base64url(crypto::hmac_sha256(secret, text));
}

class IdentityRoutes : public access::ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare({people::migrations(), migrations()});
        service_.emplace(database(), clock_, ids_);
        serve(routes(*service_));
    }

    struct Made {
        std::string id;
        std::string secret;
    };
    Made make_key(const std::string& name = "Shop") {
        const auto answer = as("admin").send(Method::post, "/api/v1/identity/keys",
                                             R"({"name":")" + name + R"("})");
        EXPECT_EQ(answer.status, 201) << answer.body;
        const auto body = json::parse(answer.body);
        return {std::string{body.at("key").at("id").as_string()},
                std::string{body.at("secret").as_string()}};
    }

    /// Claims that hold for an hour, with these before.
    std::string claims(const std::string& first) const {
        const auto end = std::chrono::floor<std::chrono::seconds>(clock_.now() + 1h);
        return "{" + first + R"(,"exp":)" + std::to_string(end.time_since_epoch().count()) + "}";
    }
    std::string token(const std::string& first, const std::string& secret,
                      const std::string& header = R"({"alg":"HS256","typ":"JWT"})") const {
        return sign(header, claims(first), secret);
    }
    http::Answer check(const std::string& token) {
        return as("admin").send(Method::post, "/api/v1/identity/check",
                                R"({"identity":")" + token + R"("})");
    }

    std::optional<Service> service_;
};

TEST_P(IdentityRoutes, show_the_secret_of_a_key_once) {
    const auto made = make_key();
    EXPECT_EQ(made.secret.size(), 43U);
    const auto list = as("admin").get("/api/v1/identity/keys").body;
    EXPECT_THAT(list, HasSubstr(made.id));
    EXPECT_THAT(list, Not(HasSubstr(made.secret)));
}

TEST_P(IdentityRoutes, are_for_admins_alone) {
    EXPECT_EQ(as("analyst").get("/api/v1/identity/keys").status, 403);
    EXPECT_EQ(as("key_write").get("/api/v1/identity/keys").status, 403);
    EXPECT_EQ(as("nobody").get("/api/v1/identity/keys").status, 401);
}

TEST_P(IdentityRoutes, say_what_a_token_says) {
    const auto made = make_key();
    const auto answer =
        check(token(R"("sub":"u-1","email":"ada@example.org","name":"Ada","aud":"somebody else")",
                    made.secret));
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto body = json::parse(answer.body);
    EXPECT_EQ(body.at("sub").as_string(), "u-1");
    EXPECT_EQ(body.at("email").as_string(), "ada@example.org");
    EXPECT_EQ(body.at("name").as_string(), "Ada");
    EXPECT_EQ(body.at("key").as_string(), made.id);
    EXPECT_THAT(as("admin").get("/api/v1/identity/keys").body, HasSubstr("2026-01-05T09:30:00Z"));
}

TEST_P(IdentityRoutes, take_tokens_of_the_old_key_and_the_new_until_one_is_deleted) {
    const auto before = make_key("before");
    const auto after = make_key("after");
    const auto header = R"({"alg":"HS256","kid":")" + before.id + R"("})";
    const auto of_before = token(R"("sub":"u-1")", before.secret, header);
    EXPECT_EQ(check(of_before).status, 200);
    EXPECT_EQ(check(token(R"("sub":"u-1")", after.secret)).status, 200);
    EXPECT_EQ(as("admin").send(Method::erase, "/api/v1/identity/keys/" + before.id, "").status,
              204);
    const auto refused = check(of_before);
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.body, HasSubstr("wrong_signature"));
    EXPECT_EQ(check(token(R"("sub":"u-1")", after.secret)).status, 200);
}

TEST_P(IdentityRoutes, refuse_what_nobody_signed) {
    const auto made = make_key();
    const auto good = token(R"("sub":"u-1")", made.secret);
    EXPECT_THAT(check(token(R"("sub":"u-1")", "another secret")).body,
                HasSubstr("wrong_signature"));
    const auto unsigned_one = good.substr(0, good.rfind('.') + 1);
    EXPECT_THAT(check(unsigned_one).body, HasSubstr("wrong_signature"));
    EXPECT_THAT(check(token(R"("sub":"u-1")", made.secret, R"({"alg":"none"})")).body,
                HasSubstr("wrong_algorithm"));
    EXPECT_THAT(check("a.b").body, HasSubstr("not_a_token"));
    EXPECT_THAT(check("a.b.c").body, HasSubstr("not_a_token"));
}

TEST_P(IdentityRoutes, name_every_bad_claim) {
    const auto made = make_key();
    const auto answer =
        check(token(R"("email":"nobody","name":7,"properties":{"score":1})", made.secret));
    EXPECT_EQ(answer.status, 400);
    for (const auto* field : {"\"email\"", "\"name\"", "\"properties.score\""})
        EXPECT_THAT(answer.body, HasSubstr(field));
    EXPECT_THAT(check(token(R"("name":"Ada")", made.secret)).body, HasSubstr("\"sub\""));
    EXPECT_THAT(check(sign(R"({"alg":"HS256"})", R"({"sub":"u-1"})", made.secret)).body,
                HasSubstr("\"exp\""));
    EXPECT_THAT(
        check(sign(R"({"alg":"HS256"})", R"({"sub":"u-1","exp":9000000000})", made.secret)).body,
        HasSubstr("too_late"));
}

TEST_P(IdentityRoutes, refuse_a_token_whose_time_is_over_or_has_not_come) {
    const auto made = make_key();
    const auto ending = token(R"("sub":"u-1")", made.secret);
    const auto tomorrow = std::chrono::floor<std::chrono::seconds>(clock_.now() + 30min);
    const auto beginning = token(
        R"("sub":"u-1","nbf":)" + std::to_string(tomorrow.time_since_epoch().count()), made.secret);
    EXPECT_THAT(check(beginning).body, HasSubstr("not_yet"));
    clock_.advance(1h);
    EXPECT_EQ(check(ending).status, 200) << "clocks differ by a minute";
    clock_.advance(2min);
    EXPECT_THAT(check(ending).body, HasSubstr("expired"));
}

TEST_P(IdentityRoutes, keep_no_more_keys_than_anybody_needs) {
    for (int i = 0; i < 10; ++i) make_key();
    const auto answer =
        as("admin").send(Method::post, "/api/v1/identity/keys", R"({"name":"One more"})");
    EXPECT_EQ(answer.status, 409);
    EXPECT_THAT(answer.body, HasSubstr("too_many_keys"));
}

HARK_ON_BOTH_DATABASES(IdentityRoutes);

// RFC 7515, appendix A.1: header, claims, key and signature of its example.
TEST(Token, has_the_signature_of_the_standard_s_example) {
    const std::string text =
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cn"
        "VlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const auto key = crypto::from_base64url(
        "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");
    ASSERT_TRUE(key);
    const auto token = take_apart(text);
    ASSERT_TRUE(token);
    EXPECT_TRUE(is_signed(*token, *key));
    EXPECT_FALSE(is_signed(*token, *key + "x"));
}

}  // namespace
}  // namespace hark::identity
