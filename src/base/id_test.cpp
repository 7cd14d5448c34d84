#include "base/id.h"

#include <gtest/gtest.h>

namespace hark::base {
namespace {

struct Thing {};

TEST(Id, reads_what_it_writes) {
    EXPECT_EQ(Id<Thing>::parse(Id<Thing>{9007199254740993}.text()), Id<Thing>{9007199254740993});
}

TEST(Id, refuses_text_that_is_not_a_positive_number) {
    for (const char* text : {"", "0", "-1", "01", "1x", " 1", "9223372036854775808"})
        EXPECT_FALSE(Id<Thing>::parse(text)) << text;
}

TEST(IdSource, never_repeats_and_always_grows_even_when_the_clock_stands) {
    const ManualClock clock{*parse_time("2026-01-05T09:30:00Z")};
    IdSource source{clock, 7};
    std::int64_t last = 0;
    for (int i = 0; i < 100'000; ++i) {
        const auto id = source.next();
        ASSERT_GT(id, last);
        last = id;
    }
}

TEST(IdSource, differs_between_nodes_at_the_same_moment) {
    const ManualClock clock{*parse_time("2026-01-05T09:30:00Z")};
    IdSource one{clock, 1};
    IdSource two{clock, 2};
    EXPECT_NE(one.next(), two.next());
}

}  // namespace
}  // namespace hark::base
