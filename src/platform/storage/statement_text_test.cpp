#include "platform/storage/statement_text.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "platform/storage/statement_cache.h"

namespace hark::storage {

namespace {

using testing::ElementsAre;

TEST(StatementText, numbers_each_name_once) {
    const auto text = translate("UPDATE t SET a=:a, b=:b_2 WHERE c=:a", Dialect::postgres);
    EXPECT_EQ(text.sql, "UPDATE t SET a=$1, b=$2 WHERE c=$1");
    EXPECT_THAT(text.names, ElementsAre("a", "b_2"));
    EXPECT_EQ(translate("SELECT :a, :b, :a", Dialect::sqlite).sql, "SELECT ?1, ?2, ?1");
}

TEST(StatementText, leaves_quotes_comments_and_casts_alone) {
    const char* sql =
        "SELECT ':a', 'it''s :b', \":c\", x::int, 1 -- :d\n, 2 /* :e */ FROM t WHERE y = :f";
    const auto text = translate(sql, Dialect::postgres);
    EXPECT_THAT(text.names, ElementsAre("f"));
    EXPECT_EQ(text.sql, std::string{sql}.replace(std::string{sql}.size() - 2, 2, "$1"));
}

TEST(StatementText, writes_jsonb_as_text_for_sqlite_only) {
    const char* sql = "CREATE TABLE t (jsonb_note TEXT DEFAULT 'jsonb', p jsonb, q JSONB)";
    EXPECT_EQ(translate(sql, Dialect::sqlite).sql,
              "CREATE TABLE t (jsonb_note TEXT DEFAULT 'jsonb', p TEXT, q TEXT)");
    EXPECT_EQ(translate(sql, Dialect::postgres).sql, sql);
}

TEST(StatementText, survives_quotes_and_comments_that_never_end) {
    for (const char* sql :
         {"SELECT 'a", "SELECT \"a", "SELECT 1 -- a", "SELECT /* a", "SELECT :"}) {
        EXPECT_EQ(translate(sql, Dialect::postgres).sql, sql);
    }
}

TEST(StatementText, splits_a_script_at_semicolons_outside_quotes_and_comments) {
    EXPECT_THAT(split_statements("-- first; one\nCREATE TABLE t (a TEXT DEFAULT ';');\n\n"
                                 "INSERT INTO t VALUES ('x;''y'); /* ; */ ;\nDELETE FROM t"),
                ElementsAre("CREATE TABLE t (a TEXT DEFAULT ';')", "INSERT INTO t VALUES ('x;''y')",
                            "DELETE FROM t"));
    EXPECT_THAT(split_statements(" ; -- nothing"), ElementsAre());
}

TEST(StatementText, accepts_every_kind_of_utf_8) {
    for (const char* text : {"", "plain", "exactly8", "Zoë", "€uro sign", "🙂 and more after it",
                             "\x7f", "\xf4\x8f\xbf\xbf", "\xef\xbf\xbf"}) {
        EXPECT_NO_THROW(require_text(text)) << text;
    }
}

TEST(StatementText, shows_a_long_statement_on_one_short_line) {
    EXPECT_EQ(excerpt("\n  SELECT 1,\n         2"), "SELECT 1, 2");
    EXPECT_LT(excerpt(std::string(5000, 'x')).size(), 400U);
}

TEST(StatementCache, forgets_the_least_recently_used) {
    StatementCache<int> cache{2};
    cache.keep("a", std::make_shared<int>(1));
    cache.keep("b", std::make_shared<int>(2));
    EXPECT_TRUE(cache.find("a"));
    cache.keep("c", std::make_shared<int>(3));
    EXPECT_FALSE(cache.find("b"));
    EXPECT_EQ(*cache.find("a"), 1);
    EXPECT_EQ(*cache.find("c"), 3);
    EXPECT_EQ(cache.size(), 2U);
}

}  // namespace

}  // namespace hark::storage
