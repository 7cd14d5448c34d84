#pragma once

#include <string>
#include <string_view>

namespace hark::http {

enum class Encoding { identity, gzip, brotli };

/// What an Accept-Encoding header asks for (RFC 9110 12.5.3).
struct AcceptedEncodings {
    double gzip = 0;  // weights, 0: refused
    double brotli = 0;
    static AcceptedEncodings parse(std::string_view header);
};

/// `text` in gzip's format at zlib's fastest level.
std::string gzip(std::string_view text);

}  // namespace hark::http
