#include "platform/csv/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/limits.h"

namespace hark::csv {
namespace {

using testing::ElementsAre;

struct Read {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::uint64_t> lines;
    std::vector<unsigned> notes;
    std::vector<std::string> names;
    std::uint64_t blank_lines = 0;
};

/// Gives a few bytes at a time, as a slow pipe.
class Drops final : public Source {
public:
    explicit Drops(std::string bytes, std::size_t size) : bytes_(std::move(bytes)), size_(size) {}
    std::size_t read(char* into, std::size_t most) override {
        const std::size_t count = std::min({most, size_, bytes_.size() - at_});
        bytes_.copy(into, count, at_);
        at_ += count;
        return count;
    }
    std::optional<std::uint64_t> size() const override { return std::nullopt; }

private:
    std::string bytes_;
    std::size_t size_;
    std::size_t at_ = 0;
};

Read read(const std::string& text, const Format& format, std::size_t drop = 1U << 20) {
    Reader reader(std::make_unique<Drops>(text, drop), format);
    Read read;
    for (const auto& header : reader.headers()) read.names.push_back(header.name);
    Row row;
    while (reader.next(row)) {
        read.rows.emplace_back(row.fields.begin(), row.fields.end());
        read.lines.push_back(row.line);
        read.notes.push_back(row.notes);
        EXPECT_EQ(row.number, read.rows.size());
        if (format.encoding.encoding == Encoding::utf8) {
            EXPECT_EQ(text.substr(row.offset, row.raw.size()), row.raw);
        }
    }
    read.blank_lines = reader.blank_lines();
    return read;
}

Read read(const std::string& text) {
    return read(text, detect_format(text));
}

TEST(Reader, splits_rows_whatever_ends_them) {
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        const Read got = read("a,b" + end + "1,2" + end + "3,4" + end);
        EXPECT_THAT(got.names, ElementsAre("a", "b"));
        EXPECT_THAT(got.rows, ElementsAre(ElementsAre("1", "2"), ElementsAre("3", "4")));
        EXPECT_THAT(got.lines, ElementsAre(2U, 3U));
    }
}

TEST(Reader, gives_the_same_rows_however_the_bytes_arrive) {
    const std::string text =
        "score,comment\r\n9,\"two\nlines, and \"\"quotes\"\"\"\r\n10,plain\r\n\r\n3,\"last\"";
    const Format format = detect_format(text);
    const Read whole = read(text, format);
    EXPECT_THAT(whole.rows, ElementsAre(ElementsAre("9", "two\nlines, and \"quotes\""),
                                        ElementsAre("10", "plain"), ElementsAre("3", "last")));
    EXPECT_THAT(whole.lines, ElementsAre(2U, 4U, 6U));
    EXPECT_EQ(whole.blank_lines, 1U);
    for (std::size_t drop = 1; drop < text.size(); ++drop) {
        const Read got = read(text, format, drop);
        EXPECT_EQ(got.rows, whole.rows) << drop;
        EXPECT_EQ(got.lines, whole.lines) << drop;
        EXPECT_EQ(got.notes, whole.notes) << drop;
    }
}

TEST(Reader, reports_ragged_rows_and_loses_none) {
    const Read got = read("a,b,c\n1,2\n1,2,3,4\n1,2,3,\n1,2,3\n");
    EXPECT_THAT(got.rows[0], ElementsAre("1", "2"));
    EXPECT_THAT(got.rows[1], ElementsAre("1", "2", "3", "4"));
    EXPECT_THAT(got.notes, ElementsAre(too_few_fields, too_many_fields, 0U, 0U));
}

TEST(Reader, takes_quotes_inside_plain_cells_as_they_are) {
    const Read got = read("size,score\n5\" disk,9\n6\" disk,8\n");
    EXPECT_THAT(got.rows, ElementsAre(ElementsAre("5\" disk", "9"), ElementsAre("6\" disk", "8")));
}

TEST(Reader, reads_on_after_a_quote_that_should_have_been_doubled) {
    const Read got = read("a,b\n\"he said \"no\" twice\",1\n2,3\n");
    EXPECT_THAT(got.rows,
                ElementsAre(ElementsAre("he said \"no\" twice", "1"), ElementsAre("2", "3")));
    EXPECT_THAT(got.notes, ElementsAre(stray_quote, 0U));
}

TEST(Reader, recovers_from_a_quote_that_nobody_closed) {
    const Read at_end = read("a,b\n1,\"open\n2,3\n4,5\n");
    EXPECT_THAT(at_end.rows, ElementsAre(ElementsAre("1", "\"open"), ElementsAre("2", "3"),
                                         ElementsAre("4", "5")));
    EXPECT_THAT(at_end.notes, ElementsAre(unterminated_quote, 0U, 0U));
    EXPECT_THAT(at_end.lines, ElementsAre(2U, 3U, 4U));

    const Read before_another = read("a,b,c\n1,2,\"open\n2,\"x\",3\n4,5,6\n");
    EXPECT_THAT(before_another.rows,
                ElementsAre(ElementsAre("1", "2", "\"open"), ElementsAre("2", "x", "3"),
                            ElementsAre("4", "5", "6")));
}

TEST(Reader, stays_fast_when_every_row_has_an_open_quote) {
    std::string text = "a,b\n";
    for (int i = 0; i < 200'000; ++i) text += "\"x y,1\n";
    const Read got = read(text);
    EXPECT_GE(got.rows.size(), 199'000U);
}

TEST(Reader, cuts_a_cell_that_is_too_long_and_says_so) {
    const std::string text =
        "a,b\n1," + std::string(base::limits::csv_cell_bytes + 10, 'x') + "\n2,y\n";
    const Read got = read(text);
    ASSERT_EQ(got.rows.size(), 2U);
    EXPECT_EQ(got.rows[0][1].size(), base::limits::csv_cell_bytes);
    EXPECT_THAT(got.notes, ElementsAre(cell_cut, 0U));
}

TEST(Reader, refuses_a_header_with_too_many_columns) {
    std::string text(base::limits::csv_columns + 1, ',');
    EXPECT_THROW(read(text + "\n1\n", Format{}), base::Error);
}

TEST(Reader, decodes_cells_of_other_encodings) {
    EXPECT_THAT(read("nom,avis\nRen\xE9,tr\xE8s bien\n").rows,
                ElementsAre(ElementsAre("René", "très bien")));
    Format utf8;
    const Read broken = read("a,b\nok,caf\xE9\n", utf8);
    EXPECT_THAT(broken.rows, ElementsAre(ElementsAre("ok", "café")));
    EXPECT_THAT(broken.notes, ElementsAre(foreign_bytes));
    const Read zeros = read(std::string("a,b\nx\0y,z\n", 10), utf8);
    EXPECT_THAT(zeros.rows, ElementsAre(ElementsAre("x\xEF\xBF\xBDy", "z")));
}

TEST(Reader, reads_utf16_with_and_without_a_mark) {
    const std::u16string wide = u"score,comment\n9,déjà\n";
    for (const bool has_mark : {true, false}) {
        std::string text = has_mark ? "\xFF\xFE" : "";
        for (const char16_t c : wide) {
            text.push_back(static_cast<char>(c & 0xFF));
            text.push_back(static_cast<char>(c >> 8));
        }
        const Read got = read(text);
        EXPECT_THAT(got.names, ElementsAre("score", "comment"));
        EXPECT_THAT(got.rows, ElementsAre(ElementsAre("9", "déjà")));
    }
}

TEST(Reader, understands_backslashes_when_a_file_uses_them) {
    const Read got = read("a,b\n\"say \\\"hi\\\" now\",1\n\"back\\\\slash\",2\n");
    EXPECT_THAT(got.rows,
                ElementsAre(ElementsAre("say \"hi\" now", "1"), ElementsAre("back\\slash", "2")));
}

TEST(Reader, has_nothing_to_say_about_an_empty_file) {
    EXPECT_TRUE(read("").rows.empty());
    EXPECT_TRUE(read("\n\n").rows.empty());
    EXPECT_TRUE(read("a,b\n").rows.empty());
}

}  // namespace
}  // namespace hark::csv
