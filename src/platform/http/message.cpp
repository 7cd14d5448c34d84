#include "platform/http/message.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "platform/http/url.h"

namespace hark::http {

std::string_view to_text(Method method) {
    switch (method) {
        case Method::get: return "GET";
        case Method::post: return "POST";
        case Method::put: return "PUT";
        case Method::patch: return "PATCH";
        case Method::erase: break;
    }
    return "DELETE";
}

Query Query::parse(std::string_view text) {
    Query result;
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const auto pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty()) continue;
        const auto equals = std::min(pair.find('='), pair.size());
        const auto value = pair.substr(std::min(equals + 1, pair.size()));
        result.items_.emplace_back(form_decode(pair.substr(0, equals)), form_decode(value));
    }
    return result;
}

std::optional<std::string> Query::get(std::string_view name) const {
    const auto found = std::ranges::find(items_, name, &std::pair<std::string, std::string>::first);
    if (found == items_.end()) return std::nullopt;
    return found->second;
}

std::vector<std::string> Query::all(std::string_view name) const {
    std::vector<std::string> result;
    for (const auto& [key, value] : items_) {
        if (key == name) result.push_back(value);
    }
    return result;
}

Query Query::without(std::string_view name) const {
    Query result = *this;
    std::erase_if(result.items_, [&](const auto& item) { return item.first == name; });
    return result;
}

std::optional<std::string> Request::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (same_ignoring_case(key, name)) return value;
    }
    return std::nullopt;
}

std::optional<std::string> Request::cookie(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (!same_ignoring_case(key, "Cookie")) continue;
        for (std::string_view rest = value; !rest.empty();) {
            const auto pair = next_part(rest, ';');
            const auto equals = pair.find('=');
            if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
            return std::string{pair.substr(equals + 1)};
        }
    }
    return std::nullopt;
}

const std::string& Request::path_parameter(std::string_view name) const {
    const auto found = path_parameters.find(name);
    CHECK(found != path_parameters.end());
    return found->second;
}

std::int64_t Request::id_value(std::string_view name) const {
    const auto& text = path_parameter(name);
    if (const auto value = base::parse_id(text)) return *value;
    throw base::Error{base::ErrorCode::not_found, "There is nothing with this id."};
}

std::string make_cookie(std::string_view name, std::string_view value, std::chrono::seconds age,
                        Transport transport) {
    CHECK(value.find_first_of("\";, \\\r\n") == std::string_view::npos);
    return fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax{}", name, value,
                       age.count(), transport == Transport::secure ? "; Secure" : "");
}

}  // namespace hark::http
