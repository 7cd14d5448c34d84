#include "engine/statistics/multiple.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace hark::statistics {
namespace {

TEST(AdjustForMany, leaves_a_single_look_alone) {
    EXPECT_EQ(adjust_for_many(std::vector{0.03}), std::vector{0.03});
    EXPECT_TRUE(adjust_for_many({}).empty());
}

TEST(AdjustForMany, keeps_the_order_given) {
    // By hand: 0.01 x 3/1 = 0.03, 0.02 x 3/2 = 0.03, 0.9 x 3/3 = 0.9.
    const auto adjusted = adjust_for_many(std::vector{0.9, 0.01, 0.02});
    EXPECT_DOUBLE_EQ(adjusted[0], 0.9);
    EXPECT_DOUBLE_EQ(adjusted[1], 0.03);
    EXPECT_DOUBLE_EQ(adjusted[2], 0.03);
}

TEST(AdjustForMany, refuses_what_is_no_probability) {
    EXPECT_THROW(adjust_for_many(std::vector{0.5, 1.5}), base::Bug);
    EXPECT_THROW(adjust_for_many(std::vector{-0.1}), base::Bug);
}

}  // namespace
}  // namespace hark::statistics
