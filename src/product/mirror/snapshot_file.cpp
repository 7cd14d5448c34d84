#include "product/mirror/snapshot_file.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <thread>

#include "base/error.h"
#include "base/limits.h"
#include "base/log.h"
#include "engine/columns/checksum.h"
#include "engine/columns/snapshot.h"
#include "platform/files/mapped_file.h"
#include "platform/files/replace_file.h"

namespace hark::mirror {
namespace {

constexpr std::uint64_t magic = 0x3130'5252'494d'5248U;  // "HRMIRR01"

/// In front of all, and of each table. As long as columns want to be apart.
struct Head {
    std::uint64_t magic = 0;
    std::int64_t seq = 0;
    std::uint64_t sum = 0;
    std::uint64_t tables = 0;
    std::uint64_t unused[3] = {};
    std::uint64_t check = 0;  ///< of all before it
};
struct TableHead {
    std::int64_t workspace = 0;
    std::int64_t survey = 0;
    std::uint64_t unused[5] = {};
    std::uint64_t check = 0;
};
static_assert(sizeof(Head) == 64 && sizeof(TableHead) == 64);

template <typename Any>
std::uint64_t check_of(const Any& head) {
    return columns::checksum(&head, sizeof head - sizeof head.check);
}

template <typename Any>
Any take_head(std::span<const std::byte>& bytes) {
    Any head;
    if (bytes.size() < sizeof head) throw columns::BrokenSnapshot{"it ends too early"};
    std::memcpy(&head, bytes.data(), sizeof head);
    if (head.check != check_of(head))
        throw columns::BrokenSnapshot{"a head is not what was written"};
    bytes = bytes.subspan(sizeof head);
    return head;
}

Loaded read(const files::MappedFile& file) {
    auto bytes = file.bytes;
    const auto head = take_head<Head>(bytes);
    if (head.magic != magic) throw columns::BrokenSnapshot{"another version wrote it"};
    Loaded loaded{{head.seq, head.sum}, {}};
    const auto threads = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1,
                                                 base::limits::mirror_threads);
    for (auto left = head.tables; left > 0; --left) {
        const auto table = take_head<TableHead>(bytes);
        auto& shelf = loaded.shelves[WorkspaceId{table.workspace}];
        if (!shelf) shelf = std::make_shared<Shelf>();
        const auto taken =
            columns::read_snapshot(bytes, file.memory, threads, shelf->table(table.survey));
        bytes = bytes.subspan(taken);
    }
    return loaded;
}

}  // namespace

void save(const std::filesystem::path& path, const SavedStates& states) {
    Head head{magic, states.place.seq, states.place.sum};
    for (const auto& [workspace, tables] : states.states) head.tables += tables.size();
    head.check = check_of(head);
    files::replace_file(path, [&](const files::Sink& sink) {
        sink(&head, sizeof head);
        for (const auto& [workspace, tables] : states.states) {
            for (const auto& [survey, state] : tables) {
                TableHead table{workspace.value(), survey};
                table.check = check_of(table);
                sink(&table, sizeof table);
                columns::write_snapshot(*state, sink);
            }
        }
    });
}

std::optional<Loaded> load(const std::filesystem::path& path) {
    try {
        const auto file = files::map_file(path);
        if (!file) return std::nullopt;
        return read(*file);
    } catch (const columns::BrokenSnapshot& problem) {
        base::log::warning("The snapshot {} is not used, {}: the columns are built anew",
                           path.string(), problem.what());
    } catch (const base::Error& error) {
        base::log::warning("The snapshot is not used: {}", error.what());
    }
    return std::nullopt;
}

}  // namespace hark::mirror
