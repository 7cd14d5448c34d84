#include "platform/http/router.h"

#include <gmock/gmock.h>

#include "base/error.h"

namespace hark::http {
namespace {

Routes routes_at(const std::vector<std::pair<Method, std::string>>& places) {
    Routes routes;
    for (const auto& [method, path] : places) {
        Route route;
        route.method = method;
        route.path = path;
        route.handler = [](const Request&) { return Response::empty(); };
        routes.push_back(std::move(route));
    }
    return routes;
}

class RouterTest : public testing::Test {
protected:
    Router::Match find(Method method, std::string_view path) {
        const Router router{routes_};
        return router.find(method, split_path(path).value());
    }
    std::string path_found(Method method, std::string_view path) {
        const auto match = find(method, path);
        return match.route == nullptr ? "" : match.route->path;
    }

    Routes routes_ = routes_at({{Method::get, "/a/{id}"},
                                {Method::post, "/a/new"},
                                {Method::get, "/a/new/b"},
                                {Method::patch, "/a/{thing_id}/c/{key}"},
                                {Method::get, "/"}});
};

TEST_F(RouterTest, prefers_a_literal_and_falls_back_to_the_parameter) {
    EXPECT_EQ(path_found(Method::post, "/a/new"), "/a/new");
    EXPECT_EQ(path_found(Method::get, "/a/new"), "/a/{id}");
    EXPECT_EQ(path_found(Method::get, "/a/new/b"), "/a/new/b");
    EXPECT_EQ(path_found(Method::patch, "/a/new/c/d"), "/a/{thing_id}/c/{key}");
    EXPECT_EQ(path_found(Method::get, "/"), "/");
}

TEST_F(RouterTest, names_parameters_as_their_route_does) {
    const auto match = find(Method::patch, "/a/7/c/x%20y");

    EXPECT_THAT(match.parameters,
                testing::ElementsAre(testing::Pair("key", "x y"), testing::Pair("thing_id", "7")));
}

TEST_F(RouterTest, ignores_a_trailing_slash_but_no_empty_segment) {
    EXPECT_EQ(path_found(Method::get, "/a/7/"), "/a/{id}");
    EXPECT_EQ(path_found(Method::get, "/a//"), "");
    EXPECT_EQ(path_found(Method::patch, "/a//c/k"), "");
}

TEST_F(RouterTest, lists_the_methods_of_a_known_path) {
    EXPECT_EQ(find(Method::erase, "/a/new").allowed.text(), "GET, HEAD, POST, OPTIONS");
    EXPECT_TRUE(find(Method::get, "/b").allowed.empty());
}

TEST(Router, refuses_two_routes_for_one_method_and_shape) {
    const auto twice = routes_at({{Method::get, "/a/{id}"}, {Method::get, "/a/{key}"}});

    EXPECT_THROW(Router{twice}, base::Bug);
}

TEST(Router, refuses_routes_without_a_handler_or_a_leading_slash) {
    auto routes = routes_at({{Method::get, "/a"}});
    routes.front().handler = nullptr;

    EXPECT_THROW(Router{routes}, base::Bug);
    EXPECT_THROW(Router{routes_at({{Method::get, "a"}})}, base::Bug);
}

TEST(SplitPath, decodes_each_segment_after_splitting) {
    EXPECT_THAT(split_path("/a%2Fb/c").value(), testing::ElementsAre("a/b", "c"));
    EXPECT_EQ(split_path("/a%2"), std::nullopt);
    EXPECT_EQ(split_path("/a%00"), std::nullopt);
}

TEST(SplitPath, refuses_more_segments_than_any_route_has) {
    std::string path;
    for (int i = 0; i < 33; ++i) path += "/a";

    EXPECT_EQ(split_path(path), std::nullopt);
}

}  // namespace
}  // namespace hark::http
