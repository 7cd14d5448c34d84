#include "product/live/live_http.h"

#include <boost/json/object.hpp>

#include "platform/json/json.h"
#include "product/access/caller.h"

namespace hark::live {
namespace {

http::Event event_of(const Changed& changed) {
    json::Object data{{"survey", nullptr}};
    if (changed) data["survey"] = changed->text();
    return {"responses", json::to_text(data)};
}

/// What changed, for one client. One that is behind hears that any survey's responses may have.
class Changes final : public http::EventStream {
public:
    Changes(Hub& hub, workspace::WorkspaceId workspace)
        : EventStream(event_of({})), subscription_(hub, workspace, [this](const Changed& changed) {
              post(event_of(changed));
          }) {}

private:
    const Subscription subscription_;  // ends before the stream does
};

}  // namespace

http::Routes routes(Hub& hub) {
    http::Route route;
    route.path = "/api/v1/events";
    route.permission = http::Permission::read;
    route.summary = "Hear at once when responses change";
    route.operation = "listenToEvents";
    route.response = http::text(
        "Server-sent events, at most five a second. `event: responses` with "
        "`data: {\"survey\":\"ID\"}` says that responses of this survey changed; "
        "`{\"survey\":null}`, that those of any may have. Nothing is repeated: read again what "
        "is shown whenever the stream opens. It ends when the session or key does.");
    route.listen = [&hub](const http::Request& request) {
        return std::make_unique<Changes>(hub, access::caller(request).workspace);
    };
    return {route};
}

}  // namespace hark::live
