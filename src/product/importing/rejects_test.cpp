#include "product/importing/rejects.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "product/importing/import_fixture.h"

namespace hark::importing {
namespace {

TEST(Rejects, make_no_file_while_there_are_none) {
    const Folder folder;
    Rejects rejects{folder.path() / "rejects.csv", {}};
    rejects.flush();
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "rejects.csv"));
}

TEST(Rejects, keep_rows_as_they_were_with_line_and_reason) {
    const Folder folder;
    const std::string text =
        "score,comment,plan\n9,good,pro\nx,\"says \"\"no\"\"\nand, leaves\",\n";
    const auto path = folder.write("file.csv", text);
    csv::Reader reader{csv::open_file(path), csv::detect_format(text)};
    Rejects rejects{folder.path() / "rejects.csv", reader.headers()};
    csv::Row row;
    while (reader.next(row))
        if (row.line != 2) rejects.add(row, "\"x\" is not a whole number.");
    rejects.flush();

    const auto written = content_of(folder.path() / "rejects.csv");
    csv::Reader again{csv::open_file(folder.path() / "rejects.csv"), csv::detect_format(written)};
    ASSERT_EQ(again.headers().size(), 5U);
    EXPECT_EQ(again.headers()[0].name, "line");
    EXPECT_EQ(again.headers()[1].name, "reason");
    EXPECT_EQ(again.headers()[3].name, "comment");
    ASSERT_TRUE(again.next(row));
    EXPECT_EQ(row.field(0), "3");
    EXPECT_EQ(row.field(1), "\"x\" is not a whole number.");
    EXPECT_EQ(row.field(2), "x");
    EXPECT_EQ(row.field(3), "says \"no\"\nand, leaves");
    EXPECT_EQ(row.field(4), "");
    EXPECT_FALSE(again.next(row));
}

TEST(Rejects, say_where_they_cannot_be_written) {
    const Folder folder;
    csv::Row row;
    row.fields = {"x"};
    Rejects rejects{folder.path() / "gone" / "rejects.csv", {}};
    EXPECT_THROW(rejects.add(row, "why"), base::Error);
}

}  // namespace
}  // namespace hark::importing
