#include "product/clickhouse/address.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace hark::clickhouse {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string refused(const std::string& text) {
    try {
        Address::parse(text);
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::invalid);
        EXPECT_EQ(error.fields().at(0).field, "analytics");
        return error.what();
    }
    ADD_FAILURE() << text << " was accepted";
    return "";
}

TEST(Address, is_one_server) {
    const auto address = Address::parse("http://127.0.0.1:8123");
    EXPECT_THAT(address.places, ElementsAre("http://127.0.0.1:8123"));
    EXPECT_EQ(address.cluster, std::nullopt);
    EXPECT_EQ(address.database, "hark");
    EXPECT_EQ(address.user, "");
}

TEST(Address, is_every_server_of_a_cluster) {
    const auto address = Address::parse("https://one:1,[::1]:2/?cluster=main&database=nps");
    EXPECT_THAT(address.places, ElementsAre("https://one:1", "https://[::1]:2"));
    EXPECT_EQ(address.cluster, "main");
    EXPECT_EQ(address.database, "nps");
}

TEST(Address, takes_user_and_password_in_front_or_as_options) {
    for (const auto* text : {"http://hark:s:e@one:1", "http://one:1?user=hark&password=s%3Ae"}) {
        const auto address = Address::parse(text);
        EXPECT_EQ(address.user, "hark");
        EXPECT_EQ(address.password, "s:e");
        EXPECT_THAT(address.target(), Not(HasSubstr("s:e")));
    }
}

TEST(Address, names_the_same_copy_in_whatever_order_servers_are_given) {
    EXPECT_EQ(Address::parse("http://a:1,b:2?cluster=c").target(),
              Address::parse("http://x:y@b:2,a:1/?cluster=c").target());
    EXPECT_NE(Address::parse("http://a:1").target(),
              Address::parse("http://a:1?database=other").target());
}

TEST(Address, says_what_is_wrong) {
    EXPECT_THAT(refused("clickhouse://a:1"), HasSubstr("http://"));
    EXPECT_THAT(refused(""), HasSubstr("http://"));
    EXPECT_THAT(refused("http://a"), HasSubstr("\"a\" is not HOST:PORT"));
    EXPECT_THAT(refused("http://a:1,"), HasSubstr("HOST:PORT"));
    EXPECT_THAT(refused("http://a:1,b:2"), HasSubstr("name of their cluster"));
    EXPECT_THAT(refused("http://a:1?clutser=x"), HasSubstr("clutser"));
    EXPECT_THAT(refused("http://a:1/path"), HasSubstr("path"));
    EXPECT_THAT(refused("http://a:1?database=a;b"), HasSubstr("database"));
    EXPECT_THAT(refused("http://a:1?cluster=a'b"), HasSubstr("cluster"));
}

}  // namespace
}  // namespace hark::clickhouse
