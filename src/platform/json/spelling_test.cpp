#include "platform/json/spelling.h"

#include <gtest/gtest.h>

namespace hark::json {
namespace {

TEST(Spelling, finds_the_word_that_was_meant) {
    const std::vector<std::string_view> known{"score", "comment", "external_id", "at"};
    EXPECT_EQ(closest("scroe", known), "score");
    EXPECT_EQ(closest("Comments", known), "comment");
    EXPECT_EQ(closest("externalId", known), "external_id");
    EXPECT_EQ(closest("external id", known), "external_id");
}

TEST(Spelling, stays_silent_when_nothing_is_close) {
    const std::vector<std::string_view> known{"score", "at", ""};
    EXPECT_EQ(closest("rating", known), std::nullopt);
    EXPECT_EQ(closest("by", known), std::nullopt);
    EXPECT_EQ(closest("", known), std::nullopt);
    EXPECT_EQ(closest("score", known), std::nullopt);
    EXPECT_EQ(closest(std::string(1000, 's'), known), std::nullopt);
}

}  // namespace
}  // namespace hark::json
