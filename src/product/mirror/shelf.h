#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/columns/table.h"
#include "product/mirror/rows_store.h"
#include "product/people/property.h"

namespace hark::mirror {

/// What the columns of a table are called that are no properties. Keys of properties never begin
/// so.
inline constexpr std::string_view channel_column = "#channel";
inline constexpr std::string_view comment_column = "#comment";
inline constexpr std::string_view person_column = "#person";
inline constexpr std::string_view company_column = "#company";

/// The column of a property. Those of texts and of numbers have names of their own.
std::string column_of(std::string_view key, columns::Holds holds);

/// One workspace's responses, a table for each survey, and what its companies are called. One
/// thread writes; `state`, `name_of` and `with_names` may be called from any.
class Shelf {
public:
    /// The survey's table as it is now; nothing when it never had a response.
    std::shared_ptr<const columns::State> state(std::int64_t survey) const;

    /// What a company is called now; nothing when it has no name.
    std::optional<std::string> name_of(std::int64_t company) const;

    /// Puts the rows in the place of those with the same ids. `gone` are ids without a row:
    /// whatever table has them loses them.
    /// Returns: how many were replaced or removed.
    std::size_t apply(const std::vector<Row>& rows, const std::vector<std::int64_t>& gone);

    /// Adds rows that were never added before, many at a time and in any order: for the beginning.
    void build(std::vector<Row> rows);

    /// Takes over names; one that is missing among `ids` is forgotten.
    void rename(const std::vector<std::int64_t>& ids, std::map<std::int64_t, std::string> names);
    /// Those of the companies whose name is not known yet.
    std::vector<std::int64_t> unnamed(const std::vector<Row>& rows) const;

    std::size_t responses() const;
    std::size_t bytes() const;

    /// For snapshots: what there is, and a table to be filled. The table is the writer's.
    std::map<std::int64_t, std::shared_ptr<const columns::State>> states() const;
    columns::Table& table(std::int64_t survey);

private:
    std::map<std::int64_t, columns::Table*> tables();
    static columns::Batch to_batch(columns::Table& table, const std::vector<const Row*>& rows);

    mutable std::mutex mutex_;
    std::map<std::int64_t, std::unique_ptr<columns::Table>> tables_;  // behind mutex_, by survey
    mutable std::shared_mutex names_mutex_;
    std::unordered_map<std::int64_t, std::string> names_;  // behind names_mutex_
    std::unordered_map<std::int64_t, bool>
        asked_;  // companies whose name was looked up; the writer's
};

}  // namespace hark::mirror
