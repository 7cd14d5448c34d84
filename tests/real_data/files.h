#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "platform/json/json.h"

namespace hark::tests {

/// The folder of files that real people answered: beside the project, never inside it.
std::filesystem::path data_folder();

/// What one of the files holds, found without Hark.
struct RealFile {
    std::string name;
    std::int64_t rows;
    std::vector<std::int64_t> tally;
    double nps;
    std::map<std::string, std::int64_t> rejected;  // by reason
};

inline void PrintTo(const RealFile& file, std::ostream* out) {
    *out << file.name;
}

/// Source of rows, NPS and most tallies: the README of that folder, which gives NPS to two decimals
/// (NaN where it gives none). The tallies it does not give, and the reasons, were counted with
/// Python's csv module.
const std::vector<RealFile>& real_files();

/// `hark report FILE --format json`, with the rejected rows in `rejects`.
json::Value report_on(const std::string& name, const std::filesystem::path& rejects);

}  // namespace hark::tests

/// Skips, visibly, on machines that do not have the files.
#define SKIP_WITHOUT_REAL_DATA()                 \
    if (!std::filesystem::exists(data_folder())) \
    GTEST_SKIP() << "no folder " << data_folder() << ": the real data is not on this machine"
