#include "product/clickhouse/tables_store.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/error.h"
#include "product/clickhouse/rows.h"

namespace hark::clickhouse {
namespace {

// Rows of one survey in order of time: a period is one stretch of them. The texts of comments stay
// where they are.
constexpr std::string_view create_response = R"(
    CREATE TABLE IF NOT EXISTS {} (workspace_id Int64, survey_id Int64, at Int64, id Int64,
        version Int64, person_id Int64, company_id Int64, score UInt8, comment UInt8,
        channel String, text_keys Array(String), texts Array(String), number_keys Array(String),
        numbers Array(Float64))
    ENGINE = MergeTree PARTITION BY intDiv(at, 31557600000000)
    ORDER BY (workspace_id, survey_id, at, id) SETTINGS old_parts_lifetime = {})";

constexpr std::string_view create_changed = R"(
    CREATE TABLE IF NOT EXISTS {} (workspace_id Int64, id Int64, version Int64)
    ENGINE = MergeTree ORDER BY (workspace_id, id) SETTINGS old_parts_lifetime = {})";

constexpr std::string_view create_all =
    "CREATE TABLE IF NOT EXISTS {0} /* workspace_id and all other columns */ AS {1}.{2} "
    "ENGINE = Distributed({3}, {1}, {2}, intHash64(id))";

constexpr std::string_view select_cluster =
    "SELECT concat(toString(shard_num), '/', toString(replica_num), '=', host_name, ':', "
    "toString(port)) FROM system.clusters WHERE cluster = :cluster "
    "ORDER BY shard_num, replica_num FORMAT RowBinary /* any workspace: no rows of Hark */";

constexpr std::string_view select_newest =
    "SELECT toInt64(max(version)) FROM {} /* any workspace: a copy has all of them */ "
    "FORMAT RowBinary";

constexpr std::string_view select_tables =
    "SELECT name FROM system.tables WHERE database = :database AND startsWith(name, :prefix) "
    "FORMAT RowBinary /* any workspace: no rows of Hark */";

std::vector<std::string> read_texts(const std::string& rows) {
    std::vector<std::string> texts;
    for (RowReader reader{rows}; !reader.at_end();) texts.push_back(reader.text());
    return texts;
}

std::vector<std::string> tables_at(Servers& servers, std::size_t place, const std::string& prefix) {
    return read_texts(servers.ask_at(
        place, select_tables, {{"database", servers.address().database}, {"prefix", prefix}}));
}

std::string name_of(const std::string& table) {
    return table.substr(table.find('.') + 1);
}

std::array<const std::string*, 4> every(const Tables& tables) {
    return {&tables.response, &tables.changed, &tables.all_response, &tables.all_changed};
}

}  // namespace

Tables::Tables(const Address& address, std::int64_t copy, std::int64_t build)
    : prefix(fmt::format("copy_{}_", copy)) {
    const auto named = [&](const char* kind) {
        return fmt::format("{}.{}{}_{}", address.database, prefix, build, kind);
    };
    response = named("response");
    changed = named("changed");
    all_response = address.cluster ? named("all_response") : response;
    all_changed = address.cluster ? named("all_changed") : changed;
}

std::string describe_cluster(Servers& servers) {
    const auto& cluster = servers.address().cluster;
    if (!cluster) return "one server";
    std::string description;
    for (std::size_t place = 0; place < servers.count(); ++place) {
        const auto members =
            read_texts(servers.ask_at(place, select_cluster, {{"cluster", *cluster}}));
        if (members.size() != servers.count())
            throw base::Error{
                base::ErrorCode::unavailable,
                fmt::format("The cluster {} has {} servers at {}, and --analytics names {}: it has "
                            "to name every one of them.",
                            *cluster, members.size(), servers.address().places[place],
                            servers.count())};
        if (place == 0) description = fmt::format("{}", fmt::join(members, " "));
    }
    return description;
}

void create(Servers& servers, const Tables& tables, std::chrono::seconds old_files) {
    const auto& address = servers.address();
    const auto seconds = old_files.count();
    for (std::size_t place = 0; place < servers.count(); ++place) {
        servers.tell(place, "CREATE DATABASE IF NOT EXISTS " + address.database);
        for (const auto* table : every(tables))
            servers.tell(place, "DROP TABLE IF EXISTS " + *table);
        servers.tell(place, fmt::format(fmt::runtime(create_response), tables.response, seconds));
        servers.tell(place, fmt::format(fmt::runtime(create_changed), tables.changed, seconds));
    }
    if (!address.cluster) return;
    for (std::size_t place = 0; place < servers.count(); ++place) {
        for (const auto& [all, own] : {std::pair{&tables.all_response, &tables.response},
                                       std::pair{&tables.all_changed, &tables.changed}})
            servers.tell(place, fmt::format(fmt::runtime(create_all), *all, address.database,
                                            name_of(*own), *address.cluster));
    }
}

bool exist(Servers& servers, const Tables& tables) {
    for (std::size_t place = 0; place < servers.count(); ++place) {
        const auto there = tables_at(servers, place, tables.prefix);
        for (const auto* table : every(tables)) {
            if (std::find(there.begin(), there.end(), name_of(*table)) == there.end()) return false;
        }
    }
    return true;
}

std::int64_t newest_version(Servers& servers, const Tables& tables) {
    std::int64_t newest = 0;
    for (const auto* table : {&tables.all_response, &tables.all_changed}) {
        const auto rows = servers.ask(fmt::format(fmt::runtime(select_newest), *table));
        RowReader reader{rows};
        if (!reader.at_end()) newest = std::max(newest, reader.integer());
    }
    return newest;
}

void drop_others(Servers& servers, const Tables& tables) {
    const auto of_this_build =
        name_of(tables.response).substr(0, name_of(tables.response).rfind('_') + 1);
    for (std::size_t place = 0; place < servers.count(); ++place) {
        for (const auto& table : tables_at(servers, place, tables.prefix)) {
            if (!table.starts_with(of_this_build))
                servers.tell(place, fmt::format("DROP TABLE IF EXISTS {}.{}",
                                                servers.address().database, table));
        }
    }
}

}  // namespace hark::clickhouse
