#include "product/clickhouse/purge_store.h"

#include <fmt/format.h>

#include "product/clickhouse/rows.h"

namespace hark::clickhouse {
namespace {

// Servers do this part by part, and look each time. So the newest row of a response stays whatever
// is gone already; the word that it is gone goes one purge later, when nothing is left of it.
constexpr std::string_view delete_rows =
    "ALTER TABLE {response} DELETE WHERE (version <= :to AND (workspace_id, id) IN {changed} AND "
    "(workspace_id, id, version) NOT IN (SELECT workspace_id, id, max(version) FROM {response} "
    "WHERE version <= :to AND (workspace_id, id) IN {changed} GROUP BY workspace_id, id)) "
    "OR (version <= :purged AND survey_id = 0)";
constexpr std::string_view changed_sql =
    "(SELECT workspace_id, id FROM {} WHERE version > :purged AND version <= :to "
    "/* any workspace: a copy has all of them */)";

// Those of the purge before: who counts now still needs the ones of this.
constexpr std::string_view delete_changed = "ALTER TABLE {} DELETE WHERE version <= :purged";

constexpr std::string_view select_unfinished =
    "SELECT toUInt64(count()) FROM system.mutations WHERE database = :database AND "
    "startsWith(table, :prefix) AND is_done = 0 FORMAT RowBinary /* any workspace: no rows of Hark "
    "*/";

}  // namespace

void start_purge(Servers& servers, const Tables& tables, const Copy& copy) {
    const auto changed = fmt::format(fmt::runtime(changed_sql), tables.changed);
    const auto rows = fmt::format(fmt::runtime(delete_rows), fmt::arg("response", tables.response),
                                  fmt::arg("changed", changed));
    const auto names = fmt::format(fmt::runtime(delete_changed), tables.changed);
    for (std::size_t place = 0; place < servers.count(); ++place) {
        servers.tell(place, rows, {{"to", copy.purge_to}, {"purged", copy.purged}});
        servers.tell(place, names, {{"purged", copy.purged}});
    }
}

bool is_purged(Servers& servers, const Tables& tables) {
    for (std::size_t place = 0; place < servers.count(); ++place) {
        const auto rows =
            servers.ask_at(place, select_unfinished,
                           {{"database", servers.address().database}, {"prefix", tables.prefix}});
        if (RowReader{rows}.integer() > 0) return false;
    }
    return true;
}

}  // namespace hark::clickhouse
