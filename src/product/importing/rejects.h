#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "platform/csv/reader.h"

namespace hark::importing {

/// The rows of a file that gave no response, each with its line and the reason, as a CSV that can
/// be mended and imported again. The file is made with its first row, so no rejects, no file.
class Rejects {
public:
    /// `path` empty: the rows are not kept.
    Rejects(std::filesystem::path path, const std::vector<csv::Header>& headers);

    /// Before anything is committed: the file can be written. Leaves what is there as it is.
    /// Throws: base::Error unavailable.
    void probe() const;
    void add(const csv::Row& row, std::string_view reason);
    /// Everything added is in the file. Throws: base::Error unavailable when it does not fit.
    void flush();

private:
    void write(std::string_view text);
    [[noreturn]] void refuse() const;

    std::filesystem::path path_;
    std::string header_;
    std::ofstream file_;
};

}  // namespace hark::importing
