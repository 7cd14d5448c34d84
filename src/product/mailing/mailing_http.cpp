#include "product/mailing/mailing_http.h"

#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/access/caller.h"
#include "product/mailing/settings_json.h"

namespace hark::mailing {
namespace {

namespace limits = base::limits;
using http::Request;

json::Value maybe(const std::string& text) {
    return text.empty() ? json::Value(nullptr) : json::Value(text);
}

http::Response answer(const Overview& overview) {
    auto object = to_json(overview.settings);
    const auto& condition = overview.condition;
    object["status"] = json::Object{
        {"ready", overview.missing.empty()},
        {"missing", maybe(overview.missing)},
        {"running", condition.is_running},
        {"problem", maybe(condition.problem)},
        {"link_address", maybe(overview.link_address)},
        {"waiting", overview.numbers.waiting},
        {"unknown", overview.numbers.unknown},
        {"sent_last_day", overview.numbers.sent},
        {"mailbox_problem", maybe(condition.mailbox_problem)},
        {"mailbox_at", condition.mailbox_at ? json::Value(base::to_text(*condition.mailbox_at))
                                            : json::Value(nullptr)}};
    return http::Response::json(json::to_text(object));
}

http::Response change(Service& service, const Request& request) {
    const auto body = json::parse(request.body);
    return answer(service.change(access::caller(request).workspace, [&](Settings& settings) {
        json::Reader reader{body};
        reader.maybe_any("status");  // what GET added
        read_into(settings, reader);
        reader.finish();
    }));
}

http::Response preview(Service& service, const Request& request, const std::string& here) {
    const auto sample =
        service.preview(access::caller(request).workspace,
                        {request.query.get("survey"), request.query.get("language")}, here);
    return http::Response::json(json::to_text(json::Object{{"language", sample.language},
                                                           {"subject", sample.written.subject},
                                                           {"text", sample.written.text},
                                                           {"html", sample.written.html}}));
}

http::Response send_test(Service& service, const Request& request, const std::string& here) {
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    const auto to = reader.text("to", {.most = limits::email_bytes});
    Service::Wish wish;
    wish.survey = reader.maybe_text("survey", {.most = limits::key_bytes});
    wish.language = reader.maybe_text("language", {.most = limits::key_bytes});
    reader.finish();
    const auto sent = service.send_test(access::caller(request).workspace, to, wish, here);
    return http::Response::json(json::to_text(
        json::Object{{"outcome", mail::to_text(sent.outcome)}, {"reply", sent.words}}));
}

http::Schema mailing_schema() {
    using namespace http;
    auto schema = settings_schema("Mailing");
    for (auto& field : schema.fields) field.required = true;
    schema.fields.push_back(required(
        "status",
        object("MailingStatus",
               {required("ready", boolean()),
                required("missing", nullable(text("why nothing can be sent"))),
                required("running", boolean("whether a program is there that sends")),
                required("problem", nullable(text("what the mail server said"))),
                required("link_address", nullable(text())), required("waiting", integer()),
                required("unknown", integer("emails that may or may not have arrived")),
                required("sent_last_day", integer()), required("mailbox_problem", nullable(text())),
                required("mailbox_at", nullable(time()))})));
    return schema;
}

}  // namespace

http::Routes routes(Service& service, const survey_page::Origin& origin) {
    using namespace http;
    constexpr const char* path = "/api/v1/mailing";
    Routes all{{.method = Method::get,
                .path = path,
                .permission = Permission::administer,
                .summary = "Shows how emails are sent, and how that goes.",
                .handler =
                    [&service](const Request& request) {
                        return answer(service.overview(access::caller(request).workspace));
                    },
                .response = mailing_schema(),
                .operation = "getMailing"},
               {.method = Method::put,
                .path = path,
                .permission = Permission::administer,
                .summary = "Changes how emails are sent; what is left out stays.",
                .handler = [&service](const Request& request) { return change(service, request); },
                .request = settings_schema("MailingChange"),
                .response = mailing_schema(),
                .operation = "updateMailing"},
               {.method = Method::get,
                .path = "/api/v1/mailing/preview",
                .permission = Permission::read,
                .summary = "Shows the email that invites to a survey.",
                .handler =
                    [&service, origin](const Request& request) {
                        return preview(service, request, origin(request));
                    },
                .response = object("EmailPreview",
                                   {required("language", text()), required("subject", text()),
                                    required("text", text()), required("html", text())}),
                .query = {{"survey", "Id or key; the usual one by default."},
                          {"language", "One of the survey's; its first by default."}},
                .operation = "previewEmail"},
               {.method = Method::post,
                .path = "/api/v1/mailing/test",
                .permission = Permission::administer,
                .summary = "Sends the email that invites to a survey to an address, now.",
                .handler =
                    [&service, origin](const Request& request) {
                        return send_test(service, request, origin(request));
                    },
                .request = object("TestEmail", {required("to", text()), optional("survey", text()),
                                                optional("language", text())}),
                .response = object("TestEmailAnswer",
                                   {required("outcome", one_of({"accepted", "refused", "postponed",
                                                                "unknown", "no_server"})),
                                    required("reply", text("the mail server's own words"))}),
                .operation = "sendTestEmail"}};
    for (auto& route : email_routes(service)) all.push_back(std::move(route));
    for (auto& route : suppression_routes(service)) all.push_back(std::move(route));
    return all;
}

}  // namespace hark::mailing
