#include "engine/columns/table.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_set>

#include "base/error.h"

namespace hark::columns {
namespace {

// Blocks below this are merged when there are many: each costs every question a little.
constexpr std::size_t small_blocks_most = 8;
constexpr std::size_t smallest_class = 512;

/// 0 for blocks below 512 rows, 1 below 4,096, 2 below 32,768; larger ones stay as they are.
std::optional<std::size_t> size_class(std::size_t rows) {
    std::size_t limit = smallest_class;
    for (std::size_t size = 0; limit < block_rows; ++size, limit *= 8) {
        if (rows < limit) return size;
    }
    return std::nullopt;
}

/// Places of the batch's rows in order of (time, id).
std::vector<std::uint32_t> in_order(const Batch& batch) {
    std::vector<std::uint32_t> order(batch.rows());
    std::iota(order.begin(), order.end(), 0U);
    const auto before = [&](std::uint32_t left, std::uint32_t right) {
        return std::pair{batch.times[left], batch.ids[left]} <
               std::pair{batch.times[right], batch.ids[right]};
    };
    if (!std::is_sorted(order.begin(), order.end(), before)) {
        std::sort(order.begin(), order.end(), before);
    }
    return order;
}

/// Places of the rows of a block that have one of the ids, which are in order.
std::vector<std::uint32_t> find_rows(const Block& block, std::span<const std::int64_t> ids) {
    std::vector<std::uint32_t> found;
    const auto low = std::lower_bound(ids.begin(), ids.end(), block.least_id);
    const auto high = std::upper_bound(low, ids.end(), block.most_id);
    if (low == high) return found;
    for (std::uint32_t row = 0; row < block.rows; ++row) {
        if (std::binary_search(low, high, block.ids.whole(row))) found.push_back(row);
    }
    return found;
}

}  // namespace

Kind kind_of(Holds holds) {
    switch (holds) {
        case Holds::text:
        case Holds::id: return Kind::code;
        case Holds::number: return Kind::number;
        case Holds::texts: return Kind::list;
    }
    return Kind::code;
}

std::optional<std::size_t> State::find(std::string_view name) const {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].name == name) return i;
    }
    return std::nullopt;
}

std::size_t State::bytes() const {
    std::size_t sum = 0;
    for (const auto& block : blocks) sum += block->bytes + sizeof(Block);
    for (const auto& column : columns) {
        sum += column.ids.size() * sizeof(std::int64_t);
        for (std::size_t i = 0; i < column.texts.size(); ++i) {
            sum += sizeof(std::string) + column.texts[i].capacity();
        }
    }
    return sum;
}

Table::Table() : state_(std::make_shared<State>()) {}

std::shared_ptr<const State> Table::state() const {
    const std::lock_guard lock{mutex_};
    return state_;
}

std::size_t Table::column(std::string_view name, Holds holds) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].name != name) continue;
        CHECK(columns_[i].holds == holds);
        return i;
    }
    columns_.push_back({std::string{name}, holds});
    texts_.emplace_back();
    ids_.emplace_back();
    return columns_.size() - 1;
}

std::uint32_t Table::code_of(std::size_t column, std::string_view text) {
    return texts_[column].code_of(text);
}

std::uint32_t Table::code_of(std::size_t column, std::int64_t id) {
    return ids_[column].code_of(id);
}

Batch Table::make_batch() const {
    Batch batch;
    for (const auto& column : columns_) batch.columns.push_back({kind_of(column.holds)});
    return batch;
}

std::size_t Table::apply(const Batch& batch, std::span<const std::int64_t> gone) {
    std::vector<std::int64_t> ids = batch.ids;
    ids.insert(ids.end(), gone.begin(), gone.end());
    std::vector<std::vector<std::uint32_t>> had(columns_.size());
    const auto removed = remove(std::move(ids), had);
    if (batch.rows() > 0) add(batch, in_order(batch), blocks_);
    forget_unused(had);
    merge_small();
    publish();
    return removed;
}

void Table::build(const Batch& batch, std::span<const std::uint32_t> order) {
    add(batch, order, blocks_);
    publish();
}

std::size_t Table::remove(std::vector<std::int64_t> ids,
                          std::vector<std::vector<std::uint32_t>>& had) {
    std::sort(ids.begin(), ids.end());
    std::size_t removed = 0;
    Blocks kept;
    kept.reserve(blocks_.size());
    for (auto& block : blocks_) {
        const auto rows = find_rows(*block, ids);
        if (rows.empty()) {
            kept.push_back(std::move(block));
            continue;
        }
        removed += rows.size();
        for (std::size_t i = 0; i < block->columns.size(); ++i) {
            if (kind_of(columns_[i].holds) != Kind::code) continue;
            for (const auto row : rows) had[i].push_back(block->columns[i].code(row));
        }
        auto rest = make_batch();
        unpack(*block, rows, rest);
        if (rest.rows() > 0) add(rest, in_order(rest), kept);
    }
    blocks_ = std::move(kept);
    return removed;
}

void Table::forget_unused(const std::vector<std::vector<std::uint32_t>>& had) {
    for (std::size_t column = 0; column < had.size(); ++column) {
        std::unordered_set<std::uint32_t> unused{had[column].begin(), had[column].end()};
        unused.erase(missing_code);
        // What was only changed stands in the newest blocks.
        for (auto block = blocks_.rbegin(); block != blocks_.rend() && !unused.empty(); ++block) {
            if (column >= (*block)->columns.size()) continue;
            const auto& chunk = (*block)->columns[column];
            const auto rows = chunk.encoding == Encoding::constant ? 1 : (*block)->rows;
            for (std::size_t row = 0; row < rows; ++row) unused.erase(chunk.code(row));
        }
        if (unused.empty()) continue;
        const std::vector<std::uint32_t> codes{unused.begin(), unused.end()};
        if (columns_[column].holds == Holds::id) {
            ids_[column].erase(codes);
        } else {
            texts_[column].erase(codes);
        }
    }
}

void Table::add(const Batch& batch, std::span<const std::uint32_t> order, Blocks& to) const {
    for (std::size_t begin = 0; begin < order.size(); begin += block_rows) {
        to.push_back(pack(batch, order.subspan(begin, std::min(block_rows, order.size() - begin))));
    }
}

void Table::merge_small() {
    for (bool merged = true; merged;) {
        merged = false;
        std::map<std::size_t, std::vector<std::size_t>> by_size;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (const auto size = size_class(blocks_[i]->rows)) by_size[*size].push_back(i);
        }
        for (const auto& [size, places] : by_size) {
            if (places.size() < small_blocks_most) continue;
            auto batch = make_batch();
            for (const auto place : places) unpack(*blocks_[place], {}, batch);
            for (const auto place : places) blocks_[place] = nullptr;
            std::erase(blocks_, nullptr);
            add(batch, in_order(batch), blocks_);
            merged = true;
            break;
        }
    }
}

void Table::publish() {
    auto state = std::make_shared<State>();
    state->blocks = blocks_;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        state->columns.push_back(
            {columns_[i].name, columns_[i].holds, texts_[i].values(), ids_[i].values(),
             columns_[i].holds == Holds::id ? ids_[i].erased() : texts_[i].erased()});
    }
    for (const auto& block : blocks_) state->rows += block->rows;
    const std::lock_guard lock{mutex_};
    state_ = std::move(state);
}

void Table::restore(std::vector<Texts> texts, std::vector<Numbers> ids, const State& state) {
    CHECK(columns_.empty() && blocks_.empty());
    for (const auto& column : state.columns) columns_.push_back({column.name, column.holds});
    texts_ = std::move(texts);
    ids_ = std::move(ids);
    blocks_ = state.blocks;
    publish();
}

}  // namespace hark::columns
