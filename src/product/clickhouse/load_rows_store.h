#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/storage/session.h"
#include "product/clickhouse/rows.h"
#include "product/people/properties.h"

namespace hark::clickhouse {

/// Which response of which workspace.
struct Key {
    std::int64_t workspace = 0;
    std::int64_t id = 0;
    auto operator<=>(const Key&) const = default;
};

/// A response as the copy keeps it.
struct LoadRow {
    Key key;
    bool counts = false;  ///< false when it is excluded or erased; then the rest is empty
    std::int64_t survey = 0;
    std::int64_t at = 0;
    std::int64_t person = 0;   // 0: nobody
    std::int64_t company = 0;  // 0: none
    std::uint8_t score = 0;
    bool has_comment = false;
    std::string channel = {};
    people::Properties properties = {};
};

/// At most `most` responses that come after `last`, in order of their keys.
std::vector<LoadRow> load_page(storage::Session& session, const Key& last, std::size_t most);

/// One for each key, as it is now. Requires: the keys are in order, each is there once.
std::vector<LoadRow> load_these(storage::Session& session, const std::vector<Key>& keys);

/// The numbers there are above this one in the log of changes, in order.
std::vector<std::int64_t> load_change_numbers(storage::Session& session, std::int64_t above);

/// For INSERT INTO Tables::all_response.
void write(RowWriter& writer, const LoadRow& row, std::int64_t version);

std::string insert_rows_sql(const std::string& table);
std::string insert_changed_sql(const std::string& table);

}  // namespace hark::clickhouse
