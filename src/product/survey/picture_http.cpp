#include "product/survey/picture_http.h"

#include "base/error.h"
#include "platform/crypto/crypto.h"

namespace hark::survey {

http::Response picture(const std::string& logo) {
    const auto comma = logo.find(',');
    const auto type_end = logo.find(';');
    const auto bytes =
        comma == std::string::npos ? std::nullopt : crypto::from_base64(logo.substr(comma + 1));
    if (!bytes || type_end == std::string::npos)
        throw base::Error{base::ErrorCode::not_found, "This survey has no logo."};
    constexpr std::size_t scheme = 5;  // "data:"
    http::Response response{200, logo.substr(scheme, type_end - scheme), *bytes, {}, {}};
    response.with_header("Cache-Control", "public, max-age=86400");
    response.with_header("Cross-Origin-Resource-Policy", "cross-origin");
    return response;
}

}  // namespace hark::survey
