#include "product/clickhouse/statement.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace hark::clickhouse {
namespace {

TEST(Fill, writes_values_where_names_stand) {
    EXPECT_EQ(fill("SELECT :a, :ab FROM t WHERE x = :a", {{"a", 1}, {"ab", "two"}}),
              "SELECT 1, 'two' FROM t WHERE x = 1");
    EXPECT_EQ(fill("a - :n", {{"n", -3}}), "a - (-3)");
    EXPECT_EQ(fill(":x", {{"x", 0.1}}), "0.1");
    EXPECT_EQ(fill(":x", {{"x", -1e300}}), "(-1e+300)");
}

TEST(Fill, lets_no_text_leave_its_quotes) {
    EXPECT_EQ(fill(":x", {{"x", "a' OR '1"}}), "'a\\' OR \\'1'");
    EXPECT_EQ(fill(":x", {{"x", "\\' OR 1"}}), "'\\\\\\' OR 1'");
    EXPECT_EQ(fill(":x", {{"x", std::string{"a\0b", 3}}}), "'a\\0b'");
    EXPECT_EQ(fill(":x :y", {{"x", ":y"}, {"y", 2}}), "':y' 2") << "values are not filled in again";
}

TEST(Fill, leaves_quoted_texts_alone) {
    EXPECT_EQ(fill("':a' \\ :a ':\\':a'", {{"a", 1}}), "':a' \\ 1 ':\\':a'");
}

TEST(Fill, needs_a_value_for_each_name) {
    EXPECT_THROW(fill(":a", {}), base::Bug);
    EXPECT_THROW(fill(":a", {{"a", std::nullopt}}), base::Bug);
}

}  // namespace
}  // namespace hark::clickhouse
