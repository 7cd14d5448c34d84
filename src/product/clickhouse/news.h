#pragma once

#include <vector>

#include "product/clickhouse/copy_store.h"
#include "product/clickhouse/load_rows_store.h"

namespace hark::clickhouse {

/// What the log of changes says is to be loaded next.
struct News {
    std::vector<LoadRow> rows;
    std::vector<Key> marks;  ///< responses that may have a row already
    std::int64_t change_seq = 0;
    std::vector<Copy::Gap> missing;
    bool is_all = false;
    bool is_torn = false;  ///< the log no longer reaches back to what was loaded last
};

/// Changes after `copy.change_seq`, and those that were missing and are there now: whole ones, of
/// at most `most` responses unless one alone has more.
News read_news(storage::Session& session, const Copy& copy, base::Time now, std::size_t most);

/// The latest numbers up to `last` that no change has yet.
std::vector<Copy::Gap> find_gaps(storage::Session& session, std::int64_t last, base::Time now);

}  // namespace hark::clickhouse
