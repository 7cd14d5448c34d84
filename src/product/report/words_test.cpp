#include "product/report/words.h"

#include <gtest/gtest.h>

#include "product/report/screen.h"

namespace hark::report {
namespace {

TEST(Words, write_whole_points_with_a_real_minus) {
    EXPECT_EQ(points(41.4), "41");
    EXPECT_EQ(points(-3.2), "−3");
    EXPECT_EQ(points(-0.3), "0");
    EXPECT_EQ(signed_points(3.4), "+3");
    EXPECT_EQ(signed_points(-0.4), "0");
}

TEST(Words, never_round_a_share_to_nothing_or_all) {
    EXPECT_EQ(share_text(0, 10), "0 %");
    EXPECT_EQ(share_text(1, 1000), "<1 %");
    EXPECT_EQ(share_text(999, 1000), ">99 %");
    EXPECT_EQ(share_text(10, 10), "100 %");
    EXPECT_EQ(share_text(0, 0), "–");
}

TEST(Words, write_counts_and_dates_for_people) {
    EXPECT_EQ(count_text(1234567), "1,234,567");
    EXPECT_EQ(count_text(999), "999");
    EXPECT_EQ(number_word(3), "three");
    EXPECT_EQ(number_word(13), "13");
    EXPECT_EQ(p_text(0.0004), "p < 0.001");
    EXPECT_EQ(p_text(0.031), "p = 0.031");
    const base::Date may{std::chrono::year{2026} / 5 / 4};
    EXPECT_EQ(step_text(may, locale::Step::day), "4 May 2026");
    EXPECT_EQ(step_text(may, locale::Step::month), "May 2026");
    EXPECT_EQ(step_text(may, locale::Step::quarter), "Q2 2026");
}

TEST(Words, name_values_as_people_know_them) {
    segment::Field active{segment::Trait::property, {"active", "Active"}};
    active.property.kind = people::PropertyKind::boolean;
    EXPECT_EQ(group_text(active, std::string{"true"}), "Active: yes");
    segment::Field seats{segment::Trait::property, {"seats", "Seats"}};
    EXPECT_EQ(group_text(seats, 12.0), "Seats: 12");
    EXPECT_EQ(group_text({segment::Trait::channel}, std::string{"email"}), "Channel: email");
}

TEST(Screen, draws_bars_in_eighths_and_shows_the_smallest) {
    EXPECT_EQ(bar(1, 3), "███");
    EXPECT_EQ(bar(0.5, 1), "▌");
    EXPECT_EQ(bar(0.001, 10), "▏");
    EXPECT_EQ(bar(0, 10), "");
}

TEST(Screen, wraps_sentences_and_cuts_words_that_cannot_fit) {
    Screen screen{{60, Look::Colour::none}};
    screen.paragraph("· " + std::string(70, 'x') + " end", 2);
    EXPECT_EQ(screen.take(), "· " + std::string(57, 'x') + "…\n  end\n");
}

}  // namespace
}  // namespace hark::report
