#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/compose.h"
#include "product/importing/import_run.h"

namespace CLI {
class App;
}

namespace hark::app {

/// What the verbs that read a file of responses let people say about it.
struct FileFlags {
    std::string file;
    std::string survey;
    std::vector<std::string> maps;        ///< "score=How likely…"
    std::vector<std::string> properties;  ///< "region=Region", "mrr:money:EUR=MRR"
    std::string dates = "auto";           ///< auto, day_first, month_first
    std::string time_zone;                ///< of times that name none; empty: the workspace's
    std::string rejects;                  ///< where rejected rows go; empty: nowhere
};

/// Adds those flags to a verb. Requires: `flags` outlives it.
void add_file_flags(CLI::App& verb, FileFlags& flags);

/// A file, looked at, with what its columns are going to be.
struct OpenedFile {
    std::filesystem::path path;
    bool is_temporary = false;  ///< it came through a pipe
    importing::Analysis analysis;
    importing::Mapping mapping;

    OpenedFile() = default;
    OpenedFile(OpenedFile&& other) noexcept;
    OpenedFile& operator=(OpenedFile&&) = delete;
    ~OpenedFile();
};

/// Analyses the file under a progress bar and applies the flags. Throws: base::Error.
OpenedFile open_file(House& house, workspace::WorkspaceId workspace, const FileFlags& flags);

/// Imports it under a progress bar; `id` is written into the responses.
enum class Keep { yes, no };  ///< `no`: only says what would be imported
importing::Summary import_file(House& house, workspace::WorkspaceId workspace,
                               const OpenedFile& opened, const FileFlags& flags, Keep keep);

}  // namespace hark::app
