#include "product/survey_page/survey_page_http.h"

#include <charconv>

#include "base/error.h"
#include "base/limits.h"
#include "platform/http/problem.h"
#include "product/survey/picture_http.h"
#include "product/survey/words.h"
#include "product/survey_page/qr.h"

namespace hark::survey_page {
namespace {

namespace limits = base::limits;

std::optional<int> number(const std::optional<std::string>& text) {
    if (!text) return std::nullopt;
    int value = 0;
    const auto* end = text->data() + text->size();
    const auto [stop, error] = std::from_chars(text->data(), end, value);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return value;
}

std::string cookie_of(const std::string& survey) {
    return "hark_answered_" + survey;
}

Visitor visitor_of(const http::Request& request, const std::string& place) {
    Visitor visitor;
    visitor.languages = survey::accepted_languages(request.header("Accept-Language").value_or(""));
    visitor.language = request.query.get("lang");
    if (request.query.get("kiosk")) visitor.frame = Setting::Frame::kiosk;
    if (request.query.get("embed")) visitor.frame = Setting::Frame::embed;
    visitor.has_answered = request.cookie(cookie_of(place)).has_value();
    return visitor;
}

http::Response page(const Answered& answered, http::Transport transport) {
    http::Response response{
        answered.status, "text/html; charset=utf-8", answered.html.body, {}, {}};
    response.with_header("Content-Security-Policy", answered.html.policy);
    if (answered.is_done && answered.asks_once_per_browser)
        response.with_header("Set-Cookie", http::make_cookie(cookie_of(answered.survey), "1",
                                                             limits::answered_cookie, transport));
    return response;
}

[[noreturn]] void no_such_survey() {
    throw base::Error{base::ErrorCode::not_found, "There is no published survey at this address."};
}

http::Response code(const std::string& address) {
    if (address.size() > qr_bytes)
        throw base::Error{base::ErrorCode::invalid, "The address is too long for a QR code."};
    return {200, "image/svg+xml", qr_svg(address), {}, {}};
}

/// Answers came too fast, or the database is away: people without script read a page of it, and a
/// script sends again later.
bool may_try_again(base::ErrorCode code) {
    using base::ErrorCode;
    return code == ErrorCode::limit_reached || code == ErrorCode::unavailable ||
           code == ErrorCode::timed_out;
}

template <typename Work>
http::Response page_or_busy(Service& service, const Visitor& visitor, http::Transport transport,
                            Work&& work) {
    try {
        return work();
    } catch (const base::Error& error) {
        if (!may_try_again(error.code())) throw;
        return page(service.busy(visitor, http::status_of(error.code())), transport);
    }
}

http::Route route(http::Method method, std::string path, std::string summary,
                  http::Handler handler) {
    http::Route route;
    route.method = method;
    route.path = std::move(path);
    route.permission = http::Permission::anyone;
    route.summary = std::move(summary);
    route.body = http::Body::any;
    route.handler = std::move(handler);
    return route;
}

}  // namespace

http::Routes routes(Service& service, access::Throttle& throttle, workspace::Asking asking,
                    const Origin& origin, http::Transport transport) {
    using http::Method;
    using http::Request;
    http::Routes routes;
    routes.push_back(
        route(Method::get, "/s/{place}", "A survey's page.", [=, &service](const Request& request) {
            const auto& place = request.path_parameter("place");
            const auto visitor = visitor_of(request, place);
            return page_or_busy(service, visitor, transport, [&] {
                return page(
                    service.show(asking(), place, visitor, number(request.query.get("score"))),
                    transport);
            });
        }));
    routes.push_back(route(Method::post, "/s/{place}", "Takes in a step of a survey.",
                           [=, &service, &throttle](const Request& request) {
                               const auto& place = request.path_parameter("place");
                               const auto fields = http::Query::parse(request.body);
                               auto visitor = visitor_of(request, place);
                               if (const auto language = fields.get("lang"))
                                   visitor.language = language;
                               return page_or_busy(service, visitor, transport, [&] {
                                   throttle.attempt(request.client_address);
                                   const auto answered =
                                       service.take(asking(), place, visitor, fields);
                                   if (fields.get("partial") && answered.status == 200)
                                       return http::Response::empty();
                                   return page(answered, transport);
                               });
                           }));
    routes.push_back(route(Method::post, "/s/{place}/seen",
                           "A browser showed the page to somebody.",
                           [=, &service, &throttle](const Request& request) {
                               throttle.attempt(request.client_address);
                               const auto& place = request.path_parameter("place");
                               service.see(asking(), place, visitor_of(request, place));
                               return http::Response::empty();
                           }));
    routes.push_back(route(Method::get, "/s/{place}/qr.svg", "A QR code of the survey's address.",
                           [=, &service](const Request& request) {
                               const auto& place = request.path_parameter("place");
                               if (!service.is_there(asking(), place)) no_such_survey();
                               return code(origin(request) + "/s/" + place);
                           }));
    routes.push_back(route(Method::get, "/s/{place}/logo", "The survey's picture.",
                           [=, &service](const Request& request) {
                               return survey::picture(
                                   service.logo(asking(), request.path_parameter("place")));
                           }));
    return routes;
}

}  // namespace hark::survey_page
