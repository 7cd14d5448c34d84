#include "platform/json/json.h"

#include <cmath>
#include <cstring>
#include <limits>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/error.h"

namespace hark::json {
namespace {

std::string refusal(std::string_view text) {
    try {
        parse(text);
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::invalid);
        return error.what();
    }
    return "accepted";
}

TEST(Json, writes_what_it_reads) {
    for (const char* text :
         {"null", "true", "[]", "{}", R"({"a":[1,-2,{"b":"é\"\\\n\u0001"}],"c":false})", "0.1",
          "-1.5e+300", "9223372036854775807", "18446744073709551615", R"("\t\r")"})
        EXPECT_EQ(to_text(parse(text)), text);
}

TEST(Json, says_where_the_text_breaks) {
    EXPECT_EQ(refusal("{\"a\": 1,\n \"bé\": x}"),
              "The JSON cannot be read: at line 2, column 8, this is not valid JSON in UTF-8.");
    EXPECT_THAT(refusal(""), testing::HasSubstr("line 1, column 1, the text ends too early"));
    EXPECT_THAT(refusal("[1,"), testing::HasSubstr("the text ends too early"));
    EXPECT_THAT(refusal("{} x"), testing::HasSubstr("line 1, column 4, there is more text"));
}

TEST(Json, accepts_blanks_around_the_value) {
    EXPECT_EQ(to_text(parse(" \r\n\t[1] \n")), "[1]");
}

TEST(Json, refuses_a_field_that_is_there_twice) {
    EXPECT_THAT(refusal(R"({"score": 1, "x": {"score": 2}, "score": 3})"),
                testing::HasSubstr("the field `score` is there a second time"));
    EXPECT_THAT(refusal(R"({"a": 1, "\u0061": 3})"), testing::HasSubstr("`a`"));
    EXPECT_EQ(refusal(R"([{"a": {"a": 1}}, {"a": 1}])"), "accepted");
}

TEST(Json, finds_a_repeated_field_among_many) {
    std::string text = "{";
    for (int i = 0; i < 5000; ++i) text += "\"field" + std::to_string(i) + "\": {\"a\": 1},";
    EXPECT_EQ(refusal(text + "\"last\": 1}"), "accepted");
    EXPECT_THAT(refusal(text + "\"field31\": 1}"), testing::HasSubstr("`field31`"));
    EXPECT_THAT(refusal(text + "\"field4321\": 1}"), testing::HasSubstr("`field4321`"));
}

TEST(Json, refuses_nesting_that_could_exhaust_the_stack) {
    EXPECT_EQ(refusal(std::string(32, '[') + std::string(32, ']')), "accepted");
    EXPECT_THAT(refusal(std::string(100'000, '[')), testing::HasSubstr("more than 32 deep"));
}

TEST(Json, refuses_text_that_is_not_utf8) {
    for (const char* text : {"\"\xff\"", "\"\xc0\x80\"", "\"\xed\xa0\x80\"", "\"caf\xe9\"",
                             "\"\xf4\x90\x80\x80\"", "\"\\ud800\""})
        EXPECT_NE(refusal(text), "accepted") << text;
}

TEST(Json, refuses_what_only_other_parsers_accept) {
    for (const char* text : {"[1,]", "NaN", "Infinity", "// x\n1", "{a:1}", "'a'", "01", "+1", "1.",
                             ".5", "1e999", "\xef\xbb\xbf{}", "\"a\nb\""})
        EXPECT_NE(refusal(text), "accepted") << text;
}

TEST(Json, writes_whole_doubles_without_exponent_or_fraction) {
    EXPECT_EQ(to_text(Value(100000.0)), "100000");
    EXPECT_EQ(to_text(Value(-0.0)), "0");
    EXPECT_EQ(to_text(Value(41.2)), "41.2");
    EXPECT_EQ(to_text(Value(1e22)), "1e+22");
}

TEST(Json, keeps_every_double_exactly) {
    std::mt19937_64 random{20261121};
    for (int i = 0; i < 200'000; ++i) {
        const auto bits = random();
        double number;
        static_assert(sizeof number == sizeof bits);
        std::memcpy(&number, &bits, sizeof number);
        if (!std::isfinite(number)) continue;
        const auto back = parse(to_text(Value(number)));
        ASSERT_EQ(back.to_number<double>(), number) << to_text(Value(number));
    }
}

TEST(Json, treats_a_number_that_is_none_as_a_bug) {
    EXPECT_THROW(to_text(Value(std::numeric_limits<double>::quiet_NaN())), base::Bug);
    EXPECT_THROW(to_text(Value(std::numeric_limits<double>::infinity())), base::Bug);
}

}  // namespace
}  // namespace hark::json
