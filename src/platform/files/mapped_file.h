#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>

namespace hark::files {

/// A whole file in memory, read from disk as it is looked at. Stays while somebody has a copy, also
/// when the file is removed or replaced meanwhile.
struct MappedFile {
    std::span<const std::byte> bytes = {};
    std::shared_ptr<const void> memory = {};
};

/// Nothing when there is no such file, or it is empty.
/// Throws: base::Error unavailable when it cannot be read.
std::optional<MappedFile> map_file(const std::filesystem::path& path);

}  // namespace hark::files
