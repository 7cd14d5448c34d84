#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/csv/encoding.h"

namespace hark::csv {

/// Gives bytes from first to last, once. Owned and used by one thread.
class Source {
public:
    virtual ~Source() = default;
    /// Fills up to `most` bytes. Returns: how many; 0 only at the end. Throws: base::Error.
    virtual std::size_t read(char* into, std::size_t most) = 0;
    /// How many bytes there are in all, where that is known (not for a pipe).
    virtual std::optional<std::uint64_t> size() const = 0;
};

/// Opens a file; "-" is standard input. Throws: base::Error not_found or invalid (a folder).
std::unique_ptr<Source> open_file(const std::filesystem::path& path);

/// Bytes that are already in memory.
std::unique_ptr<Source> open_bytes(std::string bytes);

/// Passes bytes through and shows them to `seen` on the way (for a hash, a scan, progress).
std::unique_ptr<Source> watched(std::unique_ptr<Source> source,
                                std::function<void(std::string_view)> seen);

/// Whether `transcoded` can read this Encoding::other (ICU knows fewer than uchardet names).
bool can_transcode(const std::string& charset);

/// The bytes as UTF-8 when the encoding cannot be split byte by byte (UTF-16, Shift JIS …).
std::unique_ptr<Source> transcoded(std::unique_ptr<Source> source,
                                   const EncodingDecision& encoding);

}  // namespace hark::csv
