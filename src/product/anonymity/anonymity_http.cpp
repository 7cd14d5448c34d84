#include "product/anonymity/anonymity_http.h"

#include <boost/json/object.hpp>

#include "base/error.h"
#include "base/limits.h"
#include "platform/json/json.h"
#include "platform/json/reader.h"
#include "product/access/caller.h"
#include "product/anonymity/setting_store.h"

namespace hark::anonymity {
namespace {

namespace limits = base::limits;

http::Response answer(std::size_t k) {
    return http::Response::json(json::to_text(json::Object{{"anonymity_k", k}}));
}

survey::Reference require_anonymous(survey::Service& surveys, const http::Request& request) {
    const auto survey =
        surveys.resolve(access::caller(request).workspace, request.path_parameter("survey"));
    if (!survey::is_anonymous(survey.kind))
        throw base::Error{base::ErrorCode::not_found,
                          "This survey is not anonymous: only those of kind enps are."};
    return survey;
}

http::Response show(storage::Database& database, survey::Service& surveys,
                    const http::Request& request) {
    const auto survey = require_anonymous(surveys, request);
    return answer(database.reading([&](storage::Session& session) {
        return k_of(session, access::caller(request).workspace, survey.id, survey.kind);
    }));
}

http::Response change(storage::Database& database, survey::Service& surveys,
                      const http::Request& request) {
    const auto survey = require_anonymous(surveys, request);
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    const auto k =
        reader.integer("anonymity_k", limits::anonymity_k_least, limits::anonymity_k_most);
    reader.finish();
    database.write([&](storage::Session& session) {
        set_k(session, access::caller(request).workspace, survey.id, static_cast<std::size_t>(k));
    });
    return answer(static_cast<std::size_t>(k));
}

http::Schema schema() {
    using namespace http;
    return object("Anonymity",
                  {required("anonymity_k",
                            integer("answers that are shown together at least, 3 to 100; stays "
                                    "once somebody has answered"))});
}

}  // namespace

http::Routes routes(storage::Database& database, survey::Service& surveys) {
    using namespace http;
    return {
        {.method = Method::get,
         .path = "/api/v1/surveys/{survey}/anonymity",
         .permission = Permission::read,
         .summary = "Tells how many answers to an anonymous survey are shown together at least.",
         .handler = [&](const Request& request) { return show(database, surveys, request); },
         .response = schema(),
         .operation = "getAnonymity"},
        {.method = Method::put,
         .path = "/api/v1/surveys/{survey}/anonymity",
         .permission = Permission::administer,
         .summary = "Chooses that number, before anybody has answered.",
         .handler = [&](const Request& request) { return change(database, surveys, request); },
         .request = schema(),
         .response = schema(),
         .operation = "setAnonymity"}};
}

}  // namespace hark::anonymity
