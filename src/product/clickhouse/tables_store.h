#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "product/clickhouse/servers.h"

namespace hark::clickhouse {

/// The tables of one build of the copy. `response` has a row for each version of each response; a
/// version is the number of the batch it was loaded with, and a row of the survey 0 says that the
/// response is gone. `changed` names those responses that may have several rows, since which
/// version. Every shard has both, for its own part of the responses; `all_…` are those of all
/// shards together.
struct Tables {
    /// `copy` is the copy's own number, `build` grows with each build of it.
    Tables(const Address& address, std::int64_t copy, std::int64_t build);

    std::string prefix;  ///< what the names of all builds of this copy begin with
    std::string response;
    std::string changed;
    std::string all_response;
    std::string all_changed;
};

/// Every server of the cluster and its place in it, as one text that differs when they differ.
/// Throws: base::Error unavailable when the address does not name all servers of the cluster.
std::string describe_cluster(Servers& servers);

/// Makes them, empty, on every server. Those keep the files of rows that were purged for so long.
void create(Servers& servers, const Tables& tables, std::chrono::seconds old_files);

/// Whether every server has them.
bool exist(Servers& servers, const Tables& tables);

/// The version of the newest row. One that was never given away means that the records are from
/// before it: somebody put a backup back.
std::int64_t newest_version(Servers& servers, const Tables& tables);

/// Drops what earlier builds of the copy left on any server.
void drop_others(Servers& servers, const Tables& tables);

}  // namespace hark::clickhouse
