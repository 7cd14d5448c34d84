#include "base/time.h"

#include <gtest/gtest.h>

namespace hark::base {
namespace {

TEST(Time, reads_what_it_writes) {
    for (const char* text : {"2026-01-05T09:30:00Z", "1969-12-31T23:59:59.5Z",
                             "2024-02-29T00:00:00.000001Z", "1970-01-01T00:00:00Z"}) {
        const auto time = parse_time(text);
        ASSERT_TRUE(time) << text;
        EXPECT_EQ(to_text(*time), text);
    }
}

TEST(Time, counts_offsets_east_and_west_of_greenwich) {
    EXPECT_EQ(to_text(*parse_time("2026-01-05T01:00:00+02:30")), "2026-01-04T22:30:00Z");
    EXPECT_EQ(to_text(*parse_time("2026-01-05 23:00:00-05:00")), "2026-01-06T04:00:00Z");
}

TEST(Time, refuses_what_is_not_a_moment) {
    for (const char* text :
         {"", "2026-01-05", "2026-02-30T00:00:00Z", "2026-01-05T25:00:00Z", "2026-01-05T09:30:00",
          "2026-01-05T09:30:00Zx", "2026-01-05T09:30:00.Z", "2026-1-5T09:30:00Z"}) {
        EXPECT_FALSE(parse_time(text)) << text;
    }
}

TEST(Date, exists_or_is_refused) {
    EXPECT_EQ(to_text(*parse_date("2024-02-29")), "2024-02-29");
    EXPECT_FALSE(parse_date("2023-02-29"));
    EXPECT_FALSE(parse_date("2023-02-2"));
    EXPECT_FALSE(parse_date("2023-02-200"));
}

}  // namespace
}  // namespace hark::base
