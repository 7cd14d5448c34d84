#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/error.h"
#include "product/access/caller.h"
#include "product/mailing/mailing_http.h"
#include "product/people/order.h"
#include "product/people/people_http.h"
#include "product/segment/selection.h"

namespace hark::mailing {
namespace {

using http::Request;

json::Value maybe(const std::string& text) {
    return text.empty() ? json::Value(nullptr) : json::Value(text);
}

json::Object to_json(const ListedEmail& one) {
    const bool is_reminder = one.kind == invitation::ToSend::Kind::reminder;
    return {{"id", maybe(one.id)},
            {"invitation", one.invitation.text()},
            {"person", one.person ? json::Value(one.person->text()) : json::Value(nullptr)},
            {"name", maybe(one.name)},
            {"email", one.email_key},
            {"survey", one.survey.text()},
            {"survey_name", one.survey_name},
            {"plan_name", maybe(one.plan_name)},
            {"kind", is_reminder ? "reminder" : "first"},
            {"state", to_text(one.state)},
            {"at", base::to_text(one.at)},
            {"reply", one.reply}};
}

http::Response list(Service& service, const Request& request) {
    const auto& query = request.query;
    std::vector<base::FieldProblem> problems;
    segment::refuse_unknown(query, {"state", "limit", "cursor"}, problems);
    const auto most = people::read_limit(query, problems);
    std::optional<EmailState> state;
    if (const auto text = query.get("state")) {
        state = parse_email_state(*text);
        if (!state)
            problems.push_back(
                {"state", "not_a_choice",
                 fmt::format("\"{}\" is none of {}.", *text, fmt::join(email_states(), ", "))});
    }
    std::optional<EmailPlace> after;
    if (const auto cursor = query.get("cursor")) {
        after = EmailPlace::parse(*cursor);
        if (!after) problems.push_back(people::no_cursor());
    }
    base::require_none(std::move(problems));
    const auto page = service.emails(access::caller(request).workspace, state, after, most);
    json::Array items;
    for (const auto& one : page.items) items.push_back(to_json(one));
    return people::page(std::move(items),
                        page.next ? std::optional{page.next->text()} : std::nullopt);
}

http::Response settle(Service& service, const Request& request, Verdict verdict) {
    const auto& caller = access::caller(request);
    return http::Response::json(json::to_text(to_json(
        service.settle(caller.workspace, request.path_parameter("id"), verdict, caller.name))));
}

http::Schema email_schema() {
    using namespace http;
    return object(
        "Email",
        {required("id", nullable(text("null while it waits"))), required("invitation", text()),
         required("person", nullable(text("id"))), required("name", nullable(text())),
         required("email", text()), required("survey", text("id")), required("survey_name", text()),
         required("plan_name", nullable(text())), required("kind", one_of({"first", "reminder"})),
         required("state", one_of({"waiting", "sending", "sent", "bounced", "failed", "postponed",
                                   "unknown", "resent"})),
         required("at", time("when it was begun; of what waits: when it goes out, at the "
                             "earliest")),
         required("reply", text("what the mail server said; of what waits: why"))});
}

}  // namespace

http::Routes email_routes(Service& service) {
    using namespace http;
    return {
        {.method = Method::get,
         .path = "/api/v1/mailing/emails",
         .permission = Permission::analyse,
         .summary = "Lists emails with what became of each, newest first.",
         .handler = [&service](const Request& request) { return list(service, request); },
         .response = object("EmailPage", {required("items", http::list(email_schema())),
                                          required("next", nullable(text()))}),
         .query = {{"state",
                    "Only those: waiting (soonest first), sending, sent, bounced, failed, "
                    "postponed, unknown, resent. Without it: all that were begun."},
                   {"limit", "Items on a page, 1 to 500; 50 by default."},
                   {"cursor", "Of the page before."}},
         .operation = "listEmails"},
        {.method = Method::post,
         .path = "/api/v1/mailing/emails/{id}/resend",
         .permission = Permission::analyse,
         .summary = "Sends an email again that may not have arrived.",
         .handler =
             [&service](const Request& request) {
                 return settle(service, request, Verdict::sent_again);
             },
         .response = email_schema(),
         .operation = "resendEmail"},
        {.method = Method::post,
         .path = "/api/v1/mailing/emails/{id}/confirm",
         .permission = Permission::analyse,
         .summary = "Says that an email was sent which may not have arrived.",
         .handler =
             [&service](const Request& request) { return settle(service, request, Verdict::sent); },
         .response = email_schema(),
         .operation = "confirmEmail"}};
}

}  // namespace hark::mailing
