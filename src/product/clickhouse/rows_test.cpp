#include "product/clickhouse/rows.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace hark::clickhouse {
namespace {

TEST(Rows, are_written_as_clickhouse_reads_them) {
    RowWriter writer;
    writer.integer(-2);
    writer.byte(7);
    writer.text("é");
    writer.texts({"a", ""});
    writer.reals({1.0});
    const std::string expected{
        "\xFE\xFF\xFF\xFF\xFF\xFF\xFF\xFF"
        "\x07"
        "\x02\xC3\xA9"
        "\x02\x01"
        "a\x00"
        "\x01\x00\x00\x00\x00\x00\x00\xF0\x3F",
        8 + 1 + 3 + 4 + 9};
    EXPECT_EQ(writer.bytes(), expected);
}

TEST(Rows, are_read_as_they_were_written) {
    RowWriter writer;
    writer.integer(std::int64_t{1} << 62);
    const std::string quoted = std::string(300, '\'') + '\0';
    writer.text(quoted);
    writer.byte(10);
    RowReader reader{writer.bytes()};
    EXPECT_EQ(reader.integer(), std::int64_t{1} << 62);
    EXPECT_EQ(reader.text(), quoted);
    EXPECT_FALSE(reader.at_end());
    EXPECT_EQ(reader.byte(), 10);
    EXPECT_TRUE(reader.at_end());
}

TEST(Rows, are_refused_when_they_end_too_soon) {
    RowWriter writer;
    writer.text("abc");
    for (std::size_t size = 0; size < writer.bytes().size(); ++size) {
        RowReader reader{std::string_view{writer.bytes()}.substr(0, size)};
        EXPECT_THROW(reader.text(), base::Error) << size;
    }
    RowReader reader{"1234567"};
    EXPECT_THROW(reader.integer(), base::Error);
}

}  // namespace
}  // namespace hark::clickhouse
