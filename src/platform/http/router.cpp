#include "platform/http/router.h"

#include "base/error.h"
#include "base/limits.h"
#include "platform/http/url.h"

namespace hark::http {
namespace {

constexpr std::array every_method{Method::get, Method::post, Method::put, Method::patch,
                                  Method::erase};

bool is_parameter(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

}  // namespace

std::string Methods::text() const {
    std::string result;
    for (const auto method : every_method) {
        if (!has(method)) continue;
        result += to_text(method);
        result += method == Method::get ? ", HEAD, " : ", ";
    }
    return result + "OPTIONS";
}

std::optional<std::vector<std::string>> split_path(std::string_view path) {
    std::vector<std::string> segments;
    if (path.starts_with('/')) path.remove_prefix(1);
    while (!path.empty()) {
        if (segments.size() == base::limits::path_segments) return std::nullopt;
        const auto end = std::min(path.find('/'), path.size());
        auto segment = percent_decode(path.substr(0, end));
        if (!segment) return std::nullopt;
        segments.push_back(*std::move(segment));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return segments;
}

struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> parameter;
    Methods methods;
    std::array<const Route*, every_method.size()> routes{};
    std::array<std::vector<std::string>, every_method.size()> names;  // of each route's parameters
};

struct Router::Search {
    Method method;
    const std::vector<std::string>& segments;
    std::vector<const std::string*> values;  // of the parameters on the way
    Match match;
};

Router::Router(const Routes& routes) : root_(std::make_unique<Node>()) {
    for (const auto& route : routes) {
        CHECK(route.path.starts_with('/'));
        CHECK((route.handler != nullptr) != (route.listen != nullptr));
        CHECK(!route.listen || route.method == Method::get);
        const auto segments = split_path(route.path);
        CHECK(segments);
        Node* node = root_.get();
        std::vector<std::string> names;
        for (const auto& segment : *segments) {
            auto& next = is_parameter(segment) ? node->parameter : node->literals[segment];
            if (is_parameter(segment)) names.push_back(segment.substr(1, segment.size() - 2));
            if (!next) next = std::make_unique<Node>();
            node = next.get();
        }
        const auto index = static_cast<std::size_t>(route.method);
        if (node->routes[index] != nullptr) {
            throw base::Bug{"two routes for " + std::string{to_text(route.method)} + " " +
                            route.path};
        }
        node->routes[index] = &route;
        node->names[index] = std::move(names);
        node->methods.add(route.method);
    }
}

Router::~Router() = default;

bool Router::walk(const Node& node, std::size_t depth, Search& search) {
    if (depth == search.segments.size()) {
        search.match.allowed.add(node.methods);
        const auto index = static_cast<std::size_t>(search.method);
        search.match.route = node.routes[index];
        if (search.match.route == nullptr) return false;
        for (std::size_t i = 0; i < search.values.size(); ++i) {
            search.match.parameters.emplace(node.names[index][i], *search.values[i]);
        }
        return true;
    }
    const auto& segment = search.segments[depth];
    const auto literal = node.literals.find(segment);
    if (literal != node.literals.end() && walk(*literal->second, depth + 1, search)) return true;
    if (!node.parameter || segment.empty()) return false;
    search.values.push_back(&segment);
    if (walk(*node.parameter, depth + 1, search)) return true;
    search.values.pop_back();
    return false;
}

Router::Match Router::find(Method method, const std::vector<std::string>& segments) const {
    Search search{method, segments, {}, {}};
    walk(*root_, 0, search);
    return std::move(search.match);
}

}  // namespace hark::http
