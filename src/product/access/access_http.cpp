#include "product/access/access_http.h"

#include <iterator>

namespace hark::access {

http::Routes routes(AccessService& service, http::Transport transport) {
    auto all = session_routes(service, transport);
    for (auto part : {member_routes(service), key_routes(service)})
        std::move(part.begin(), part.end(), std::back_inserter(all));
    return all;
}

http::Response shown_once(const json::Value& value, int status) {
    auto response = http::Response::json(json::to_text(value), status);
    response.with_header("Cache-Control", "no-store");
    return response;
}

}  // namespace hark::access
