#include <fmt/format.h>

#include "platform/crypto/crypto.h"
#include "product/mailing/mailing_http.h"
#include "product/survey/shipped.h"
#include "product/survey_page/frame.h"
#include "product/survey_page/html.h"

namespace hark::mailing {
namespace {

using http::Method;
using http::Request;

const survey::Shipped& texts_for(const std::string& language, const Request& request) {
    std::vector<std::string> wanted;
    if (!language.empty()) wanted.push_back(language);
    for (auto& one : survey::accepted_languages(request.header("Accept-Language").value_or("")))
        wanted.push_back(std::move(one));
    std::vector<std::string> spoken;
    spoken.reserve(survey::all_shipped().size());
    for (const auto& one : survey::all_shipped()) spoken.push_back(one.language);
    return *survey::shipped(survey::choose_language(wanted, spoken));
}

http::Response page(const survey::Shipped& texts, std::string_view sentence,
                    const std::string& form, int status) {
    survey_page::Framing framing;
    framing.title = sentence;
    framing.language = texts.language;
    framing.direction = texts.direction;
    const auto html = survey_page::framed(
        fmt::format("<h1>{}</h1>{}", survey_page::escaped(sentence), form), framing, {.path = "/"});
    http::Response response{status, "text/html; charset=utf-8", html.body, {}, {}};
    response.with_header("Content-Security-Policy", html.policy);
    response.with_header("Cache-Control", "no-store");
    return response;
}

std::string button(const std::string& token, const char* name, const std::string& label) {
    return fmt::format(
        "<form method=\"post\" action=\"/u/{}\"><button class=\"main\" name=\"{}\" value=\"1\">{}"
        "</button></form>",
        survey_page::escaped(token), name, survey_page::escaped(label));
}

http::Response show(const std::optional<Service::Reader>& reader, const std::string& token,
                    const Request& request) {
    const auto& texts = texts_for(reader ? reader->language : "", request);
    if (!reader) return page(texts, texts.at("words.not_found"), "", 404);
    if (reader->is_suppressed)
        return page(texts, texts.at("words.unsubscribed"),
                    button(token, "resubscribe", texts.at("words.resubscribe")), 200);
    return page(texts, texts.at("words.unsubscribe_question"),
                button(token, "unsubscribe", texts.at("words.unsubscribe")), 200);
}

/// A picture of one clear pixel.
std::string pixel() {
    return crypto::from_base64("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7").value();
}

http::Route route(Method method, std::string path, std::string summary, http::Handler handler) {
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

http::Routes leaving_routes(Service& service, const workspace::Asking& asking) {
    http::Routes routes;
    routes.push_back(route(Method::get, "/u/{token}", "Asks whether somebody wants no more emails.",
                           [=, &service](const Request& request) {
                               const auto& token = request.path_parameter("token");
                               return show(service.reader(asking(), token), token, request);
                           }));
    // What a mail program posts by itself (RFC 8058) says List-Unsubscribe=One-Click: any POST that
    // does not take it back counts.
    routes.push_back(route(Method::post, "/u/{token}",
                           "Sends somebody no more emails, or some again.",
                           [=, &service](const Request& request) {
                               const auto& token = request.path_parameter("token");
                               const auto workspace = asking();
                               if (http::Query::parse(request.body).get("resubscribe"))
                                   service.resubscribe(workspace, token);
                               else
                                   service.unsubscribe(workspace, token);
                               return show(service.reader(workspace, token), token, request);
                           }));
    routes.push_back(route(Method::get, "/u/{token}/opened.gif", "The picture in an email.",
                           [=, &service](const Request& request) {
                               service.see_opened(asking(), request.path_parameter("token"));
                               http::Response response{200, "image/gif", pixel(), {}, {}};
                               response.with_header("Cache-Control", "no-store");
                               return response;
                           }));
    return routes;
}

}  // namespace hark::mailing
