#pragma once

#include <cstddef>
#include <cstdint>

namespace hark::columns {

/// Tells whether bytes are the ones that were written, as fast as memory is read. Not against
/// forgery: whoever can write the file can write the records.
std::uint64_t checksum(const void* data, std::size_t bytes);

}  // namespace hark::columns
