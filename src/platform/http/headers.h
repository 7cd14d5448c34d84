#pragma once

#include <span>
#include <string_view>
#include <utility>

#include "platform/http/message.h"

namespace hark::http {

/// The security and caching headers that every answer of this type carries unless it says
/// otherwise: a strict Content-Security-Policy, no sniffing, no referrer to others, no caching.
std::span<const std::pair<std::string_view, std::string_view>> standing_headers(
    std::string_view content_type, Transport transport);

}  // namespace hark::http
