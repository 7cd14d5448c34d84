#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/http/event_stream.h"
#include "platform/http/message.h"
#include "platform/http/schema.h"

namespace hark::http {

using Handler = std::function<Response(const Request&)>;

/// Opens a stream of events for a client; it lives as long as the client listens. Runs on a worker
/// thread, the stream does not. Throws what a handler throws.
using Listen = std::function<std::unique_ptr<EventStream>(const Request&)>;

/// Who may call a route. What a role or key may do is decided by the guard.
enum class Permission {
    anyone,      ///< no sign-in
    member,      ///< any signed-in member: own session, own password
    read,        ///< see responses and scores
    write,       ///< add and change responses (API keys with scope write; role agent and above)
    analyse,     ///< imports, surveys, saved segments (role analyst and above)
    administer,  ///< members, keys, workspace settings (role admin and above)
    own,         ///< what only the owner may do
};

/// `any`: whatever its type, for forms and for what other sites send without asking first; such a
/// route must not rely on cookies. `file`: streamed to disk, limits::upload_bytes.
enum class Body { none, json, any, file };
enum class Cors { none, any_origin };

/// A query parameter, for openapi.json.
struct QueryParameter {
    std::string name;
    std::string description;
    enum class Repeat { no, yes } repeat = Repeat::no;
};

/// One row of the table of routes: everything there is to know about a path and a method.
struct Route {
    Method method = Method::get;
    std::string path;  ///< "/api/v1/surveys/{id}"
    Permission permission = Permission::own;
    std::string summary;  ///< a sentence for the reader of the API
    Handler handler;      ///< plain and blocking; runs on a worker thread
    Schema request = nothing();
    Schema response = nothing();
    int success = 200;
    std::vector<QueryParameter> query = {};
    Body body = Body::json;  ///< ignored for GET and DELETE
    Cors cors = Cors::none;
    std::string tag = {};        ///< the concept; by default the path's segment after /api/v1/
    std::string operation = {};  ///< openapi operationId, e.g. "listResponses"
    Listen listen = {};  ///< of a GET, instead of a handler: the answer is text/event-stream
};

using Routes = std::vector<Route>;

/// Asked before each handler, on the worker thread: fills `request.caller`, or throws base::Error
/// unauthenticated, forbidden or limit_reached.
using Guard = std::function<void(Request& request, const Route& route)>;

/// Wraps a handler call: asked for routes of unsafe methods that carry an Idempotency-Key. Calls
/// `handle` or answers from memory.
using Replay =
    std::function<Response(const Request& request, const std::function<Response()>& handle)>;

}  // namespace hark::http
