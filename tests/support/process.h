#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace hark::tests {

using Words = std::vector<std::string>;

/// The built program, and the folder of its source; ctest says where (HARK_PROGRAM, HARK_SOURCE).
std::filesystem::path program();
std::filesystem::path source_folder();

/// How a program ended. `exit_code` is 128 + the signal when a signal ended it, as in a shell.
struct Finished {
    int exit_code = -1;
    std::string out;
    std::string error;
};

/// A folder that is gone with the object.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// A running `hark`, without the HARK_… of its parent's environment. It dies with the object, or
/// with the thread that started it. Used by one thread.
class Process {
public:
    /// `input`: a file that it reads as its standard input.
    explicit Process(const Words& words, const std::filesystem::path& input = "/dev/null");
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    /// Reads its standard output up to the end of a line that begins so.
    /// Returns: that line. Throws: std::runtime_error when it ends, or 30 s pass, before that.
    std::string wait_for_line(const std::string& beginning);
    void send_signal(int signal) const;
    /// Waits for its end.
    Finished wait();

private:
    bool read_more(int milliseconds);

    TemporaryFolder folder_;  // its working folder, with its standard error
    pid_t id_ = -1;
    int out_ = -1;
    std::string text_;
};

/// Runs `hark` with these words to its end.
Finished run(const Words& words, const std::filesystem::path& input = "/dev/null");

std::string read_text(const std::filesystem::path& path);
void write_text(const std::filesystem::path& path, const std::string& text);

}  // namespace hark::tests
