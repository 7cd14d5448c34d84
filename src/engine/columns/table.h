#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/columns/block.h"
#include "engine/columns/dictionary.h"

namespace hark::columns {

/// What the values of a column are kept as.
enum class Holds : std::uint8_t {
    text,    ///< one text of a dictionary
    id,      ///< one whole number of a dictionary: persons, companies
    number,  ///< numbers as they are
    texts,   ///< any number of texts of a dictionary
};
Kind kind_of(Holds holds);

/// A column of one state of a table. Values of a dictionary have codes from 1 on.
struct Column {
    std::string name = {};
    Holds holds = Holds::text;
    Values<std::string> texts = {};
    Values<std::int64_t> ids = {};
    Texts::Erased erased = {};  ///< codes that stand for nothing any more

    std::size_t codes() const { return holds == Holds::id ? ids.size() : texts.size(); }
};

/// One state of a table: never changes, whoever holds it may read it for as long as they like.
struct State {
    std::vector<std::shared_ptr<const Block>> blocks = {};
    std::vector<Column> columns = {};
    std::size_t rows = 0;

    /// The column of that name; nothing when no row ever had one.
    std::optional<std::size_t> find(std::string_view name) const;
    /// Bytes of all blocks, and of what their codes mean.
    std::size_t bytes() const;
};

/// The responses of one survey, in columns. Many read, one writes: `state` is safe to call from any
/// thread, everything else belongs to the writer. What is written is seen by those who ask for the
/// state afterwards. A removed row is gone from memory when the last state that had it goes, and so
/// are the texts and ids that no other row has.
class Table {
public:
    Table();

    std::shared_ptr<const State> state() const;

    /// The column of that name, made when it is not there yet. Requires: it holds the same.
    std::size_t column(std::string_view name, Holds holds);
    std::uint32_t code_of(std::size_t column, std::string_view text);
    std::uint32_t code_of(std::size_t column, std::int64_t id);
    /// Without rows, with all columns there are.
    Batch make_batch() const;

    /// Puts these responses in the place of those with the same ids, and removes the ones that are
    /// `gone`. Requires: no id is twice in the batch. Returns: how many were replaced or removed.
    std::size_t apply(const Batch& batch, std::span<const std::int64_t> gone = {});

    /// Adds responses whose ids are not in the table, already in order of (time, id) across
    /// batches and in full blocks: for building from all records at once.
    void build(const Batch& batch, std::span<const std::uint32_t> order);

    /// Takes over what was kept in a snapshot. Requires: nothing was written yet; dictionaries of
    /// the columns, in their order.
    void restore(std::vector<Texts> texts, std::vector<Numbers> ids, const State& state);

private:
    using Blocks = std::vector<std::shared_ptr<const Block>>;

    /// Takes the rows with these ids out of the blocks; `had` gets the codes they had.
    std::size_t remove(std::vector<std::int64_t> ids, std::vector<std::vector<std::uint32_t>>& had);
    void forget_unused(const std::vector<std::vector<std::uint32_t>>& had);
    void add(const Batch& batch, std::span<const std::uint32_t> order, Blocks& to) const;
    void merge_small();
    void publish();

    mutable std::mutex mutex_;
    std::shared_ptr<const State> state_;  // behind mutex_

    struct Spec {
        std::string name;
        Holds holds;
    };
    std::vector<Spec> columns_;
    std::vector<Texts> texts_;  // one for each column, used by those that hold texts
    std::vector<Numbers> ids_;  // likewise
    Blocks blocks_;
};

}  // namespace hark::columns
