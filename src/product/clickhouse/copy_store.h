#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "platform/storage/session.h"

namespace hark::clickhouse {

/// How far a copy of the responses in ClickHouse is. Kept in the records, so that whatever process
/// holds the lease goes on where the last one stopped.
struct Copy {
    std::string target = {};   ///< Address::target
    std::int64_t copy = 0;     ///< its own number, for the names of its tables
    std::int64_t build = 0;    ///< grows each time it is built anew; 0 before the first time
    std::string cluster = {};  ///< describe_cluster, when it was built

    /// Whether every response has been loaded once; until then, what comes after `page` is missing.
    bool is_ready = false;
    std::int64_t page_workspace = 0;
    std::int64_t page_id = 0;
    /// The change up to which everything is loaded, and the one up to which it may have been loaded
    /// before, by the build or by an attempt whose end nobody saw.
    std::int64_t change_seq = 0;
    std::int64_t doubt_seq = 0;
    /// Numbers below change_seq that no change had yet (PostgreSQL numbers them before they are
    /// committed), and when that was first seen.
    struct Gap {
        std::int64_t seq = 0;
        base::Time seen = {};
    };
    std::vector<Gap> missing = {};
    /// No response with a higher id has been loaded.
    std::int64_t highest_id = 0;

    /// Versions. Each attempt to load a batch has one of its own. Rows up to `loaded` count.
    std::int64_t attempt = 0;
    std::int64_t loaded = 0;
    /// The last version that named changed responses; up to `purged` they have one row each again.
    std::int64_t marked = 0;
    std::int64_t purged = 0;
    /// Rows of changed responses that this version and later ones do without are being deleted,
    /// from `purge_at` on. Not above `purged` when nothing is.
    std::int64_t purge_to = 0;
    base::Time purge_at = {};

    base::Time as_of = {};  ///< when all changes had been loaded last

    std::int64_t lease_owner = 0;
    base::Time lease_until = {};
};

/// Every response stored before this is in the copy, when the last change of all is `last_change`.
base::Time complete_until(const Copy& copy, std::int64_t last_change, base::Time now);

std::optional<Copy> find(storage::Session& session, const std::string& target);

/// Takes or renews the lease that lets one process at a time load the copy, and makes the copy's
/// row (with the number `fresh`) when there is none. Nothing while another one has it.
struct Lease {
    std::int64_t owner;
    base::Time now;
    base::Time until;
};
std::optional<Copy> take(storage::Session& session, const std::string& target, const Lease& lease,
                         std::int64_t fresh);

/// Lets others have it at once.
void give_back(storage::Session& session, const std::string& target, std::int64_t owner);

/// Writes what the copy has become, the lease's end included.
/// Throws: base::Error conflict when the lease is somebody else's by now.
void save(storage::Session& session, const Copy& copy);

}  // namespace hark::clickhouse
