#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace hark::tests {

/// The rows of a file separated by commas, cells in quotes read as RFC 4180 says, and nothing
/// cleverer: what the product's reader finds is checked against it.
std::vector<std::vector<std::string>> rows_of(const std::filesystem::path& path);

}  // namespace hark::tests
