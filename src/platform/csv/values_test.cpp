#include "platform/csv/values.h"

#include <gtest/gtest.h>

#include "platform/csv/writer.h"

namespace hark::csv {
namespace {

TEST(Values, read_a_score_in_every_usual_form) {
    for (const auto* text : {"9", "9.0", "9,0", " 9 ", "9/10", "9 / 10", "９", "9 - Likely",
                             "9 (very likely)", "9: likely",
                             "\xC2\xA0"
                             "9",
                             "+9", "9,00", "09"})
        EXPECT_EQ(parse_score(text), 9) << text;
    EXPECT_EQ(parse_score("10 - Extremely likely"), 10);
    EXPECT_EQ(parse_score("0 (not at all)"), 0);
    EXPECT_EQ(parse_score("-1"), -1);
    EXPECT_EQ(parse_score("10,0"), 10);
    EXPECT_EQ(parse_score("99"), 99);
}

TEST(Values, refuse_what_is_no_score) {
    for (const auto* text :
         {"", "9.5", "1st", "2020-01-01", "nine", "9/5", "1,000", "10-12", "9 10", "9-",
          "0002-ORFBO", "3074457346525802819999", "1/2", "12:30", "5 (", "9!"})
        EXPECT_EQ(parse_score(text), std::nullopt) << text;
}

TEST(Values, know_missing_answers_by_use) {
    for (const auto* text :
         {"", "  ", "NA", "N/A", "n/a", "#N/A", "NULL", "NaN", "\\N", "\xC2\xA0"})
        EXPECT_TRUE(is_missing(text)) << text;
    EXPECT_FALSE(is_missing("None"));
    EXPECT_FALSE(is_missing("-"));
    EXPECT_FALSE(is_missing("na"));  // "no" in some languages, or a code
    for (const auto* text : {"-", "--", "?", "Blank", "Nil", "none", "don't know"})
        EXPECT_TRUE(is_missing(text, Use::number)) << text;
    for (const auto* text : {"Nil", "none", ".", "No comment", "-", "aucun"})
        EXPECT_TRUE(is_missing(text, Use::comment)) << text;
    EXPECT_FALSE(is_missing("No", Use::comment));
    EXPECT_FALSE(is_missing("none of the staff listened", Use::comment));
    EXPECT_FALSE(is_missing("0", Use::number));
}

NumberForm form_of(std::initializer_list<std::string_view> values) {
    NumberColumn column;
    for (const auto value : values) column.observe(value);
    return column.decide();
}

TEST(Numbers, are_decided_on_the_whole_column) {
    EXPECT_EQ(form_of({"1.5", "1,234.5"}).decimal, '.');
    EXPECT_EQ(form_of({"1,5", "1.234,5"}).decimal, ',');
    EXPECT_EQ(form_of({"1,234", "2,345", "9,5"}).decimal, ',');
    EXPECT_EQ(form_of({"1,234", "2,345", "12,345,678"}).decimal, '.');
    EXPECT_EQ(parse_number("1,234", form_of({"1,234", "9,5"})), 1.234);
    EXPECT_EQ(parse_number("1,234", form_of({"1,234", "9.5"})), 1234);
    EXPECT_EQ(parse_number("1 234,50", form_of({"1 234,50"})), 1234.5);
    EXPECT_EQ(parse_number("1'234.50", form_of({"1'234.50"})), 1234.5);
}

TEST(Numbers, carry_signs_money_and_percent) {
    EXPECT_EQ(parse_number("-5"), -5);
    EXPECT_EQ(parse_number("$-5.25"), -5.25);
    EXPECT_EQ(parse_number("€ 9.90"), 9.9);
    EXPECT_EQ(parse_number("9.90 €"), 9.9);
    EXPECT_EQ(parse_number("12 %"), 12);
    EXPECT_EQ(parse_number("(5)"), -5);
    EXPECT_EQ(parse_number("1e3"), 1000);
    EXPECT_EQ(parse_number(".5"), 0.5);
    for (const auto* text :
         {"", "abc", "1.2.3", "1-2", "12a", "--5", "1e999", "€", "1,23,4", "0x10"})
        EXPECT_EQ(parse_number(text, {'.', ','}), std::nullopt) << text;
}

TEST(Values, read_booleans_of_several_languages) {
    for (const auto* text : {"yes", "TRUE", "Y", "ja", "Oui", "sí", "1", "1.0"})
        EXPECT_EQ(parse_boolean(text), true) << text;
    for (const auto* text : {"No", "false", "nein", "NON", "0", "não"})
        EXPECT_EQ(parse_boolean(text), false) << text;
    EXPECT_EQ(parse_boolean("maybe"), std::nullopt);
    EXPECT_EQ(parse_boolean(""), std::nullopt);
}

std::string row(std::initializer_list<std::string_view> fields, Formulas formulas) {
    std::string out;
    append_row(std::span(fields.begin(), fields.size()), out, formulas);
    return out;
}

TEST(Writer, quotes_only_where_needed) {
    EXPECT_EQ(row({"a", "b,c", "d\"e", "f\ng", ""}, Formulas::kept),
              "a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n");
    EXPECT_EQ(row({""}, Formulas::kept), "\"\"\r\n");
}

TEST(Writer, guards_spreadsheets_against_formulas_but_keeps_numbers) {
    EXPECT_EQ(row({"=1+1", "-5", "-x", "+49 170", "@a", "5"}, Formulas::guarded),
              "'=1+1,-5,'-x,'+49 170,'@a,5\r\n");
    EXPECT_EQ(row({"=1+1"}, Formulas::kept), "=1+1\r\n");
}

}  // namespace
}  // namespace hark::csv
