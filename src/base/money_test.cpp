#include "base/money.h"

#include <gtest/gtest.h>

namespace hark::base {
namespace {

TEST(Money, keeps_cents_exactly) {
    EXPECT_EQ(parse_minor("12.85", 2), 1285);
    EXPECT_EQ(parse_minor("-0.10", 2), -10);
    EXPECT_EQ(parse_minor("12", 2), 1200);
    EXPECT_EQ(parse_minor("92233720368547758.07", 2), 9223372036854775807);
}

TEST(Money, refuses_what_it_would_have_to_round_or_guess) {
    for (const char* text : {"", "-", ".5", "1.234", "1,5", "1e3", "92233720368547758.08"})
        EXPECT_FALSE(parse_minor(text, 2)) << text;
}

TEST(Money, writes_what_it_reads) {
    for (const char* text : {"12.85", "-0.10", "0.00", "1234567.89"})
        EXPECT_EQ(minor_to_text(*parse_minor(text, 2), 2), text);
    EXPECT_EQ(minor_to_text(1285, 0), "1285");
}

TEST(Currency, knows_its_decimals) {
    EXPECT_EQ(Currency::parse("EUR")->decimals(), 2);
    EXPECT_EQ(Currency::parse("JPY")->decimals(), 0);
    EXPECT_EQ(Currency::parse("KWD")->decimals(), 3);
    EXPECT_FALSE(Currency::parse("eur"));
    EXPECT_FALSE(Currency::parse("EURO"));
}

}  // namespace
}  // namespace hark::base
