#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace hark::http {

/// A file that is being written and disappears with this object, unless it was moved away.
class TemporaryFile {
public:
    /// Creates a file of its own in `folder`, readable by this user only.
    /// Throws: base::Error unavailable when that is impossible.
    explicit TemporaryFile(const std::filesystem::path& folder);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    /// Throws: base::Error unavailable when the disk is full or broken.
    void append(std::string_view bytes);
    /// Nothing can be appended afterwards.
    void close();

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
    int descriptor_ = -1;
};

/// An existing file, open for reading.
class SourceFile {
public:
    SourceFile() = default;
    /// Throws: base::Error not_found when it cannot be opened.
    explicit SourceFile(const std::filesystem::path& path);
    ~SourceFile();
    SourceFile(SourceFile&& other) noexcept;
    SourceFile& operator=(SourceFile&& other) noexcept;

    bool is_open() const { return descriptor_ >= 0; }
    std::uint64_t bytes() const { return bytes_; }
    /// Returns: how much was read into `target`, 0 at the end or when reading fails.
    std::size_t read(char* target, std::size_t most);

private:
    int descriptor_ = -1;
    std::uint64_t bytes_ = 0;
};

}  // namespace hark::http
