#include "engine/columns/snapshot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <new>

#include "engine/columns/checksum.h"
#include "engine/columns/naive_fixture.h"

namespace hark::columns {
namespace {

/// Bytes at an address that is a multiple of 64, as a mapped file has.
class Mapped {
public:
    explicit Mapped(const std::vector<std::byte>& bytes) : size_(bytes.size()) {
        memory_.reset(new (std::align_val_t{64}) std::byte[size_ + 1],
                      [](std::byte* old) { operator delete[](old, std::align_val_t{64}); });
        if (size_ > 0) std::memcpy(memory_.get(), bytes.data(), size_);
    }
    std::span<const std::byte> bytes() const { return {memory_.get(), size_}; }
    std::shared_ptr<const void> memory() const { return memory_; }

private:
    std::size_t size_;
    std::shared_ptr<std::byte[]> memory_;
};

std::vector<std::byte> written(const Table& table) {
    std::vector<std::byte> bytes;
    write_snapshot(*table.state(), [&](const void* data, std::size_t count) {
        const auto* from = static_cast<const std::byte*>(data);
        bytes.insert(bytes.end(), from, from + count);
    });
    return bytes;
}

void read(const std::vector<std::byte>& bytes, Table& table) {
    const Mapped mapped{bytes};
    read_snapshot(mapped.bytes(), mapped.memory(), 2, table);
}

void fill(Kept& kept, std::mt19937& bits) {
    std::vector<Given> some;
    for (std::int64_t id = 1; id <= 3000; ++id) some.push_back(make_given(bits, id));
    kept.put(some);
    kept.put({make_given(bits, 4000), make_given(bits, 4001)});
    kept.erase({5, 6, 7, 4000});
}

TEST(ColumnsSnapshot, answers_as_the_table_did_and_can_be_written_on) {
    std::mt19937 bits{5};
    Kept kept;
    fill(kept, bits);
    Table again;
    read(written(kept.table()), again);
    EXPECT_EQ(again.state()->rows, kept.all().size());
    const auto ask = [&](const Table& table, const Question& question) {
        const auto state = table.state();
        return lines(*state, question, std::get<Counts>(count(*state, question)));
    };
    for (int i = 0; i < 100; ++i) {
        const auto question = make_question(bits, *kept.table().state());
        ASSERT_EQ(ask(again, question), ask(kept.table(), question));
    }
    // Known texts have their codes again, new ones get new ones, rows can go.
    const auto codes = again.state()->columns[plan].codes();
    EXPECT_LE(again.code_of(plan, std::string_view{"plan 3"}), codes);
    EXPECT_EQ(again.code_of(plan, std::string_view{"never heard"}), codes + 1);
    again.apply(again.make_batch(), std::vector<std::int64_t>{1, 2});
    EXPECT_EQ(again.state()->rows, kept.all().size() - 2);
}

TEST(ColumnsSnapshot, is_nothing_of_an_empty_table) {
    Table empty;
    Table again;
    read(written(empty), again);
    EXPECT_EQ(again.state()->rows, 0U);
}

TEST(ColumnsSnapshot, follows_another_in_one_file) {
    Kept first;
    first.put({{1, 10, 9, "pro"}});
    Kept second;
    second.put({{2, 20, 3, "free"}, {3, 30, 4}});
    auto bytes = written(first.table());
    EXPECT_EQ(bytes.size() % 64, 0U);
    const auto more = written(second.table());
    bytes.insert(bytes.end(), more.begin(), more.end());
    const Mapped mapped{bytes};
    Table one;
    Table two;
    const auto taken = read_snapshot(mapped.bytes(), mapped.memory(), 1, one);
    read_snapshot(mapped.bytes().subspan(taken), mapped.memory(), 1, two);
    EXPECT_EQ(one.state()->rows, 1U);
    EXPECT_EQ(two.state()->rows, 2U);
}

TEST(ColumnsSnapshot, notices_every_byte_that_is_not_what_was_written) {
    std::mt19937 bits{6};
    Kept kept;
    fill(kept, bits);
    const auto good = written(kept.table());
    int noticed = 0;
    int tried = 0;
    for (std::size_t at = 0; at < good.size(); at += 1 + bits() % 97) {
        auto bad = good;
        bad[at] ^= std::byte{0x10};
        Table table;
        try {
            read(bad, table);
            // What is left is padding between columns, which nobody reads.
            EXPECT_EQ(good[at], std::byte{0});
        } catch (const BrokenSnapshot&) {
            ++noticed;
        }
        ++tried;
    }
    EXPECT_GT(noticed, tried * 9 / 10);
}

TEST(ColumnsSnapshot, notices_that_it_was_cut_short) {
    std::mt19937 bits{7};
    Kept kept;
    fill(kept, bits);
    const auto good = written(kept.table());
    for (const std::size_t left :
         {std::size_t{0}, std::size_t{31}, std::size_t{200}, good.size() / 2, good.size() - 1}) {
        Table table;
        const std::vector<std::byte> cut{good.begin(),
                                         good.begin() + static_cast<std::ptrdiff_t>(left)};
        EXPECT_THROW(read(cut, table), BrokenSnapshot);
    }
}

TEST(ColumnsChecksum, depends_on_every_byte_and_on_how_many_there_are) {
    std::vector<unsigned char> bytes(300);
    const auto sum = checksum(bytes.data(), bytes.size());
    EXPECT_NE(checksum(bytes.data(), bytes.size() - 1), sum);
    for (auto& byte : bytes) {
        byte = 1;
        EXPECT_NE(checksum(bytes.data(), bytes.size()), sum);
        byte = 0;
    }
}

}  // namespace
}  // namespace hark::columns
