// Query::parse, paths and routes never fail on anything that clients send.
#include <cstddef>
#include <cstdint>

#include "base/error.h"
#include "platform/http/encoding.h"
#include "platform/http/router.h"

namespace {

using namespace hark::http;

Routes some_routes() {
    Routes routes;
    for (const auto* path : {"/a/{id}", "/a/new", "/a/{id}/b/{key}", "/{x}/{y}/{z}"}) {
        Route route;
        route.path = path;
        route.handler = [](const Request&) { return Response::empty(); };
        routes.push_back(std::move(route));
    }
    return routes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Routes routes = some_routes();
    static const Router router{routes};
    const std::string_view text{reinterpret_cast<const char*>(data), size};

    const auto query = Query::parse(text);
    for (const auto& [name, value] : query.items()) CHECK(query.get(name).has_value());
    if (const auto segments = split_path(text)) {
        const auto match = router.find(Method::get, *segments);
        CHECK(match.route == nullptr || match.parameters.size() <= 3);
    }
    const auto accepted = AcceptedEncodings::parse(text);
    CHECK(accepted.gzip >= 0 && accepted.gzip <= 1);
    return 0;
}
