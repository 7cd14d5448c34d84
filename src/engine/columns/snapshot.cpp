#include "engine/columns/snapshot.h"

#include <array>
#include <atomic>
#include <cstring>
#include <stdexcept>
#include <thread>

#include "engine/columns/checksum.h"

namespace hark::columns {
namespace {

constexpr std::uint64_t magic = 0x3130'4c4f'434b'5248U;  // "HRKCOL01"
constexpr std::size_t alignment = 64;

std::size_t padding(std::size_t bytes) {
    return (alignment - bytes % alignment) % alignment;
}

/// Visits chunks in the order in which their values are written.
template <typename SomeBlock, typename Visit>
void each_chunk(SomeBlock& block, Visit&& visit) {
    visit(block.ids);
    visit(block.times);
    visit(block.scores);
    for (auto& chunk : block.columns) visit(chunk);
}

/// What is small: everything but the columns' values.
class Notes {
public:
    template <typename T>
    void add(const T& value) {
        static_assert(std::is_trivially_copyable_v<T>);
        add(&value, sizeof value);
    }
    void add(const std::string& text) {
        add(text.size());
        add(text.data(), text.size());
    }
    const std::vector<std::byte>& bytes() const { return bytes_; }

private:
    void add(const void* data, std::size_t bytes) {
        const auto* from = static_cast<const std::byte*>(data);
        bytes_.insert(bytes_.end(), from, from + bytes);
    }
    std::vector<std::byte> bytes_;
};

/// Reads notes, and never beyond their end.
class NotesReader {
public:
    explicit NotesReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

    template <typename T>
    T take() {
        T value;
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
        return value;
    }
    std::string text() {
        const auto piece = take(take<std::size_t>());
        return {reinterpret_cast<const char*>(piece.data()), piece.size()};
    }
    /// A number of things of at least one byte each.
    std::size_t count() {
        const auto number = take<std::size_t>();
        if (number > bytes_.size()) throw BrokenSnapshot{"a number is too large"};
        return number;
    }

private:
    std::span<const std::byte> take(std::size_t bytes) {
        if (bytes > bytes_.size()) throw BrokenSnapshot{"it ends too early"};
        const auto piece = bytes_.subspan(0, bytes);
        bytes_ = bytes_.subspan(bytes);
        return piece;
    }
    std::span<const std::byte> bytes_;
};

void note_column(Notes& notes, const Column& column) {
    notes.add(column.name);
    notes.add(column.holds);
    notes.add(column.texts.size());
    for (std::size_t i = 0; i < column.texts.size(); ++i) notes.add(column.texts[i]);
    notes.add(column.ids.size());
    for (std::size_t i = 0; i < column.ids.size(); ++i) notes.add(column.ids[i]);
    std::vector<std::uint32_t> erased;
    for (std::uint32_t code = 1; code <= column.codes(); ++code) {
        if (Texts::is_among(column.erased, code)) erased.push_back(code);
    }
    notes.add(erased.size());
    for (const auto code : erased) notes.add(code);
}

/// The notes of a block; chunks follow one another after all notes, in the same order.
void note_block(Notes& notes, const Block& block) {
    notes.add(block.rows);
    notes.add(block.least_id);
    notes.add(block.most_id);
    notes.add(block.tally);
    notes.add(block.columns.size());
    each_chunk(block, [&](const Chunk& chunk) {
        notes.add(chunk.encoding);
        notes.add(chunk.width);
        notes.add(chunk.may_miss);
        notes.add(chunk.base);
        notes.add(chunk.bytes);
        notes.add(checksum(chunk.data, chunk.bytes));
    });
}

struct Header {
    std::uint64_t magic;
    std::uint64_t notes_bytes;
    std::uint64_t notes_checksum;
    std::uint64_t all_bytes;
};

/// A chunk that is to be found in the bytes, and what they have to add up to.
struct Awaited {
    Chunk* chunk;
    std::uint64_t sum;
};

void verify(const std::vector<Awaited>& all, std::size_t threads) {
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> is_broken = false;
    const auto work = [&] {
        for (auto i = next++; i < all.size() && !is_broken; i = next++) {
            const auto& [chunk, sum] = all[i];
            if (checksum(chunk->data, chunk->bytes) != sum) is_broken = true;
        }
    };
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < threads; ++i) others.emplace_back(work);
        work();
    }
    if (is_broken) throw BrokenSnapshot{"a column is not what was written"};
}

class Reading {
public:
    Reading(std::span<const std::byte> bytes, std::shared_ptr<const void> memory)
        : bytes_(bytes), memory_(std::move(memory)) {
        if (bytes.size() < sizeof header_) throw BrokenSnapshot{"it has no header"};
        std::memcpy(&header_, bytes.data(), sizeof header_);
        if (header_.magic != magic) throw BrokenSnapshot{"another version wrote it"};
        if (header_.all_bytes > bytes.size() ||
            header_.notes_bytes > bytes.size() - sizeof header_) {
            throw BrokenSnapshot{"it ends too early"};
        }
        const auto notes = bytes.subspan(sizeof header_, header_.notes_bytes);
        if (checksum(notes.data(), notes.size()) != header_.notes_checksum) {
            throw BrokenSnapshot{"its directory is not what was written"};
        }
    }

    std::size_t read(std::size_t threads, Table& table) {
        NotesReader notes{bytes_.subspan(sizeof header_, header_.notes_bytes)};
        const auto columns = notes.count();
        std::vector<Texts> texts(columns);
        std::vector<Numbers> ids(columns);
        State state;
        for (std::size_t i = 0; i < columns; ++i) {
            auto& column = state.columns.emplace_back();
            column.name = notes.text();
            column.holds = notes.take<Holds>();
            for (auto left = notes.count(); left > 0; --left) texts[i].restore(notes.text());
            for (auto left = notes.count(); left > 0; --left) {
                ids[i].restore(notes.take<std::int64_t>());
            }
            const auto erased = read_erased(notes, texts[i].size() + ids[i].size());
            if (erased.empty()) continue;
            column.holds == Holds::id ? ids[i].erase(erased) : texts[i].erase(erased);
        }
        for (auto left = notes.count(); left > 0; --left) read_block(notes);
        place();
        verify(awaited_, threads);
        state.blocks.assign(blocks_.begin(), blocks_.end());
        table.restore(std::move(texts), std::move(ids), state);
        return header_.all_bytes;
    }

private:
    static std::vector<std::uint32_t> read_erased(NotesReader& notes, std::size_t codes) {
        std::vector<std::uint32_t> erased;
        for (auto left = notes.count(); left > 0; --left) {
            erased.push_back(notes.take<std::uint32_t>());
            if (erased.back() == 0 || erased.back() > codes) throw BrokenSnapshot{"no such code"};
        }
        return erased;
    }

    void read_block(NotesReader& notes) {
        auto& block = *blocks_.emplace_back(std::make_shared<Block>());
        block.rows = notes.take<std::size_t>();
        if (block.rows == 0 || block.rows > block_rows)
            throw BrokenSnapshot{"a block is too large"};
        block.least_id = notes.take<std::int64_t>();
        block.most_id = notes.take<std::int64_t>();
        block.tally = notes.take<std::array<std::uint32_t, 11>>();
        block.columns.resize(notes.count());
        block.memory = memory_;
        each_chunk(block, [&](Chunk& chunk) {
            chunk.encoding = notes.take<Encoding>();
            chunk.width = notes.take<std::uint8_t>();
            chunk.may_miss = notes.take<std::uint8_t>();
            chunk.base = notes.take<std::int64_t>();
            chunk.bytes = notes.take<std::size_t>();
            awaited_.push_back({&chunk, notes.take<std::uint64_t>()});
            block.bytes += chunk.bytes;
        });
    }

    /// Gives each chunk its place behind the notes.
    void place() {
        auto offset = sizeof header_ + header_.notes_bytes;
        offset += padding(offset);
        for (const auto& [chunk, sum] : awaited_) {
            if (offset > header_.all_bytes || chunk->bytes > header_.all_bytes - offset) {
                throw BrokenSnapshot{"it ends too early"};
            }
            chunk->data = bytes_.data() + offset;
            offset += chunk->bytes + padding(chunk->bytes);
        }
    }

    const std::span<const std::byte> bytes_;
    const std::shared_ptr<const void> memory_;
    Header header_{};
    std::vector<std::shared_ptr<Block>> blocks_;
    std::vector<Awaited> awaited_;
};

}  // namespace

std::size_t write_snapshot(const State& state, const Sink& sink) {
    Notes notes;
    notes.add(state.columns.size());
    for (const auto& column : state.columns) note_column(notes, column);
    notes.add(state.blocks.size());
    std::size_t values = 0;
    for (const auto& block : state.blocks) {
        note_block(notes, *block);
        each_chunk(*block,
                   [&](const Chunk& chunk) { values += chunk.bytes + padding(chunk.bytes); });
    }
    const auto& bytes = notes.bytes();
    const auto front = sizeof(Header) + bytes.size();
    // Whoever reads a whole vector at the end of the last column stays inside.
    const auto all = front + padding(front) + values + alignment;
    const Header header{magic, bytes.size(), checksum(bytes.data(), bytes.size()), all};
    static constexpr std::byte zeros[alignment] = {};
    sink(&header, sizeof header);
    sink(bytes.data(), bytes.size());
    sink(zeros, padding(front));
    for (const auto& block : state.blocks) {
        each_chunk(*block, [&](const Chunk& chunk) {
            sink(chunk.data, chunk.bytes);
            sink(zeros, padding(chunk.bytes));
        });
    }
    sink(zeros, alignment);
    return all;
}

std::size_t read_snapshot(std::span<const std::byte> bytes, std::shared_ptr<const void> memory,
                          std::size_t threads, Table& table) {
    return Reading{bytes, std::move(memory)}.read(threads, table);
}

}  // namespace hark::columns
