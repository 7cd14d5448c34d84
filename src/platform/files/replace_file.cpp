#include "platform/files/replace_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"

namespace hark::files {
namespace {

constexpr std::size_t buffer_bytes = 1U << 20;

/// A file being written under another name, which is removed unless it is kept.
class Writing {
public:
    explicit Writing(const std::filesystem::path& path)
        : path_(path), temporary_(path.string() + ".new") {
        file_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        if (file_ < 0) fail();
        buffer_.reserve(buffer_bytes);
    }
    ~Writing() {
        if (file_ >= 0) ::close(file_);
        if (!is_kept_) ::unlink(temporary_.c_str());
    }

    void write(const void* data, std::size_t bytes) {
        const auto* from = static_cast<const char*>(data);
        if (buffer_.size() + bytes <= buffer_bytes) {
            buffer_.insert(buffer_.end(), from, from + bytes);
            return;
        }
        flush();
        write_all(from, bytes);
    }

    void keep() {
        flush();
        if (::fsync(file_) != 0) fail();
        if (::rename(temporary_.c_str(), path_.c_str()) != 0) fail();
        is_kept_ = true;
        const int folder = ::open(path_.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (folder < 0) return;
        ::fsync(folder);
        ::close(folder);
    }

private:
    void flush() {
        write_all(buffer_.data(), buffer_.size());
        buffer_.clear();
    }
    void write_all(const char* from, std::size_t bytes) {
        while (bytes > 0) {
            const auto written = ::write(file_, from, bytes);
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail();
            from += written;
            bytes -= static_cast<std::size_t>(written);
        }
    }
    [[noreturn]] void fail() const {
        throw base::Error{
            base::ErrorCode::unavailable,
            fmt::format("{} cannot be written: {}", path_.string(), std::strerror(errno))};
    }

    const std::filesystem::path path_;
    const std::string temporary_;
    int file_ = -1;
    bool is_kept_ = false;
    std::vector<char> buffer_;
};

}  // namespace

void replace_file(const std::filesystem::path& path,
                  const std::function<void(const Sink&)>& write) {
    Writing writing{path};
    write([&](const void* data, std::size_t bytes) { writing.write(data, bytes); });
    writing.keep();
}

}  // namespace hark::files
