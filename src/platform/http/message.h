#pragma once

#include <any>
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/id.h"

namespace hark::http {

enum class Method { get, post, put, patch, erase };  // `erase` is DELETE

/// The name as HTTP writes it: "GET".
std::string_view to_text(Method method);

/// The query string, decoded. A name may occur several times.
class Query {
public:
    Query() = default;
    /// Reads "a=1&b=x%20y"; "+" is a blank. Never throws: broken escapes stay as they are.
    static Query parse(std::string_view text);

    std::optional<std::string> get(std::string_view name) const;  // the first
    std::vector<std::string> all(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& items() const { return items_; }
    Query without(std::string_view name) const;
    void add(std::string name, std::string value) {
        items_.emplace_back(std::move(name), std::move(value));
    }

private:
    std::vector<std::pair<std::string, std::string>> items_;
};

/// A request that has fully arrived, with its route's path parameters.
struct Request {
    Method method = Method::get;
    std::string path;  // without the query
    Query query;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::filesystem::path body_file;  // for routes with Body::file: where the body was put
    std::map<std::string, std::string, std::less<>> path_parameters;
    std::string client_address;  // of the peer, or of X-Forwarded-For behind a trusted proxy
    std::string id;              // request id, in logs and in the X-Request-Id answer header
    std::any caller;             // who asks; set by the guard, read by its slice

    /// Case-insensitive. Nothing when absent.
    std::optional<std::string> header(std::string_view name) const;
    std::optional<std::string> cookie(std::string_view name) const;

    /// The path parameter {name} as an id. Throws: base::Error not_found when it is not one.
    template <typename Thing>
    base::Id<Thing> id_of(std::string_view name) const {
        return base::Id<Thing>{id_value(name)};
    }
    /// The path parameter {name} as text. Requires: the route has it.
    const std::string& path_parameter(std::string_view name) const;

private:
    std::int64_t id_value(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::string content_type = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    std::filesystem::path body_file;  // when set, the answer is this file instead of `body`

    static Response json(std::string text, int status = 200) {
        return {status, "application/json", std::move(text), {}, {}};
    }
    static Response empty() { return {204, "", "", {}, {}}; }

    Response& with_header(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
};

/// A Set-Cookie header value: HttpOnly, SameSite=Lax, Path=/, Secure when `secure`.
enum class Transport { plain, secure };
std::string make_cookie(std::string_view name, std::string_view value, std::chrono::seconds age,
                        Transport transport);

}  // namespace hark::http
