#include "platform/http/site.h"

#include <algorithm>

#include "base/limits.h"
#include "base/log.h"
#include "platform/http/problem.h"
#include "platform/http/url.h"

namespace hark::http {
namespace {

std::optional<Method> method_of(std::string_view name) {
    for (const auto method :
         {Method::get, Method::post, Method::put, Method::patch, Method::erase}) {
        if (name == to_text(method)) return method;
    }
    if (name == "HEAD") return Method::get;
    return std::nullopt;
}

bool is_health_path(std::string_view path) {
    return path == "/healthz" || path == "/readyz" || path == "/metrics";
}

bool is_json(std::string_view content_type) {
    return same_ignoring_case(next_part(content_type, ';'), "application/json");
}

Response plain_text(int status, std::string text) {
    return {status, "text/plain; charset=utf-8", std::move(text), {}, {}};
}

Response not_found(const Manner& manner) {
    return problem(404, "not_found", "There is nothing at this address.", manner.request_id);
}

Response not_allowed(const Manner& manner, std::string allowed) {
    return problem(405, "method_not_allowed", "This address does not know this method.",
                   manner.request_id)
        .with_header("Allow", std::move(allowed));
}

}  // namespace

/// A request target, taken apart.
struct Site::Target {
    std::string_view path;
    std::string_view query;
    std::optional<std::vector<std::string>> segments;
    std::string_view method_name;
    std::optional<Method> method;

    explicit Target(const RequestReader::Header& header)
        : method_name(header.method), method(method_of(header.method)) {
        path = header.target;
        // RFC 9112 3.2.2: a target may be a whole URL.
        if (const auto scheme = path.find("://"); scheme < path.find('/')) {
            path.remove_prefix(scheme + 3);
            path.remove_prefix(std::min(path.find('/'), path.size()));
            if (path.empty()) path = "/";
        }
        const auto mark = std::min(path.find('?'), path.size());
        query = path.substr(std::min(mark + 1, path.size()));
        path = path.substr(0, mark);
        if (path.starts_with('/')) segments = split_path(path);
    }
};

Site::Site(const ServerSettings& settings, Routes routes, std::vector<Asset> assets,
           metrics::Registry& registry)
    : settings_(settings),
      routes_(std::move(routes)),
      router_(routes_),
      assets_(std::move(assets)),
      meters_(registry, routes_) {}

Site::Plan Site::plan(const RequestReader& reader, const std::string& peer_address) {
    using After = Manner::After;
    const auto header = reader.header();
    const Target target{header};
    Plan plan;
    plan.meter = &meters_.row_of(Meters::Place::none);
    auto& manner = plan.manner;
    manner.request_id = ids_.id_for(reader.header("X-Request-Id"));
    manner.transport = settings_.transport;
    manner.accepted = AcceptedEncodings::parse(reader.header("Accept-Encoding"));
    if (header.method == "HEAD") manner.content = Manner::Content::head_only;
    if (!header.is_keep_alive || is_stopping) {
        manner.after = After::close;
    } else if (header.is_http_1_0) {
        manner.after = After::keep_alive_1_0;
    }

    Router::Match match;
    if (target.segments && target.method) match = router_.find(*target.method, *target.segments);
    if (match.route != nullptr && !is_stopping &&
        header.target.size() <= base::limits::request_target_bytes) {
        auto& request = plan.request;
        request.method = *target.method;
        request.path = target.path;
        request.query = Query::parse(target.query);
        request.client_address = peer_address;
        if (settings_.forwarded == Forwarded::trusted) {
            // The last entry is the one that our own proxy wrote; the others are hearsay.
            const auto forwarded = reader.header("X-Forwarded-For");
            const auto last = trimmed(forwarded.substr(forwarded.rfind(',') + 1));
            if (!last.empty()) request.client_address = last;
        }
        plan_route(plan, std::move(match), reader);
    } else {
        // What follows the header is not read, so that no other request can be.
        if (header.has_body) manner.after = After::close;
        plan_other(plan, target, reader);
    }
    return plan;
}

void Site::plan_route(Plan& plan, Router::Match match, const RequestReader& reader) {
    const auto header = reader.header();
    const auto& route = *match.route;
    plan.meter = &meters_.row_of(route);
    plan.manner.cors = route.cors;
    const bool is_upload = route.body == Body::file && plan.request.method != Method::get;
    plan.most_body_bytes = is_upload ? settings_.bounds.upload_bytes : settings_.bounds.body_bytes;
    const auto reject = [&](int status, std::string_view code, std::string_view detail) {
        plan.manner.after = Manner::After::close;
        plan.reply = make_reply(problem(status, code, detail, plan.manner.request_id), plan.manner);
    };
    if (header.body_bytes > plan.most_body_bytes) {
        return reject(413, "body_too_large", "The body of this request is too large.");
    }
    if (header.has_body && route.body == Body::json && plan.request.method != Method::get &&
        plan.request.method != Method::erase && !is_json(reader.header("Content-Type"))) {
        return reject(415, "unsupported_media_type", "The body has to be application/json.");
    }
    plan.route = &route;
    plan.request.headers = reader.headers();
    plan.request.path_parameters = std::move(match.parameters);
    plan.request.id = plan.manner.request_id;
}

void Site::plan_other(Plan& plan, const Target& target, const RequestReader& reader) {
    auto& manner = plan.manner;
    const auto answer = [&](Response response) {
        plan.reply = make_reply(std::move(response), manner);
    };
    const bool is_read = target.method == Method::get;
    if (is_health_path(target.path)) {
        plan.meter = &meters_.row_of(Meters::Place::health);
        return answer(is_read ? health(target.path) : not_allowed(manner, "GET, HEAD"));
    }
    if (is_stopping) {
        return answer(problem(503, "unavailable", "The server is stopping.", manner.request_id));
    }
    if (reader.header().target.size() > base::limits::request_target_bytes) {
        return answer(
            problem(414, "address_too_long", "This address is too long.", manner.request_id));
    }
    if (target.method_name == "OPTIONS" && (target.segments || target.path == "*")) {
        return answer(preflight(target, reader, manner));
    }
    if (!target.segments) {
        return answer(problem(400, "malformed_address", "This address is not well-formed.",
                              manner.request_id));
    }
    const auto allowed = router_.find(Method::get, *target.segments).allowed;
    if (!allowed.empty()) return answer(not_allowed(manner, allowed.text()));
    const auto* asset = assets_.find(target.path);
    if (asset != nullptr && is_read) {
        plan.meter = &meters_.row_of(Meters::Place::asset);
        plan.reply = assets_.reply(*asset, reader.header("If-None-Match"), manner);
        return;
    }
    if (asset != nullptr && !is_client_route(target.path)) {
        return answer(not_allowed(manner, "GET, HEAD"));
    }
    if (is_read && is_client_route(target.path)) return answer(page_without_console());
    answer(not_found(manner));
}

/// A cross-origin page may call routes that say so, without the visitor's cookies.
Response Site::preflight(const Target& target, const RequestReader& reader, Manner& manner) const {
    if (!target.segments) return Response::empty();
    const auto allowed = router_.find(Method::get, *target.segments).allowed;
    if (allowed.empty()) return not_found(manner);
    auto response = Response::empty().with_header("Allow", allowed.text());
    const auto wanted = reader.header("Access-Control-Request-Method");
    const auto method = method_of(wanted);
    if (!method) return response;
    const auto match = router_.find(*method, *target.segments);
    if (match.route == nullptr || match.route->cors != Cors::any_origin) return response;
    manner.cors = Cors::any_origin;
    return response.with_header("Access-Control-Allow-Methods", std::string{wanted})
        .with_header("Access-Control-Allow-Headers", "Content-Type, Idempotency-Key, X-Request-Id")
        .with_header("Access-Control-Max-Age", "86400");
}

Response Site::health(std::string_view path) {
    if (path == "/metrics") {
        auto response = plain_text(200, meters_.text(waiting_requests()));
        response.content_type = "text/plain; version=0.0.4; charset=utf-8";
        return response;
    }
    if (path == "/healthz" || (is_ready && !is_stopping)) return plain_text(200, "ok\n");
    return plain_text(503, is_stopping ? "stopping\n" : "starting\n");
}

Manner Site::closing_manner() {
    Manner manner;
    manner.after = Manner::After::close;
    manner.transport = settings_.transport;
    manner.request_id = ids_.id_for("");
    return manner;
}

Reply Site::refuse(const RequestReader::Failure& failure, Manner manner) const {
    return make_reply(problem(failure.status, failure.code, failure.detail, manner.request_id),
                      manner);
}

namespace {

/// The reply that `make` makes, or a problem of whatever it throws.
template <typename Make>
Reply reply_or_problem(const Manner& manner, Make make) noexcept {
    try {
        return make();
    } catch (const base::Error& error) {
        return make_reply(problem(error, manner.request_id), manner);
    } catch (const std::exception& error) {
        base::log::error("request {} failed: {}", manner.request_id, error.what());
    } catch (...) {
        base::log::error("request {} failed: an exception of no known type", manner.request_id);
    }
    return make_reply(problem(500, "internal", "Something went wrong here. It has been logged.",
                              manner.request_id),
                      manner);
}

void ask(const Guard& guard, Request& request, const Route& route) {
    if (guard) return guard(request, route);
    if (route.permission == Permission::anyone) return;
    throw base::Error{base::ErrorCode::unauthenticated, "Nobody can sign in here."};
}

}  // namespace

std::optional<Reply> Site::admit(Plan& plan) const noexcept {
    std::optional<Reply> refusal;
    auto refused = plan.manner;
    refused.after = Manner::After::close;  // the body is on its way and will not be read
    bool is_admitted = false;
    auto reply = reply_or_problem(refused, [&] {
        ask(guard, plan.request, *plan.route);
        is_admitted = true;
        return Reply{};
    });
    if (!is_admitted) refusal = std::move(reply);
    return refusal;
}

Reply Site::answer(Plan& plan, Admission admission) const noexcept {
    return reply_or_problem(plan.manner, [&] {
        if (admission == Admission::due) ask(guard, plan.request, *plan.route);
        return handle(plan);
    });
}

Reply Site::handle(Plan& plan) const {
    const auto& request = plan.request;
    const auto& route = *plan.route;
    if (route.listen) return make_reply(route.listen(request), plan.manner);
    const bool is_asked_once =
        !replay || request.method == Method::get || !request.header("Idempotency-Key");
    auto response = is_asked_once ? route.handler(request)
                                  : replay(request, [&] { return route.handler(request); });
    if (is_stopping) plan.manner.after = Manner::After::close;
    return make_reply(std::move(response), plan.manner);
}

}  // namespace hark::http
