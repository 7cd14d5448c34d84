#include "platform/locale/display_width.h"

#include <gtest/gtest.h>

namespace hark::locale {
namespace {

TEST(DisplayWidth, counts_the_columns_a_terminal_gives) {
    EXPECT_EQ(display_width(""), 0U);
    EXPECT_EQ(display_width("plan"), 4U);
    EXPECT_EQ(display_width("Zürich"), 6U);
    EXPECT_EQ(display_width("e\u0301"), 1U);
    EXPECT_EQ(display_width("日本"), 4U);
    EXPECT_EQ(display_width("█▏├●┤…"), 6U);
    EXPECT_EQ(display_width("🙂"), 2U);
}

TEST(DisplayWidth, counts_broken_bytes_as_one_column_each) {
    EXPECT_EQ(display_width("\xff\xfe"), 2U);
}

TEST(DisplayWidth, cuts_long_texts_and_says_so) {
    EXPECT_EQ(cut_to("plan", 4), "plan");
    EXPECT_EQ(cut_to("plans", 4), "pla…");
    EXPECT_EQ(cut_to("a b c", 3), "a…");
    EXPECT_EQ(cut_to("日本語", 4), "日…");
    EXPECT_EQ(cut_to("日本語", 1), "…");
}

TEST(DisplayWidth, lets_no_text_move_the_cursor) {
    EXPECT_EQ(printable("a\x1b[31mb\nc"), "a [31mb c");
    EXPECT_EQ(printable("a\u202Eb\u2066c"), "abc");
    EXPECT_EQ(printable("\xff!"), "�!");
    EXPECT_EQ(printable("Zürich 🙂"), "Zürich 🙂");
}

}  // namespace
}  // namespace hark::locale
