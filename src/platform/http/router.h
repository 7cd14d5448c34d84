#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/route.h"

namespace hark::http {

/// A set of methods that a path knows.
class Methods {
public:
    void add(Method method) { bits_ |= 1U << static_cast<unsigned>(method); }
    void add(Methods others) { bits_ |= others.bits_; }
    bool has(Method method) const { return (bits_ >> static_cast<unsigned>(method) & 1U) != 0; }
    bool empty() const { return bits_ == 0; }
    /// As an Allow header lists them: "GET, HEAD, POST, OPTIONS".
    std::string text() const;

private:
    unsigned bits_ = 0;
};

/// A path cut at its slashes, each segment percent-decoded. A trailing slash is ignored.
/// Returns: nothing when an escape is broken or there are too many segments.
std::optional<std::vector<std::string>> split_path(std::string_view path);

/// Finds the route of a path. A literal segment wins over a parameter.
/// Threads: immutable once built.
class Router {
public:
    using Parameters = std::map<std::string, std::string, std::less<>>;

    /// Requires (CHECK): no two routes with the same method and shape of path, every path begins
    /// with a slash, every route has a handler or, for GET, a listen. `routes` outlives the router.
    explicit Router(const Routes& routes);
    ~Router();

    struct Match {
        const Route* route = nullptr;  // none: the path is unknown, or known for `allowed` only
        Parameters parameters;
        Methods allowed;
    };
    Match find(Method method, const std::vector<std::string>& segments) const;

private:
    struct Node;
    struct Search;
    static bool walk(const Node& node, std::size_t depth, Search& search);

    std::unique_ptr<Node> root_;
};

}  // namespace hark::http
