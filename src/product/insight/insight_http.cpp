#include "product/insight/insight_http.h"

#include <functional>

#include "base/limits.h"
#include "product/access/caller.h"
#include "product/insight/adjustment_reader.h"
#include "product/insight/insight_json.h"
#include "product/insight/insight_reader.h"
#include "product/insight/insight_schema.h"
#include "product/insight/movement_http.h"
#include "product/insight/register_store.h"
#include "product/score/context.h"
#include "product/segment/filter_store.h"
#include "product/workspace/workspace_store.h"

namespace hark::insight {
namespace {

/// Makes routes that answer from what an engine counts.
class Maker {
public:
    Maker(score::Engine& engine, storage::Database& database, const base::Clock& clock,
          survey::Service& surveys)
        : engine_(engine), database_(database), clock_(clock), surveys_(surveys) {}

    /// Reads the parameters and says what is to be asked of the counter, or of the database.
    using Work = std::function<json::Object(score::Counter&)>;
    using Read = std::function<Work(Reading&, workspace::WorkspaceId)>;

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
            const auto work = read(reading, workspace);
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

const std::vector<std::string_view> short_steps{"day", "week", "month"};

Maker::Work read_dips(Reading& reading) {
    reading.assume("every", "week");
    reading.require_step(short_steps);
    reading.require_columns(0, dip_columns);
    const auto query = reading.finish();
    const auto now = reading.context().now;
    return
        [query, now](score::Counter& counter) { return to_json(find_dips(counter, query, now)); };
}

/// A day or a moment that has passed.
base::Time moment(Reading& reading, const std::string& name) {
    const auto given = reading.text(name);
    if (!given) {
        reading.refuse(name, "required", "Say when it happened, e.g. at=2026-03-01.");
        return {};
    }
    std::vector<base::FieldProblem> problems;
    const auto zone = segment::parse_zone(reading.text("tz"), reading.context().zone, problems);
    auto time = base::parse_time(*given);
    if (const auto date = base::parse_date(*given)) time = zone.start_of(*date);
    if (!time) {
        reading.refuse(name, "wrong_kind",
                       "Give a day (2026-03-01) or a moment (2026-03-01T12:00:00Z).");
    } else if (*time >= reading.context().now) {
        reading.refuse(name, "out_of_range", "This has not happened yet: give an earlier time.");
    }
    return time.value_or(base::Time{});
}

Maker::Work read_effect(Reading& reading) {
    const auto at = moment(reading, "at");
    const auto days = reading.whole("days", 1, base::limits::effect_days, 28);
    const auto query = reading.finish();
    const auto now = reading.context().now;
    return [query, at, days, now](score::Counter& counter) {
        return to_json(find_effect(counter, query, at, days, now));
    };
}

std::optional<double> goal_of(storage::Database& database, workspace::WorkspaceId workspace) {
    return database.reading([&](storage::Session& session) -> std::optional<double> {
        const auto home = workspace::find(session, workspace);
        if (!home || !home->goal) return std::nullopt;
        return *home->goal;
    });
}

Maker::Work read_forecast(Reading& reading, const std::optional<double>& workspace_goal) {
    reading.assume("every", "week");
    reading.require_step(short_steps);
    Ahead ahead;
    ahead.steps =
        static_cast<std::size_t>(reading.whole("ahead", 1, base::limits::forecast_ahead, 12));
    ahead.goal = reading.number("goal", -100, 100);
    if (!ahead.goal) ahead.goal = workspace_goal;
    const auto query = reading.finish();
    const auto now = reading.context().now;
    return [query, ahead, now](score::Counter& counter) {
        return to_json(predict(counter, query, ahead, now));
    };
}

Maker::Work read_ranking(Reading& reading) {
    reading.require_columns(1, 1);
    const auto query = reading.finish();
    return [query](score::Counter& counter) { return to_json(find_ranking(counter, query)); };
}

Maker::Work read_accounts(Reading& reading) {
    reading.assume("by", "company");
    reading.require_columns(0, 1);
    const auto query = reading.finish();
    return [query](score::Counter& counter) { return to_json(find_accounts(counter, query)); };
}

Maker::Work read_adjusted(Reading& reading, storage::Database& database,
                          workspace::WorkspaceId workspace) {
    reading.require_columns(1, 2);
    auto targets = read_targets(reading);
    const auto query = reading.finish();
    if (segment::can_be_asked_of_persons(query.filter))
        database.read([&](storage::Session& session) {
            for (auto& target : targets)
                if (target.shares.empty())
                    target = count_register(session, workspace, target.property, query.filter);
        });
    return [query, targets = std::move(targets)](score::Counter& counter) {
        return to_json(adjust(counter, query, targets));
    };
}

}  // namespace

http::Routes routes(score::Engine& engine, storage::Database& database, const base::Clock& clock,
                    survey::Service& surveys) {
    const Maker maker{engine, database, clock, surveys};
    http::Routes all{
        maker.make("change", "What changed since the period before, and because of which groups",
                   "getChange", {.of_score = {"by", "compare"}}, change_schema(),
                   [](Reading& reading, auto) { return read_change(reading); }),
        maker.make("dips", "Which groups fell or rose lately, against their own past", "getDips",
                   {.of_score = {"every", "by"}, .without = {"from"}}, dips_schema(),
                   [](Reading& reading, auto) { return read_dips(reading); }),
        maker.make("effect", "Before and after something happened", "getEffect",
                   {.without = {"from", "to"},
                    .own = {{"at", "When it happened: a day or a moment (RFC 3339)."},
                            {"days", "How many days before and after; 28 by default."}}},
                   effect_schema(), [](Reading& reading, auto) { return read_effect(reading); }),
        maker.make("forecast", "Where the score is going, and whether it will reach the goal",
                   "getForecast",
                   {.of_score = {"every"},
                    .own = {{"ahead", "How many steps, 1 to 26; 12 by default."},
                            {"goal", "Points; by default the workspace's goal."}}},
                   prediction_schema(),
                   [&database](Reading& reading, workspace::WorkspaceId workspace) {
                       return read_forecast(reading, goal_of(database, workspace));
                   }),
        maker.make("ranking", "Groups in order of their scores, small ones drawn to the mean",
                   "getRanking", {.of_score = {"by"}}, ranking_schema(),
                   [](Reading& reading, auto) { return read_ranking(reading); }),
        maker.make("accounts", "How sure the score is where several answers come from one account",
                   "getAccounts", {.of_score = {"by"}}, accounts_schema(),
                   [](Reading& reading, auto) { return read_accounts(reading); }),
        maker.make("adjusted", "The score if every group had answered alike", "getAdjusted",
                   {.of_score = {"by"},
                    .own = {{"shares",
                             "Shares of everybody, e.g. plan:pro=0.6,free=0.4; by default those of "
                             "the persons in the register who pass the filter.",
                             http::QueryParameter::Repeat::yes}}},
                   adjusted_schema(),
                   [&database](Reading& reading, workspace::WorkspaceId workspace) {
                       return read_adjusted(reading, database, workspace);
                   }),
    };
    all.push_back(movement_route(database, clock, surveys));
    return all;
}

}  // namespace hark::insight
