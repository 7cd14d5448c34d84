#include "platform/http/message.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace hark::http {
namespace {

struct Thing;

TEST(Query, reads_names_and_values_decoded) {
    const auto query = Query::parse("a=1&b=x%20y+z&%C3%A9=%C3%BC&empty=&flag&&=v");

    EXPECT_EQ(query.get("a"), "1");
    EXPECT_EQ(query.get("b"), "x y z");
    EXPECT_EQ(query.get("é"), "ü");
    EXPECT_EQ(query.get("empty"), "");
    EXPECT_EQ(query.get("flag"), "");
    EXPECT_EQ(query.get(""), "v");
    EXPECT_EQ(query.get("other"), std::nullopt);
    EXPECT_EQ(query.items().size(), 6U);
}

TEST(Query, keeps_repeated_names_in_order) {
    EXPECT_THAT(Query::parse("w=1&x=2&w=3").all("w"), testing::ElementsAre("1", "3"));
}

TEST(Query, can_be_had_without_a_name) {
    const auto query = Query::parse("w=1&x=2&w=3").without("w");
    EXPECT_EQ(query.items().size(), 1U);
    EXPECT_EQ(query.get("x"), "2");
}

TEST(Query, leaves_broken_escapes_as_they_are) {
    EXPECT_EQ(Query::parse("a=100%&b=%4&c=%zz").get("a"), "100%");
    EXPECT_EQ(Query::parse("a=100%&b=%4&c=%zz").get("b"), "%4");
    EXPECT_EQ(Query::parse("a=100%&b=%4&c=%zz").get("c"), "%zz");
}

TEST(Query, splits_at_the_first_equals_sign) {
    EXPECT_EQ(Query::parse("where=mrr:>=1000").get("where"), "mrr:>=1000");
}

TEST(Request, finds_headers_whatever_their_case) {
    Request request;
    request.headers = {{"X-Name", "v"}};

    EXPECT_EQ(request.header("x-name"), "v");
    EXPECT_EQ(request.header("x-nam"), std::nullopt);
}

TEST(Request, finds_cookies_by_their_whole_name) {
    Request request;
    request.headers = {{"cookie", "session_old=1; session=2=3; last=4"}};

    EXPECT_EQ(request.cookie("session"), "2=3");
    EXPECT_EQ(request.cookie("last"), "4");
    EXPECT_EQ(request.cookie("ession"), std::nullopt);
}

TEST(Request, reads_ids_from_the_path_and_says_not_found_for_others) {
    Request request;
    request.path_parameters = {{"id", "42"}, {"bad", "4x"}};

    EXPECT_EQ(request.id_of<Thing>("id").value(), 42);
    EXPECT_THROW(request.id_of<Thing>("bad"), base::Error);
    EXPECT_THROW(request.path_parameter("none"), base::Bug);
}

TEST(Cookie, is_http_only_and_same_site_and_secure_behind_tls) {
    using std::chrono::hours;

    EXPECT_EQ(make_cookie("s", "abc", hours{1}, Transport::plain),
              "s=abc; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax");
    EXPECT_EQ(make_cookie("s", "", hours{0}, Transport::secure),
              "s=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
    EXPECT_THROW(make_cookie("s", "a;b", hours{1}, Transport::plain), base::Bug);
}

}  // namespace
}  // namespace hark::http
