#include "platform/csv/dialect.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/csv/reader.h"

namespace hark::csv {
namespace {

using testing::ElementsAre;

std::vector<std::string> names_in(const std::string& text) {
    Reader reader(open_bytes(text), detect_format(text));
    std::vector<std::string> names;
    for (const auto& header : reader.headers()) names.push_back(header.name);
    return names;
}

TEST(Dialect, finds_the_delimiter) {
    for (const char d : {',', ';', '\t', '|', '^'}) {
        const std::string s(1, d);
        const std::string text =
            "score" + s + "comment" + s + "at\n9" + s + "good, very good" + s + "2020-01-01\n";
        EXPECT_EQ(detect_dialect(text).delimiter, d);
    }
}

TEST(Dialect, is_not_fooled_by_decimal_commas_or_text) {
    EXPECT_EQ(detect_dialect("a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n").delimiter, ';');
    EXPECT_EQ(detect_dialect("comment\nfast, friendly\nslow, rude, late\nfine\n").header_rows, 1U);
    EXPECT_EQ(names_in("comment\nfast, friendly\nslow, rude, late\nfine\n").size(), 1U);
}

TEST(Dialect, obeys_the_line_that_excel_puts_first) {
    const Dialect dialect = detect_dialect("sep=;\r\nscore;a,b\r\n9;x,y\r\n");
    EXPECT_EQ(dialect.delimiter, ';');
    EXPECT_EQ(dialect.preamble_lines, 1U);
    EXPECT_THAT(names_in("sep=;\r\nscore;a,b\r\n9;x,y\r\n"), ElementsAre("score", "a,b"));
}

TEST(Dialect, skips_titles_and_comments_above_the_header) {
    const std::string text =
        "# exported by hand\nResults of "
        "March\n\nscore,comment,at\n9,x,2020-01-01\n8,y,2020-01-02\n";
    EXPECT_THAT(names_in(text), ElementsAre("score", "comment", "at"));
}

TEST(Dialect, sees_that_there_is_no_header) {
    EXPECT_EQ(detect_dialect("9,good,2020-01-01\n8,bad,2020-01-02\n").header_rows, 0U);
    EXPECT_THAT(names_in("9,good\n8,bad\n"), ElementsAre("Column 1", "Column 2"));
    EXPECT_EQ(detect_dialect("9\n10\n3\n").header_rows, 0U);
    EXPECT_EQ(detect_dialect("score\n10\n3\n").header_rows, 1U);
}

TEST(Dialect, reads_the_three_header_rows_of_qualtrics) {
    const std::string text =
        "StartDate,Q1,Q2\nStart Date,How likely are you to recommend us?,Why?\n"
        "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\","
        "\"{\"\"ImportId\"\":\"\"QID2\"\"}\"\n2020-01-01,9,Fine\n2020-01-02,3,Slow\n";
    EXPECT_EQ(detect_dialect(text).header_rows, 3U);
    Reader reader(open_bytes(text), detect_format(text));
    EXPECT_EQ(reader.headers()[1].name, "Q1");
    EXPECT_EQ(reader.headers()[1].label, "How likely are you to recommend us?");
    EXPECT_EQ(find_header(reader.headers(), "how likely…"), 1U);
}

TEST(Dialect, reads_the_two_header_rows_of_surveymonkey) {
    const std::string text =
        "Respondent ID,How likely?,Which do you use?,,\n,Response,App,Web,Shop\n"
        "1,9,App,,\n2,3,,Web,\n3,8,App,Web,\n";
    EXPECT_EQ(detect_dialect(text).header_rows, 2U);
    EXPECT_THAT(names_in(text), ElementsAre("Respondent ID", "How likely?", "Which do you use?",
                                            "Which do you use? – Web", "Which do you use? – Shop"));
}

TEST(Header, names_every_column_once) {
    EXPECT_THAT(names_in("Score,,Score , score\n9,a,8,7\n"),
                ElementsAre("Score", "Column 2", "Score (2)", "score"));
}

TEST(Header, is_found_as_people_write_it) {
    const auto headers =
        make_headers({{"NETPRO  ", "How likely are you?", "How easy was it?", "Why\xC2\xA0so"}}, 4);
    EXPECT_EQ(find_header(headers, "NETPRO"), 0U);
    EXPECT_EQ(find_header(headers, "NETPRO  "), 0U);
    EXPECT_EQ(find_header(headers, "netpro"), 0U);
    EXPECT_EQ(find_header(headers, "How likely…"), 1U);
    EXPECT_EQ(find_header(headers, "how like..."), 1U);
    EXPECT_EQ(find_header(headers, "why so"), 3U);
    EXPECT_EQ(find_header(headers, "How"), std::nullopt);  // two begin so
    EXPECT_EQ(find_header(headers, ""), std::nullopt);
}

}  // namespace
}  // namespace hark::csv
