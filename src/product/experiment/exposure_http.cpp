#include <variant>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/http/batch.h"
#include "platform/json/reader.h"
#include "product/access/caller.h"
#include "product/experiment/experiment_http.h"
#include "product/people/given_http.h"

namespace hark::experiment {
namespace {

namespace limits = base::limits;
using http::Request;
using http::Response;
using Problems = std::vector<base::FieldProblem>;

std::variant<GivenExposure, Problems> read_given(const json::Value& value) {
    json::Reader reader{value};
    if (!value.is_object()) return reader.problems();
    GivenExposure given;
    given.experiment = reader.text("experiment", {.most = limits::key_bytes});
    given.variant = reader.maybe_text("variant", {.most = limits::key_bytes});
    given.visitor = reader.maybe_token("visitor");
    const auto person = people::maybe_person(reader, "person");
    auto company = people::maybe_company(reader, "company");
    if (person) given.self = people::GivenSelf{*person, std::move(company)};
    given.at = reader.maybe_time("at");
    auto problems = reader.problems();
    if (!problems.empty()) return problems;
    return given;
}

Response tell(Service& service, const Request& request) {
    auto given = read_given(json::parse(request.body));
    if (auto* problems = std::get_if<Problems>(&given)) base::refuse(std::move(*problems));
    auto outcome =
        service.tell(access::caller(request).workspace, {&std::get<GivenExposure>(given), 1})
            .front();
    base::require_none(std::move(outcome.problems));
    return Response::json(json::to_text(json::Object{{"variant", outcome.variant}}));
}

Response tell_many(Service& service, const Request& request) {
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    const auto& items = http::read_items(reader, "items", "exposures", limits::batch_items);
    auto batch = http::read_batch<GivenExposure>(items, read_given);
    const auto outcomes = service.tell(access::caller(request).workspace, batch.things);
    json::Array variants(items.size(), json::Value(nullptr));
    std::size_t accepted = 0;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (!outcomes[i].problems.empty()) {
            batch.rejected.add(batch.places[i], outcomes[i].problems);
            continue;
        }
        ++accepted;
        variants[batch.places[i]] = outcomes[i].variant;
    }
    return Response::json(json::to_text(json::Object{{"accepted", accepted},
                                                     {"variants", std::move(variants)},
                                                     {"rejected", batch.rejected.in_order()}}));
}

http::Schema given_schema() {
    using namespace http;
    return object("GivenExposure",
                  {required("experiment", text("id or key")),
                   optional("person", any("a GivenPerson, or a text, the external_id")),
                   optional("company", any("a GivenCompany, or a text, the name")),
                   optional("visitor", text("of somebody unknown: 22 characters, as the widget's")),
                   optional("variant", text("what was seen; without it Hark chooses one, for the "
                                            "same somebody always the same")),
                   optional("at", time("now by default"))});
}

}  // namespace

http::Routes exposure_routes(Service& service) {
    using namespace http;
    return {
        {.method = Method::post,
         .path = "/api/v1/exposures",
         .permission = Permission::write,
         .summary = "Tells that somebody sees a variant of your product, or asks which they get.",
         .handler = [&service](const Request& request) { return tell(service, request); },
         .request = given_schema(),
         .response = object("ToldExposure", {required("variant", text("its key"))}),
         .operation = "tellExposure"},
        {.method = Method::post,
         .path = "/api/v1/exposures/batch",
         .permission = Permission::write,
         .summary = "Tells up to 10,000 exposures. A bad one does not hinder the others.",
         .handler = [&service](const Request& request) { return tell_many(service, request); },
         .request = object("ExposureBatch", {required("items", list(given_schema()))}),
         .response = object("ExposureBatchOutcome",
                            {required("accepted", integer()),
                             required("variants", list(nullable(text("in the order of items")))),
                             required("rejected", list(rejection_schema()))}),
         .operation = "tellExposures"},
    };
}

}  // namespace hark::experiment
