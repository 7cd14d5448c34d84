#include "product/score/sql_engine_store.h"

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

// Time is counted in pieces so small that each lies in one step of the calendar (Steps::piece).
constexpr const char* count_sql =
    "SELECT (counted.at - :origin) / :piece AS piece, counted.score AS score, COUNT(*) AS "
    "responses, "
    "COALESCE(SUM(counted.weight), 0.0) AS weight, "
    "COALESCE(SUM(counted.weight * counted.weight), 0.0) AS square{outer_columns} "
    "FROM (SELECT response.workspace_id AS workspace_id, response.at AS at, "
    "response.score AS score, {weight} AS weight{unit_columns}{inner_columns} "
    "FROM response WHERE response.workspace_id = :workspace AND response.survey_id = :survey "
    "AND response.excluded_at IS NULL AND {filter}) AS counted "
    "WHERE counted.workspace_id = :workspace{latest} GROUP BY piece, counted.score{outer_columns}";

// The latest of each comes first; of two at the same moment, the one with the higher id.
constexpr const char* unit_sql =
    ", response.{0} AS unit, ROW_NUMBER() OVER (PARTITION BY response.{0} "
    "ORDER BY response.at DESC, response.id DESC) AS place";
constexpr const char* latest_sql = " AND (counted.place = 1 OR counted.unit IS NULL)";

const char* unit_column(Unit unit) {
    return unit == Unit::person ? "person_id" : "company_id";
}

/// Nothing when no response can lie in any step.
std::optional<Steps> find_steps(storage::Session& session, storage::Parameters parameters,
                                const Query& query) {
    const auto period = segment::to_sql({}, query.period);
    parameters.insert(parameters.end(), period.parameters.begin(), period.parameters.end());
    using Extent = std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>;
    const auto extent = session.one(
        fmt::format(fmt::runtime(extent_sql), period.sql), parameters, [](const storage::Row& row) {
            return Extent{row.maybe_integer("first"), row.maybe_integer("last")};
        });
    if (!extent || !extent->first || !extent->second) return std::nullopt;
    return Steps{query.zone, *query.every, base::from_micros(*extent->first),
                 base::from_micros(*extent->second)};
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

Statement write_statement(const Query& query, const storage::Parameters& parameters) {
    auto filter = segment::to_sql(query.filter, query.period);
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

constexpr std::size_t columns_before_groups = 5;  // piece, score, responses, weight, square

}  // namespace

bool GroupOrder::operator()(const GroupValues& left, const GroupValues& right) const {
    CHECK(left.size() == right.size());
    for (std::size_t i = 0; i < left.size(); ++i) {
        const bool left_missing = std::holds_alternative<segment::Missing>(left[i]);
        const bool right_missing = std::holds_alternative<segment::Missing>(right[i]);
        if (left_missing != right_missing) return right_missing;
        if (left[i] != right[i]) return left[i] < right[i];
    }
    return false;
}

std::vector<Counted> count(storage::Session& session, workspace::WorkspaceId workspace,
                           const Query& query) {
    const storage::Parameters scope{{"workspace", workspace.value()},
                                    {"survey", query.survey.id.value()}};
    std::optional<Steps> steps;
    if (query.every) {
        steps = find_steps(session, scope, query);
        if (!steps) return {};
    }
    auto statement = write_statement(query, scope);
    // Without steps all of time is one piece.
    statement.parameters.emplace_back("origin", steps ? base::to_micros(steps->origin()) : 0);
    statement.parameters.emplace_back(
        "piece", steps ? steps->piece().count() : std::numeric_limits<std::int64_t>::max());

    std::map<GroupValues, std::map<std::optional<base::Date>, statistics::WeightedTally>,
             GroupOrder>
        groups;
    std::size_t rows = 0;
    session.each(statement.sql, statement.parameters, [&](const storage::Row& row) {
        GroupValues group;
        for (std::size_t i = 0; i < query.by.size(); ++i) {
            group.push_back(to_group_value(query.by[i], row.at(columns_before_groups + i)));
        }
        std::optional<base::Date> step;
        if (steps) step = steps->step_of(steps->origin() + row.integer("piece") * steps->piece());
        const auto [entry, fresh] = groups[std::move(group)].try_emplace(step);
        entry->second += to_tally(row);
        if (fresh && ++rows > base::limits::score_rows) {
            throw base::Error{
                base::ErrorCode::limit_reached,
                fmt::format("The answer has more than {} rows.", base::limits::score_rows),
                {{"by", "too_many",
                  "Group by something with fewer values, ask for longer steps, or filter."}}};
        }
    });

    std::vector<Counted> result;
    result.reserve(rows);
    for (const auto& [group, by_step] : groups) {
        for (const auto& [step, tally] : by_step) result.push_back({group, step, tally});
    }
    return result;
}

}  // namespace hark::score
