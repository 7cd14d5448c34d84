#include "platform/files/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <fmt/format.h>

#include "base/error.h"

namespace hark::files {
namespace {

/// Closes the file at the end.
struct Descriptor {
    int number;
    ~Descriptor() {
        if (number >= 0) ::close(number);
    }
};

[[noreturn]] void fail(const std::filesystem::path& path) {
    throw base::Error{base::ErrorCode::unavailable,
                      fmt::format("{} cannot be read: {}", path.string(), std::strerror(errno))};
}

}  // namespace

std::optional<MappedFile> map_file(const std::filesystem::path& path) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.number < 0) {
        if (errno == ENOENT) return std::nullopt;
        fail(path);
    }
    struct stat status {};
    if (::fstat(file.number, &status) != 0) fail(path);
    const auto bytes = static_cast<std::size_t>(status.st_size);
    if (bytes == 0) return std::nullopt;
    void* const memory = ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED, file.number, 0);
    if (memory == MAP_FAILED) fail(path);
    ::madvise(memory, bytes, MADV_WILLNEED);
    return MappedFile{{static_cast<const std::byte*>(memory), bytes},
                      {memory, [bytes](void* old) { ::munmap(old, bytes); }}};
}

}  // namespace hark::files
