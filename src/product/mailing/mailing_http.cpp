#include "product/mailing/mailing_http.h"

#include <charconv>

#include <boost/json/array.hpp>
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

json::Object to_json(const Suppression& one) {
    return {{"id", one.id.text()},
            {"email", one.email_key},
            {"reason", to_text(one.reason)},
            {"detail", one.detail},
            {"at", base::to_text(one.at)}};
}

std::optional<SuppressionId> read_cursor(const Request& request) {
    const auto text = request.query.get("cursor");
    if (!text) return std::nullopt;
    const auto id = SuppressionId::parse(*text);
    if (!id)
        throw base::Error{base::ErrorCode::invalid,
                          "`cursor` is not one of ours.",
                          {{"cursor", "invalid", "Give the `next` of the page before."}}};
    return id;
}

http::Response list(Service& service, const Request& request) {
    const auto page =
        service.suppressions(access::caller(request).workspace, read_cursor(request),
                             request.query.get("email").value_or(""), limits::page_default);
    json::Array items;
    for (const auto& one : page.items) items.push_back(to_json(one));
    json::Object object{{"items", std::move(items)}, {"total", page.total}, {"next", nullptr}};
    if (page.has_more) object["next"] = page.items.back().id.text();
    return http::Response::json(json::to_text(object));
}

http::Response add(Service& service, const Request& request) {
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    const auto email = reader.text("email", {.most = limits::email_bytes});
    const auto detail = reader.maybe_text("detail", {.least = 0}).value_or("");
    reader.finish();
    return http::Response::json(
        json::to_text(to_json(service.suppress(access::caller(request).workspace, email, detail))),
        201);
}

mail::Report read_report(json::Reader& reader) {
    using Kind = mail::Report::Kind;
    mail::Report report;
    const auto kind = reader.choice("kind", {"failed", "delayed", "delivered", "complaint"});
    report.kind = kind == "complaint"   ? Kind::complaint
                  : kind == "delivered" ? Kind::delivered
                  : kind == "delayed"   ? Kind::delayed
                                        : Kind::failed;
    report.recipient = reader.maybe_text("email", {.most = limits::email_bytes}).value_or("");
    report.message_id = reader.maybe_text("message_id", {}).value_or("");
    report.status =
        reader.maybe_text("status", {.least = 0, .most = limits::key_bytes}).value_or("");
    report.words =
        reader.maybe_text("reply", {.least = 0, .most = limits::comment_bytes}).value_or("");
    report.words.resize(std::min(report.words.size(), limits::mail_words_bytes));
    if (report.recipient.empty() && report.message_id.empty())
        reader.refuse("email", "required", "Say whose it is: `email`, `message_id`, or both.");
    std::erase_if(report.message_id, [](char c) { return c == '<' || c == '>'; });
    return report;
}

http::Response take(Service& service, const Request& request) {
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    const auto report = read_report(reader);
    reader.finish();
    const auto taken = service.bounces().take(access::caller(request).workspace, {report});
    return http::Response::json(json::to_text(
        json::Object{{"matched", taken.matched > 0}, {"suppressed", taken.suppressed > 0}}));
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
                required("sent_last_day", integer()), required("mailbox_problem", nullable(text())),
                required("mailbox_at", nullable(time()))})));
    return schema;
}

http::Schema suppression_schema() {
    using namespace http;
    return object("Suppression",
                  {required("id", text()), required("email", text()),
                   required("reason", one_of({"unsubscribed", "bounced", "complained", "added"})),
                   required("detail", text()), required("at", time())});
}

http::Routes suppression_routes(Service& service) {
    using namespace http;
    constexpr const char* path = "/api/v1/suppressions";
    return {
        {.method = Method::get,
         .path = path,
         .permission = Permission::analyse,
         .summary = "Lists the addresses that get no emails, newest first.",
         .handler = [&service](const Request& request) { return list(service, request); },
         .response = object("SuppressionPage",
                            {required("items", http::list(suppression_schema())),
                             required("total", integer()), required("next", nullable(text()))}),
         .query = {{"email", "A part of the address."}, {"cursor", "Of the page before."}},
         .operation = "listSuppressions"},
        {.method = Method::post,
         .path = path,
         .permission = Permission::analyse,
         .summary = "Sends no more emails to an address.",
         .handler = [&service](const Request& request) { return add(service, request); },
         .request =
             object("NewSuppression", {required("email", text()), optional("detail", text("why"))}),
         .response = suppression_schema(),
         .success = 201,
         .operation = "createSuppression"},
        {.method = Method::erase,
         .path = "/api/v1/suppressions/{id}",
         .permission = Permission::administer,
         .summary = "Lets an address get emails again.",
         .handler =
             [&service](const Request& request) {
                 service.lift(access::caller(request).workspace, request.id_of<Suppression>("id"));
                 return Response::empty();
             },
         .success = 204,
         .operation = "deleteSuppression"},
        {.method = Method::post,
         .path = "/api/v1/bounces",
         .permission = Permission::write,
         .summary = "Tells what became of an email: for the webhooks of mail services.",
         .handler = [&service](const Request& request) { return take(service, request); },
         .request =
             object("NewBounce",
                    {required("kind", one_of({"failed", "delayed", "delivered", "complaint"})),
                     optional("email", text()), optional("message_id", text()),
                     optional("status", text("RFC 3463: 5.1.1")),
                     optional("reply", text("what the mail server said"))}),
         .response = object("Bounce", {required("matched", boolean("it is about one of Hark's")),
                                       required("suppressed", boolean())}),
         .operation = "createBounce"}};
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
    for (auto& route : suppression_routes(service)) all.push_back(std::move(route));
    return all;
}

}  // namespace hark::mailing
