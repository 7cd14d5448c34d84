#include "platform/http/headers.h"

#include <array>

namespace hark::http {
namespace {

using Header = std::pair<std::string_view, std::string_view>;

// Scripts and data only from Hark itself. Styles may be inline because the console's component
// library writes style elements while it runs.
constexpr Header page_policy{
    "Content-Security-Policy",
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"};
// What is not a page has nothing to load, even when a browser is talked into showing it.
constexpr Header data_policy{"Content-Security-Policy",
                             "default-src 'none'; frame-ancestors 'none'"};
constexpr Header secure_only{"Strict-Transport-Security", "max-age=31536000"};

constexpr std::array<Header, 7> with(Header policy) {
    return {
        policy,
        Header{"X-Content-Type-Options", "nosniff"},
        Header{"Referrer-Policy", "no-referrer"},
        Header{"Cross-Origin-Opener-Policy", "same-origin"},
        Header{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"},
        Header{"Cache-Control", "no-store"},
        secure_only,
    };
}
constexpr auto page_headers = with(page_policy);
constexpr auto data_headers = with(data_policy);

}  // namespace

std::span<const Header> standing_headers(std::string_view content_type, Transport transport) {
    const std::span<const Header> all{content_type.starts_with("text/html") ? page_headers
                                                                            : data_headers};
    return transport == Transport::secure ? all : all.first(all.size() - 1);
}

}  // namespace hark::http
