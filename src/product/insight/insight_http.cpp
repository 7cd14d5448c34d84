#include "product/insight/insight_http.h"

#include <functional>

#include "product/access/caller.h"
#include "product/insight/insight_json.h"
#include "product/insight/insight_reader.h"
#include "product/insight/insight_schema.h"
#include "product/score/context.h"

namespace hark::insight {
namespace {

/// Makes routes that answer from what an engine counts.
class Maker {
public:
    Maker(score::Engine& engine, storage::Database& database, const base::Clock& clock,
          survey::Service& surveys)
        : engine_(engine), database_(database), clock_(clock), surveys_(surveys) {}

    /// Reads the parameters and says what is to be asked of the counter.
    using Work = std::function<json::Object(score::Counter&)>;
    using Read = std::function<Work(Reading&)>;

    http::Route make(const std::string& name, std::string summary, std::string operation,
                     Parameters parameters, http::Schema schema, Read read) const {
        http::Route route;
        route.method = http::Method::get;
        route.path = "/api/v1/insights/" + name;
        route.permission = http::Permission::read;
        route.summary = std::move(summary);
        route.operation = std::move(operation);
        route.query = describe(parameters);
        route.response = std::move(schema);
        route.handler = [*this, parameters = std::move(parameters),
                         read = std::move(read)](const http::Request& request) {
            const auto workspace = access::caller(request).workspace;
            const auto context =
                score::read_context(database_, clock_, surveys_, workspace, request.query);
            Reading reading{request.query, context, parameters};
            const auto work = read(reading);
            std::string text;
            engine_.read(workspace,
                         [&](score::Counter& counter) { text = json::to_text(work(counter)); });
            return http::Response::json(std::move(text));
        };
        return route;
    }

private:
    score::Engine& engine_;
    storage::Database& database_;
    const base::Clock& clock_;
    survey::Service& surveys_;
};

Maker::Work read_change(Reading& reading) {
    reading.assume("compare", "previous");
    if (reading.text("compare") == "none")
        reading.refuse("compare", "unsuitable",
                       "Say what the period is held against: previous or year.");
    const auto query = reading.finish();
    return [query](score::Counter& counter) { return to_json(find_change(counter, query)); };
}

}  // namespace

http::Routes routes(score::Engine& engine, storage::Database& database, const base::Clock& clock,
                    survey::Service& surveys) {
    const Maker maker{engine, database, clock, surveys};
    return {
        maker.make("change", "What changed since the period before, and because of which groups",
                   "getChange", {.of_score = {"by", "compare"}}, change_schema(), read_change),
    };
}

}  // namespace hark::insight
