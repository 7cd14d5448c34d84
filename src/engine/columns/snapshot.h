#pragma once

#include <functional>
#include <memory>
#include <span>
#include <stdexcept>

#include "engine/columns/table.h"

/// Tables as bytes, to be kept in a file and mapped back into memory. Values are in the order of
/// this machine's bytes: a snapshot spares building anew, it is no backup.
namespace hark::columns {

/// The bytes are not what `write_snapshot` wrote, or another version wrote them: build anew.
struct BrokenSnapshot : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Takes the next bytes of a snapshot.
using Sink = std::function<void(const void* data, std::size_t bytes)>;

/// Writes one state; its table may be written on meanwhile. Columns begin at multiples of 64 bytes.
/// Returns: how many bytes were written; the next snapshot may follow there.
std::size_t write_snapshot(const State& state, const Sink& sink);

/// Puts a snapshot's tables back. `bytes` begins with a snapshot, at an address that is a multiple
/// of 64; `memory` keeps it there. Every byte is verified, by so many threads. Returns: how many
/// bytes it took. Throws: BrokenSnapshot; the table is to be thrown away then.
std::size_t read_snapshot(std::span<const std::byte> bytes, std::shared_ptr<const void> memory,
                          std::size_t threads, Table& table);

}  // namespace hark::columns
