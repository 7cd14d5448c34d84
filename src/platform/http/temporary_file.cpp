#include "platform/http/temporary_file.h"

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

namespace hark::http {
namespace {

[[noreturn]] void refuse(const std::string& what) {
    throw base::Error{base::ErrorCode::unavailable, what + ": " + std::strerror(errno)};
}

}  // namespace

TemporaryFile::TemporaryFile(const std::filesystem::path& folder) {
    auto name = (folder / "upload-XXXXXX").string();
    descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor_ < 0) refuse("The upload cannot be stored");
    path_ = std::move(name);
}

TemporaryFile::~TemporaryFile() {
    close();
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

void TemporaryFile::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) refuse("The upload cannot be stored");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void TemporaryFile::close() {
    if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

SourceFile::SourceFile(const std::filesystem::path& path)
    : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    struct stat facts {};
    if (descriptor_ < 0 || ::fstat(descriptor_, &facts) != 0 || !S_ISREG(facts.st_mode)) {
        if (descriptor_ >= 0) ::close(descriptor_);
        throw base::Error{base::ErrorCode::not_found, "This file is gone."};
    }
    bytes_ = static_cast<std::uint64_t>(facts.st_size);
}

SourceFile::~SourceFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

SourceFile::SourceFile(SourceFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), bytes_(other.bytes_) {}

SourceFile& SourceFile::operator=(SourceFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(bytes_, other.bytes_);
    return *this;
}

std::size_t SourceFile::read(char* target, std::size_t most) {
    while (true) {
        const auto got = ::read(descriptor_, target, most);
        if (got < 0 && errno == EINTR) continue;
        return got < 0 ? 0 : static_cast<std::size_t>(got);
    }
}

}  // namespace hark::http
