#include "product/event/event_http.h"

#include <variant>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/access/caller.h"
#include "product/people/given_http.h"

namespace hark::event {
namespace {

namespace limits = base::limits;
using http::Request;
using http::Response;
using Problems = std::vector<base::FieldProblem>;

std::variant<Given, Problems> read_given(const json::Value& value, base::Time now) {
    json::Reader reader{value};
    if (!value.is_object()) return reader.problems();
    Given given;
    given.name = reader.text("name", {.most = limits::name_bytes});
    given.external_id = people::read_maybe(reader, "id", limits::external_id_bytes);
    const auto person = people::maybe_person(reader, "person");
    auto company = people::maybe_company(reader, "company");
    if (person)
        given.self = people::GivenSelf{*person, std::move(company)};
    else
        reader.refuse("person", "required",
                      "`person` is missing: say to whom it happened, by external_id or email.");
    given.at = reader.maybe_time("at").value_or(now);
    given.properties = people::read_properties(reader, "properties");
    auto problems = reader.problems();
    if (!problems.empty()) return problems;
    return given;
}

Response tell(Service& service, const Request& request) {
    const auto body = json::parse(request.body);
    auto given = read_given(body, service.now());
    if (auto* problems = std::get_if<Problems>(&given)) base::refuse(std::move(*problems));
    auto outcome =
        service.tell(access::caller(request).workspace, {&std::get<Given>(given), 1}).front();
    base::require_none(std::move(outcome.problems));
    return Response::json(json::to_text(json::Object{{"is_listened_to", outcome.is_listened_to}}));
}

Response tell_many(Service& service, const Request& request) {
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    const auto& items = http::read_items(reader, "items", "events", limits::batch_items);
    const auto now = service.now();
    const auto batch = http::read_batch<Given>(
        items, [&](const json::Value& item) { return read_given(item, now); });
    const auto outcomes = service.tell(access::caller(request).workspace, batch.things);
    return batch_answer(batch.rejected, batch.places, outcomes);
}

Response list_names(Service& service, const Request& request) {
    json::Array items;
    for (const auto& name : service.names(access::caller(request).workspace))
        items.push_back(json::Object{{"name", name.name},
                                     {"told", name.told},
                                     {"first_at", base::to_text(name.first_at)},
                                     {"last_at", base::to_text(name.last_at)}});
    return Response::json(
        json::to_text(json::Object{{"items", std::move(items)}, {"next", nullptr}}));
}

http::Schema given_schema() {
    using namespace http;
    return object("GivenEvent",
                  {required("name", text("such as order_delivered")),
                   optional("id", text("your id of the event; a second one changes nothing")),
                   required("person", any("a GivenPerson, or a text, the external_id")),
                   optional("company", any("a GivenCompany, or a text, the name")),
                   optional("at", time("when it happened; now by default")),
                   optional("properties", people::given_properties_schema())});
}

http::Schema name_schema() {
    using namespace http;
    return object("EventName", {required("name", text()), required("told", integer("how often")),
                                required("first_at", time()), required("last_at", time())});
}

}  // namespace

Response batch_answer(http::Rejections rejected, const std::vector<std::size_t>& places,
                      const std::vector<Outcome>& outcomes) {
    std::size_t accepted = 0;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        accepted += outcomes[i].problems.empty();
        if (!outcomes[i].problems.empty()) rejected.add(places[i], outcomes[i].problems);
    }
    return Response::json(
        json::to_text(json::Object{{"accepted", accepted}, {"rejected", rejected.in_order()}}));
}

http::Schema batch_answer_schema() {
    using namespace http;
    return object("EventBatchOutcome", {required("accepted", integer()),
                                        required("rejected", list(rejection_schema()))});
}

http::Routes routes(Service& service) {
    using namespace http;
    const auto handler = [&service](auto function) {
        return [&service, function](const Request& request) { return function(service, request); };
    };
    return {
        {.method = Method::post,
         .path = "/api/v1/events",
         .permission = Permission::write,
         .summary = "Tells what happened to a person; plans that listen to it may ask them.",
         .handler = handler(tell),
         .request = given_schema(),
         .response = object("ToldEvent",
                            {required("is_listened_to", boolean("whether a plan hears of it"))}),
         .operation = "tellEvent"},
        {.method = Method::post,
         .path = "/api/v1/events/batch",
         .permission = Permission::write,
         .summary = "Tells up to 10,000 events. A bad one does not hinder the others.",
         .handler = handler(tell_many),
         .request = object("EventBatch", {required("items", list(given_schema()))}),
         .response = batch_answer_schema(),
         .operation = "tellEvents"},
        {.method = Method::get,
         .path = "/api/v1/events/names",
         .permission = Permission::read,
         .summary = "Lists the names of events that were told, whether a plan listens or not.",
         .handler = handler(list_names),
         .response = page("EventNamePage", name_schema()),
         .operation = "listEventNames"},
    };
}

}  // namespace hark::event
