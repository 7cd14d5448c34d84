#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hark::clickhouse {

/// Where a copy of the responses is kept for counting: one ClickHouse server, or all those of a
/// cluster.
///
///     http://user:password@host:8123                      one server
///     http://one:8123,two:8123/?cluster=hark&database=x   every server of the cluster `hark`
struct Address {
    std::vector<std::string> places;  ///< "http://host:port", at least one
    std::optional<std::string> cluster = {};
    std::string database = "hark";
    std::string user = {};  ///< empty: ClickHouse's default user
    std::string password = {};

    /// Throws: base::Error invalid (field `analytics`), saying what is wrong.
    static Address parse(std::string_view text);

    /// Names the copy: the same for every process that means the same one. Without the password.
    std::string target() const;
};

}  // namespace hark::clickhouse
