#include "product/score/sql_engine_store.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/limits.h"
#include "product/score/steps.h"
#include "product/segment/filter_store.h"

namespace hark::score {
namespace {

// Both are answered by the index on (workspace_id, survey_id, at) alone.
constexpr const char* extent_sql =
    "SELECT (SELECT MIN(response.at) FROM response WHERE response.workspace_id = :workspace "
    "AND response.survey_id = :survey AND {0}) AS first, "
    "(SELECT MAX(response.at) FROM response WHERE response.workspace_id = :workspace "
    "AND response.survey_id = :survey AND {0}) AS last";

// Time is counted in pieces so small that each lies in one step of the calendar (Steps::Stretch).
constexpr const char* count_sql =
    "SELECT (counted.at - :origin) / :piece AS piece, counted.score AS score, COUNT(*) AS "
    "responses, COUNT(counted.weight) AS weighted, "
    "COALESCE(SUM(counted.weight), 0.0) AS weight, "
    "COALESCE(SUM(counted.weight * counted.weight), 0.0) AS square{outer_columns} "
    "FROM (SELECT response.workspace_id AS workspace_id, response.at AS at, "
    "response.score AS score, {weight} AS weight{unit_columns}{inner_columns} "
    "FROM response WHERE response.workspace_id = :workspace AND response.survey_id = :survey "
    "AND response.excluded_at IS NULL AND {filter}) AS counted "
    "WHERE counted.workspace_id = :workspace{latest} GROUP BY piece, counted.score{outer_columns}";

// The latest of each in a piece comes first; of two at the same moment, the one with the higher id.
constexpr const char* unit_sql =
    ", response.{0} AS unit, ROW_NUMBER() OVER (PARTITION BY response.{0}, "
    "(response.at - :origin) / :piece "
    "ORDER BY response.at DESC, response.id DESC) AS place";
constexpr const char* latest_sql = " AND (counted.place = 1 OR counted.unit IS NULL)";

const char* unit_column(Unit unit) {
    return unit == Unit::person ? "person_id" : "company_id";
}

/// Nothing when no response can lie in any step.
std::optional<Steps> find_steps(storage::Session& session, storage::Parameters parameters,
                                const Query& query, std::size_t most) {
    const auto period = segment::to_sql({}, query.period);
    parameters.insert(parameters.end(), period.parameters.begin(), period.parameters.end());
    using Extent = std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>;
    const auto extent = session.one(
        fmt::format(fmt::runtime(extent_sql), period.sql), parameters, [](const storage::Row& row) {
            return Extent{row.maybe_integer("first"), row.maybe_integer("last")};
        });
    if (!extent || !extent->first || !extent->second) return std::nullopt;
    return Steps{query.zone, *query.every, base::from_micros(*extent->first),
                 base::from_micros(*extent->second), most};
}

segment::Value to_group_value(const segment::Field& field, const storage::Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
    if (const auto* number = std::get_if<double>(&value)) {
        const bool money = field.trait == segment::Trait::property &&
                           field.property.kind == people::PropertyKind::money;
        // Doubles hold minor units exactly up to 2^53.
        if (money) return static_cast<std::int64_t>(*number);
        return *number;
    }
    return segment::Missing{};
}

statistics::WeightedTally to_tally(const storage::Row& row) {
    const auto score = statistics::Score{static_cast<int>(row.integer("score"))};
    statistics::Tally tally;
    tally.add(score, row.integer("responses"));
    statistics::WeightedTally::Sums weights{};
    statistics::WeightedTally::Sums squares{};
    weights[static_cast<std::size_t>(score.value())] = row.real("weight");
    squares[static_cast<std::size_t>(score.value())] = row.real("square");
    return {tally, weights, squares};
}

/// A statement for one shape of question, and its values.
struct Statement {
    std::string sql;
    storage::Parameters parameters;
};

Statement write_statement(const Query& query, const segment::Period& period,
                          const storage::Parameters& parameters) {
    auto filter = segment::to_sql(query.filter, period);
    Statement statement{{}, parameters};
    auto& all = statement.parameters;
    all.insert(all.end(), filter.parameters.begin(), filter.parameters.end());

    std::string weight = "CAST(NULL AS DOUBLE PRECISION)";
    if (query.weight) {
        const segment::Field field{segment::Trait::property, *query.weight};
        const auto value = segment::sql_value(field, "weight");
        weight = fmt::format("CASE WHEN {0} >= 0 THEN {0} END", value);
        all.emplace_back("weight", query.weight->key);
    }
    std::string inner;
    std::string outer;
    for (std::size_t i = 0; i < query.by.size(); ++i) {
        const auto& field = query.by[i];
        const auto parameter = fmt::format("column{}", i);
        inner += fmt::format(", {} AS group{}", segment::sql_value(field, parameter), i);
        outer += fmt::format(", counted.group{}", i);
        if (field.trait == segment::Trait::property)
            all.emplace_back(parameter, field.property.key);
    }
    const bool units = query.unit != Unit::response;
    const auto unit = units ? fmt::format(fmt::runtime(unit_sql), unit_column(query.unit)) : "";
    statement.sql = fmt::format(fmt::runtime(count_sql), fmt::arg("weight", weight),
                                fmt::arg("inner_columns", inner), fmt::arg("outer_columns", outer),
                                fmt::arg("unit_columns", unit), fmt::arg("filter", filter.sql),
                                fmt::arg("latest", units ? latest_sql : ""));
    return statement;
}

// piece, score, responses, weighted, weight, square
constexpr std::size_t columns_before_groups = 6;

/// Runs the statement as often as needed and adds up what it answers.
class Counting {
public:
    Counting(storage::Session& session, const storage::Parameters& scope, const Query& query,
             std::size_t most)
        : session_(session), scope_(scope), query_(query), most_(most) {}

    void count_all() {
        // All of time is one piece.
        run(query_.period, 0, std::numeric_limits<std::int64_t>::max(),
            [](std::int64_t) { return std::nullopt; });
    }

    void count_steps(const Steps& steps) {
        // The latest of each person or company is sought in each step, so a piece is one.
        const auto stretches =
            query_.unit == Unit::response ? steps.stretches() : steps.even_stretches();
        for (const auto& stretch : stretches) {
            auto period = query_.period;
            period.from = std::max(stretch.from, period.from.value_or(stretch.from));
            period.to = std::min(stretch.to, period.to.value_or(stretch.to));
            run(period, base::to_micros(stretch.from), stretch.piece.count(),
                [&](std::int64_t piece) {
                    return steps.step_of(stretch.from + piece * stretch.piece);
                });
        }
    }

    std::vector<Counted> result() const {
        std::vector<Counted> result;
        result.reserve(rows_);
        for (const auto& [group, by_step] : groups_) {
            for (const auto& [step, sum] : by_step) {
                result.push_back({group, step, sum.tally, sum.weighted_responses});
            }
        }
        return result;
    }

private:
    struct Sum {
        statistics::WeightedTally tally = {};
        std::int64_t weighted_responses = 0;
    };
    using StepOf = std::function<std::optional<base::Date>(std::int64_t piece)>;

    void run(const segment::Period& period, std::int64_t origin, std::int64_t piece,
             const StepOf& step_of) {
        auto statement = write_statement(query_, period, scope_);
        statement.parameters.emplace_back("origin", origin);
        statement.parameters.emplace_back("piece", piece);
        session_.each(statement.sql, statement.parameters, [&](const storage::Row& row) {
            GroupValues group;
            for (std::size_t i = 0; i < query_.by.size(); ++i) {
                group.push_back(to_group_value(query_.by[i], row.at(columns_before_groups + i)));
            }
            add(std::move(group), step_of(row.integer("piece")),
                {to_tally(row), row.integer("weighted")});
        });
    }

    void add(GroupValues group, std::optional<base::Date> step, const Sum& sum) {
        const auto [entry, fresh] = groups_[std::move(group)].try_emplace(step);
        entry->second.tally += sum.tally;
        entry->second.weighted_responses += sum.weighted_responses;
        if (fresh && ++rows_ > most_) refuse_rows(most_);
    }

    storage::Session& session_;
    const storage::Parameters& scope_;
    const Query& query_;
    const std::size_t most_;
    std::map<GroupValues, std::map<std::optional<base::Date>, Sum>, GroupOrder> groups_;
    std::size_t rows_ = 0;
};

}  // namespace

SqlCounter::SqlCounter(storage::Session& session, workspace::WorkspaceId workspace, base::Time now)
    : session_(session), workspace_(workspace), now_(now) {}

std::vector<Counted> SqlCounter::count(const Query& query, std::size_t most) {
    const storage::Parameters scope{{"workspace", workspace_.value()},
                                    {"survey", query.survey.id.value()}};
    Counting counting{session_, scope, query, most};
    if (!query.every) {
        counting.count_all();
    } else if (const auto steps = find_steps(session_, scope, query, most)) {
        counting.count_steps(*steps);
    }
    return counting.result();
}

SqlEngine::SqlEngine(storage::Database& database, const base::Clock& clock)
    : database_(database), clock_(clock) {}

void SqlEngine::read(workspace::WorkspaceId workspace, const std::function<void(Counter&)>& work) {
    const auto now = clock_.now();
    database_.read([&](storage::Session& session) {
        SqlCounter counter{session, workspace, now};
        work(counter);
    });
}

}  // namespace hark::score
