#include "platform/csv/source.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unistd.h>

#include "base/error.h"
#include "base/limits.h"

namespace hark::csv {

namespace {

using base::Error;
using base::ErrorCode;

class File final : public Source {
public:
    explicit File(const std::filesystem::path& path) : path_(path.string()) {
        if (path == "-") {
            descriptor_ = STDIN_FILENO;
            path_ = "standard input";
            return;
        }
        std::error_code problem;
        if (std::filesystem::is_directory(path, problem))
            throw Error(ErrorCode::invalid, fmt::format("{} is a folder, not a file.", path_));
        descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor_ < 0)
            throw Error(errno == ENOENT ? ErrorCode::not_found : ErrorCode::unavailable,
                        fmt::format("Cannot open {}: {}.", path_, std::strerror(errno)));
        ::posix_fadvise(descriptor_, 0, 0, POSIX_FADV_SEQUENTIAL);
        const auto size = std::filesystem::file_size(path, problem);
        if (!problem && std::filesystem::is_regular_file(path, problem)) size_ = size;
    }
    ~File() override {
        if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    std::size_t read(char* into, std::size_t most) override {
        for (;;) {
            const ssize_t count = ::read(descriptor_, into, most);
            if (count >= 0) return static_cast<std::size_t>(count);
            if (errno != EINTR)
                throw Error(ErrorCode::unavailable,
                            fmt::format("Cannot read {}: {}.", path_, std::strerror(errno)));
        }
    }
    std::optional<std::uint64_t> size() const override { return size_; }

private:
    std::string path_;
    int descriptor_ = -1;
    std::optional<std::uint64_t> size_;
};

class Bytes final : public Source {
public:
    explicit Bytes(std::string bytes) : bytes_(std::move(bytes)) {}
    std::size_t read(char* into, std::size_t most) override {
        const std::size_t count = std::min(most, bytes_.size() - at_);
        std::memcpy(into, bytes_.data() + at_, count);
        at_ += count;
        return count;
    }
    std::optional<std::uint64_t> size() const override { return bytes_.size(); }

private:
    std::string bytes_;
    std::size_t at_ = 0;
};

class Watched final : public Source {
public:
    Watched(std::unique_ptr<Source> source, std::function<void(std::string_view)> seen)
        : source_(std::move(source)), seen_(std::move(seen)) {}
    std::size_t read(char* into, std::size_t most) override {
        const std::size_t count = source_->read(into, most);
        if (count > 0) seen_({into, count});
        return count;
    }
    std::optional<std::uint64_t> size() const override { return source_->size(); }

private:
    std::unique_ptr<Source> source_;
    std::function<void(std::string_view)> seen_;
};

class Transcoded final : public Source {
public:
    Transcoded(std::unique_ptr<Source> source, const std::string& charset)
        : source_(std::move(source)), input_(base::limits::csv_block_bytes / 4) {
        UErrorCode problem = U_ZERO_ERROR;
        from_ = ucnv_open(charset.c_str(), &problem);
        to_ = ucnv_open("UTF-8", &problem);
        if (U_FAILURE(problem)) {
            close();
            throw Error(ErrorCode::invalid, fmt::format("The encoding {} is not known.", charset));
        }
    }
    ~Transcoded() override { close(); }
    Transcoded(const Transcoded&) = delete;
    Transcoded& operator=(const Transcoded&) = delete;

    std::size_t read(char* into, std::size_t most) override {
        char* out = into;
        while (out == into) {
            if (next_ == end_ && !is_at_end_) {
                const std::size_t count = source_->read(input_.data(), input_.size());
                is_at_end_ = count == 0;
                next_ = input_.data();
                end_ = next_ + count;
            }
            UErrorCode problem = U_ZERO_ERROR;
            ucnv_convertEx(to_, from_, &out, into + most, &next_, end_, pivot_, &pivot_from_,
                           &pivot_to_, pivot_ + pivot_size, static_cast<UBool>(is_started_ ? 0 : 1),
                           static_cast<UBool>(is_at_end_ ? 1 : 0), &problem);
            is_started_ = true;
            if (is_at_end_ && problem != U_BUFFER_OVERFLOW_ERROR) break;
        }
        return static_cast<std::size_t>(out - into);
    }
    std::optional<std::uint64_t> size() const override { return std::nullopt; }

private:
    void close() {
        if (from_ != nullptr) ucnv_close(from_);
        if (to_ != nullptr) ucnv_close(to_);
    }

    static constexpr std::size_t pivot_size = 4096;
    std::unique_ptr<Source> source_;
    std::vector<char> input_;
    const char* next_ = nullptr;
    const char* end_ = nullptr;
    bool is_at_end_ = false;
    bool is_started_ = false;
    UConverter* from_ = nullptr;
    UConverter* to_ = nullptr;
    UChar pivot_[pivot_size] = {};
    UChar* pivot_from_ = pivot_;
    UChar* pivot_to_ = pivot_;
};

}  // namespace

std::unique_ptr<Source> open_file(const std::filesystem::path& path) {
    return std::make_unique<File>(path);
}

std::unique_ptr<Source> open_bytes(std::string bytes) {
    return std::make_unique<Bytes>(std::move(bytes));
}

std::unique_ptr<Source> watched(std::unique_ptr<Source> source,
                                std::function<void(std::string_view)> seen) {
    return std::make_unique<Watched>(std::move(source), std::move(seen));
}

bool can_transcode(const std::string& charset) {
    UErrorCode problem = U_ZERO_ERROR;
    UConverter* const converter = ucnv_open(charset.c_str(), &problem);
    if (converter != nullptr) ucnv_close(converter);
    return !U_FAILURE(problem);
}

std::unique_ptr<Source> transcoded(std::unique_ptr<Source> source,
                                   const EncodingDecision& encoding) {
    switch (encoding.encoding) {
        case Encoding::utf16_le: return std::make_unique<Transcoded>(std::move(source), "UTF-16LE");
        case Encoding::utf16_be: return std::make_unique<Transcoded>(std::move(source), "UTF-16BE");
        case Encoding::other:
            return std::make_unique<Transcoded>(std::move(source), encoding.charset);
        default: return source;
    }
}

}  // namespace hark::csv
