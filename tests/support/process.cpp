#include "tests/support/process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

extern char** environ;

namespace hark::tests {
namespace {

std::string from_environment(const char* name) {
    const char* value = std::getenv(name);
    if (!value) throw std::runtime_error(std::string{name} + " is not set; ctest sets it");
    return value;
}

std::vector<char*> pointers(Words& words) {
    std::vector<char*> result;
    for (auto& word : words) result.push_back(word.data());
    result.push_back(nullptr);
    return result;
}

Words environment_without_hark() {
    Words kept;
    for (char** entry = environ; *entry; ++entry)
        if (std::string_view{*entry}.substr(0, 5) != "HARK_") kept.emplace_back(*entry);
    return kept;
}

constexpr int longest_wait_ms = 30'000;

}  // namespace

std::filesystem::path program() {
    return from_environment("HARK_PROGRAM");
}

std::filesystem::path source_folder() {
    return from_environment("HARK_SOURCE");
}

TemporaryFolder::TemporaryFolder() {
    auto name = (std::filesystem::temp_directory_path() / "hark-test-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("cannot make " + name);
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

Process::Process(const Words& words, const std::filesystem::path& input) {
    Words all{program().string()};
    all.insert(all.end(), words.begin(), words.end());
    auto variables = environment_without_hark();
    const auto arguments = pointers(all);
    const auto environment = pointers(variables);
    const auto working = folder_.path().string();
    const auto error_file = (folder_.path() / "stderr").string();
    int pipe_ends[2];
    if (pipe2(pipe_ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    // Between fork and exec only what a signal handler may do: other threads may run.
    id_ = fork();
    if (id_ == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        const int in = open(input.c_str(), O_RDONLY);
        const int error = open(error_file.c_str(), O_WRONLY | O_CREAT, 0600);
        const bool is_set = in >= 0 && error >= 0 && dup2(in, 0) == 0 &&
                            dup2(pipe_ends[1], 1) == 1 && dup2(error, 2) == 2 &&
                            chdir(working.c_str()) == 0;
        if (is_set) execve(arguments[0], arguments.data(), environment.data());
        _exit(127);
    }
    close(pipe_ends[1]);
    out_ = pipe_ends[0];
    if (id_ < 0) throw std::runtime_error("cannot start " + all[0]);
}

Process::~Process() {
    if (id_ > 0) {
        ::kill(id_, SIGKILL);
        waitpid(id_, nullptr, 0);
    }
    close(out_);
}

bool Process::read_more(int milliseconds) {
    pollfd wanted{out_, POLLIN, 0};
    if (poll(&wanted, 1, milliseconds) <= 0)
        throw std::runtime_error("the program said nothing for too long, but: " + text_);
    char block[65536];
    const auto bytes = read(out_, block, sizeof block);
    if (bytes > 0) text_.append(block, static_cast<std::size_t>(bytes));
    return bytes > 0;
}

std::string Process::wait_for_line(const std::string& beginning) {
    for (;;) {
        std::istringstream lines{text_};
        for (std::string line; std::getline(lines, line);)
            if (line.rfind(beginning, 0) == 0 && !lines.eof()) return line;
        if (!read_more(longest_wait_ms)) {
            const auto end = wait();
            throw std::runtime_error("the program ended instead of saying \"" + beginning +
                                     "\": " + end.out + end.error);
        }
    }
}

void Process::send_signal(int signal) const {
    if (id_ > 0) ::kill(id_, signal);
}

Finished Process::wait() {
    constexpr int patient_ms = 280'000;
    while (read_more(patient_ms)) {
    }
    int status = 0;
    waitpid(id_, &status, 0);
    id_ = -1;
    return {WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status), text_,
            read_text(folder_.path() / "stderr")};
}

Finished run(const Words& words, const std::filesystem::path& input) {
    return Process{words, input}.wait();
}

std::string read_text(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

void write_text(const std::filesystem::path& path, const std::string& text) {
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    if (!(file << text).flush()) throw std::runtime_error("cannot write " + path.string());
}

}  // namespace hark::tests
