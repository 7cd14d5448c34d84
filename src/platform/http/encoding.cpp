#include "platform/http/encoding.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <zlib.h>

#include "base/error.h"
#include "platform/http/url.h"

namespace hark::http {
namespace {

/// One thread's compressor, reused from answer to answer: allocating its 128 KB costs more than
/// compressing a small answer.
class Deflater {
public:
    Deflater() {
        constexpr int window_bits = 14 + 16;  // 16 KB; +16 writes gzip's header and trailer
        constexpr int memory_level = 7;
        CHECK(deflateInit2(&stream_, 1, Z_DEFLATED, window_bits, memory_level,
                           Z_DEFAULT_STRATEGY) == Z_OK);
    }
    ~Deflater() { deflateEnd(&stream_); }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;

    std::string gzip(std::string_view text) {
        deflateReset(&stream_);
        std::string result(deflateBound(&stream_, text.size()), '\0');
        // zlib's interface is not const-correct; it only reads next_in.
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
        stream_.avail_in = static_cast<uInt>(text.size());
        stream_.next_out = reinterpret_cast<Bytef*>(result.data());
        stream_.avail_out = static_cast<uInt>(result.size());
        CHECK(deflate(&stream_, Z_FINISH) == Z_STREAM_END);
        result.resize(result.size() - stream_.avail_out);
        return result;
    }

private:
    z_stream stream_{};
};

double weight_of(std::string_view parameters) {
    while (!parameters.empty()) {
        const auto parameter = next_part(parameters, ';');
        if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) continue;
        double weight = 0;
        const auto digits = parameter.substr(2);
        std::from_chars(digits.data(), digits.data() + digits.size(), weight);
        return std::clamp(weight, 0.0, 1.0);
    }
    return 1;
}

}  // namespace

AcceptedEncodings AcceptedEncodings::parse(std::string_view header) {
    std::optional<double> gzip, brotli, others;
    while (!header.empty()) {
        auto parameters = next_part(header, ',');
        const auto name = next_part(parameters, ';');
        if (same_ignoring_case(name, "gzip") || same_ignoring_case(name, "x-gzip")) {
            gzip = weight_of(parameters);
        } else if (same_ignoring_case(name, "br")) {
            brotli = weight_of(parameters);
        } else if (name == "*") {
            others = weight_of(parameters);
        }
    }
    return {gzip.value_or(others.value_or(0)), brotli.value_or(others.value_or(0))};
}

std::string gzip(std::string_view text) {
    thread_local Deflater deflater;
    return deflater.gzip(text);
}

}  // namespace hark::http
