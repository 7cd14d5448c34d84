#include "platform/xlsx/sheet.h"

#include <cstdint>
#include <map>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

namespace hark::xlsx {
namespace {

using testing::HasSubstr;
using testing::Not;

std::uint32_t little_endian(const std::string& bytes, std::size_t at, int count) {
    std::uint32_t value = 0;
    for (int i = count - 1; i >= 0; --i)
        value = value << 8 | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
    return value;
}

/// A part of the ZIP archive that a workbook is, read by its central directory (APPNOTE 4.3.12).
std::string part(const std::string& bytes, const std::string& name) {
    for (auto at = bytes.find("PK\x01\x02"); at != std::string::npos;
         at = bytes.find("PK\x01\x02", at + 1)) {
        const auto packed = little_endian(bytes, at + 20, 4);
        const auto size = little_endian(bytes, at + 24, 4);
        if (bytes.substr(at + 46, little_endian(bytes, at + 28, 2)) != name) continue;
        const auto local = little_endian(bytes, at + 42, 4);
        const auto begin =
            local + 30 + little_endian(bytes, local + 26, 2) + little_endian(bytes, local + 28, 2);
        std::string text(size, '\0');
        z_stream stream{};
        EXPECT_EQ(inflateInit2(&stream, -MAX_WBITS), Z_OK);
        std::string data = bytes.substr(begin, packed);
        stream.next_in = reinterpret_cast<Bytef*>(data.data());
        stream.avail_in = packed;
        stream.next_out = reinterpret_cast<Bytef*>(text.data());
        stream.avail_out = size;
        EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
        inflateEnd(&stream);
        return text;
    }
    ADD_FAILURE() << "no " << name;
    return "";
}

TEST(Sheet, keeps_numbers_as_numbers_and_texts_as_texts) {
    const auto bytes =
        to_xlsx({"Score", {"group", "nps"}, {{"Zürich", 41.25}, {"=1+1", -3.0}, {{}, 7.0}}});
    const auto sheet = part(bytes, "xl/worksheets/sheet1.xml");
    EXPECT_THAT(sheet, HasSubstr(R"(<c r="B2"><v>41.25</v></c>)"));
    EXPECT_THAT(sheet, HasSubstr(R"(<c r="B3"><v>-3</v></c>)"));
    EXPECT_THAT(sheet, HasSubstr(R"(<c r="A3" t="s">)")) << "a text, not a formula";
    EXPECT_THAT(sheet, Not(HasSubstr("<f>")));
    EXPECT_THAT(sheet, Not(HasSubstr(R"(r="A4")"))) << "nothing is no cell";
    const auto texts = part(bytes, "xl/sharedStrings.xml");
    EXPECT_THAT(texts, HasSubstr("<t>Zürich</t>"));
    EXPECT_THAT(texts, HasSubstr("<t>=1+1</t>"));
    EXPECT_THAT(part(bytes, "xl/workbook.xml"), HasSubstr(R"(name="Score")"));
}

TEST(Sheet, holds_a_table_without_rows) {
    const auto bytes = to_xlsx({"Empty", {"a"}, {}});
    EXPECT_THAT(part(bytes, "xl/sharedStrings.xml"), HasSubstr("<t>a</t>"));
}

}  // namespace
}  // namespace hark::xlsx
