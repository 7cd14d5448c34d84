#include <array>

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/error.h"
#include "base/limits.h"
#include "platform/csv/writer.h"
#include "platform/json/reader.h"
#include "product/access/caller.h"
#include "product/mailing/mailing_http.h"
#include "product/people/order.h"
#include "product/people/people_http.h"
#include "product/segment/selection.h"

namespace hark::mailing {
namespace {

namespace limits = base::limits;
/// In one file of addresses: some 15 MB, which is made in memory.
constexpr std::size_t in_file_most = 100'000;
using http::Request;

const std::vector<std::string_view> reasons{"unsubscribed", "bounced", "complained", "added"};

json::Object to_json(const Suppression& one) {
    return {{"id", one.id.text()},
            {"email", one.email_key},
            {"reason", to_text(one.reason)},
            {"detail", one.detail},
            {"at", base::to_text(one.at)}};
}

std::optional<SuppressionId> read_cursor(const Request& request,
                                         std::vector<base::FieldProblem>& problems) {
    const auto text = request.query.get("cursor");
    if (!text) return std::nullopt;
    const auto id = SuppressionId::parse(*text);
    if (!id) problems.push_back(people::no_cursor());
    return id;
}

bool wants_file(const Request& request, std::vector<base::FieldProblem>& problems) {
    const auto format = request.query.get("format").value_or("json");
    if (format != "json" && format != "csv")
        problems.push_back(
            {"format", "unknown", fmt::format("\"{}\" is none of json, csv.", format)});
    return format == "csv";
}

/// For people, who open it in a spreadsheet.
http::Response file(const Service::Page& page) {
    if (page.has_more)
        throw base::Error{
            base::ErrorCode::limit_reached,
            fmt::format("There are {} addresses, more than the {} that go into one file: search "
                        "for a part of them.",
                        page.total, in_file_most)};
    http::Response response;
    response.content_type = "text/csv; charset=utf-8";
    response.with_header("Content-Disposition", "attachment; filename=\"suppressions.csv\"");
    const auto add = [&](const std::array<std::string_view, 4>& fields) {
        csv::append_row(fields, response.body, csv::Formulas::guarded);
    };
    add({"email", "reason", "detail", "at"});
    for (const auto& one : page.items)
        add({one.email_key, to_text(one.reason), one.detail, base::to_text(one.at)});
    return response;
}

http::Response list(Service& service, const Request& request) {
    std::vector<base::FieldProblem> problems;
    segment::refuse_unknown(request.query, {"email", "limit", "cursor", "format"}, problems);
    const auto most = people::read_limit(request.query, problems);
    const auto before = read_cursor(request, problems);
    const bool is_file = wants_file(request, problems);
    base::require_none(std::move(problems));
    const auto page = service.suppressions(access::caller(request).workspace, before,
                                           request.query.get("email").value_or(""),
                                           is_file ? in_file_most : most);
    if (is_file) return file(page);
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
    const auto reason = reader.maybe_choice("reason", reasons).value_or("added");
    const auto detail = reader.maybe_text("detail", {.least = 0}).value_or("");
    reader.finish();
    return http::Response::json(
        json::to_text(to_json(service.suppress(access::caller(request).workspace, email,
                                               parse_reason(reason).value(), detail))),
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

http::Schema suppression_schema() {
    using namespace http;
    return object("Suppression",
                  {required("id", text()), required("email", text()),
                   required("reason", one_of({"unsubscribed", "bounced", "complained", "added"})),
                   required("detail", text()), required("at", time())});
}

}  // namespace

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
         .query = {{"email", "A part of the address."},
                   {"limit", "Items on a page, 1 to 500; 50 by default."},
                   {"cursor", "Of the page before."},
                   {"format", "json (default); csv: a file with all of them."}},
         .operation = "listSuppressions"},
        {.method = Method::post,
         .path = path,
         .permission = Permission::analyse,
         .summary = "Sends no more emails to an address.",
         .handler = [&service](const Request& request) { return add(service, request); },
         .request =
             object("NewSuppression",
                    {required("email", text()),
                     optional("reason", one_of({"unsubscribed", "bounced", "complained", "added"})),
                     optional("detail", text("why"))}),
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

}  // namespace hark::mailing
