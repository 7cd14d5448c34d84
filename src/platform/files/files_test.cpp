#include <gtest/gtest.h>

#include <cstring>
#include <fstream>
#include <stdexcept>

#include "base/error.h"
#include "platform/files/mapped_file.h"
#include "platform/files/replace_file.h"

namespace hark::files {
namespace {

class Files : public testing::Test {
protected:
    void SetUp() override {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "hark-files-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    static std::string text_of(const MappedFile& file) {
        return {reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size()};
    }
    static void put(const std::filesystem::path& path, const std::string& text) {
        replace_file(path, [&](const Sink& sink) { sink(text.data(), text.size()); });
    }
    std::filesystem::path folder_;
};

TEST_F(Files, are_read_as_they_were_written_in_pieces_of_any_size) {
    const auto path = folder_ / "a";
    std::string expected;
    replace_file(path, [&](const Sink& sink) {
        for (std::size_t size : {std::size_t{0}, std::size_t{3}, std::size_t{3'000'000},
                                 std::size_t{700'000}, std::size_t{700'000}}) {
            const std::string piece(size, static_cast<char>('a' + expected.size() % 26));
            sink(piece.data(), piece.size());
            expected += piece;
        }
    });
    EXPECT_EQ(text_of(map_file(path).value()), expected);
    const auto permissions = std::filesystem::status(path).permissions();
    EXPECT_EQ(permissions & std::filesystem::perms::group_read, std::filesystem::perms::none);
}

TEST_F(Files, that_are_not_there_or_empty_are_nothing) {
    EXPECT_FALSE(map_file(folder_ / "none"));
    std::ofstream{folder_ / "empty"};
    EXPECT_FALSE(map_file(folder_ / "empty"));
    EXPECT_THROW(map_file(folder_), base::Error);
}

TEST_F(Files, stay_mapped_while_they_are_replaced_and_removed) {
    const auto path = folder_ / "a";
    put(path, "old");
    const auto old = map_file(path).value();
    put(path, "new one");
    EXPECT_EQ(text_of(old), "old");
    EXPECT_EQ(text_of(map_file(path).value()), "new one");
    std::filesystem::remove(path);
    EXPECT_EQ(text_of(old), "old");
}

TEST_F(Files, stay_what_they_were_when_writing_fails) {
    const auto path = folder_ / "a";
    put(path, "old");
    EXPECT_THROW(replace_file(path,
                              [](const Sink& sink) {
                                  sink("half", 4);
                                  throw std::runtime_error{"stop"};
                              }),
                 std::runtime_error);
    EXPECT_EQ(text_of(map_file(path).value()), "old");
    EXPECT_FALSE(std::filesystem::exists(path.string() + ".new"));
    EXPECT_THROW(put(folder_ / "no such folder" / "a", "x"), base::Error);
}

}  // namespace
}  // namespace hark::files
