#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>

namespace hark::files {

/// Takes the next bytes of a file.
using Sink = std::function<void(const void* data, std::size_t bytes)>;

/// Writes a file anew, for its owner alone: whoever reads it finds the old or the new one, whole,
/// even when the power fails. Throws: base::Error unavailable when it cannot be written, and what
/// `write` throws; the old file stays then.
void replace_file(const std::filesystem::path& path, const std::function<void(const Sink&)>& write);

}  // namespace hark::files
