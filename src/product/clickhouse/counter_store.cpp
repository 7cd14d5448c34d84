#include "product/clickhouse/counter_store.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>

#include <fmt/format.h>

#include "base/error.h"
#include "product/clickhouse/companies_store.h"
#include "product/clickhouse/expression_store.h"
#include "product/clickhouse/rows.h"
#include "product/score/steps.h"

namespace hark::clickhouse {
namespace {

using score::Counted;
using score::GroupValues;
using score::Query;
using score::Steps;
using score::Unit;

// Of a response that changed, the newest row counts; of any other there is one. Each shard has all
// rows of its responses, so that it looks into its own tables only.
constexpr std::string_view state_sql = "survey_id = :survey AND version <= :loaded";
constexpr std::string_view changed_sql =
    "(SELECT id FROM {changed} WHERE workspace_id = :workspace AND version > :purged AND "
    "version <= :loaded)";
constexpr std::string_view newest_sql =
    " AND (id NOT IN {changed} OR (id, version) IN (SELECT id, max(version) FROM {response} "
    "WHERE workspace_id = :workspace AND version <= :loaded AND id IN {changed} GROUP BY id))";

constexpr std::string_view extent_sql =
    "SELECT toUInt64(count()), toInt64(min(at)), toInt64(max(at)) FROM {table} "
    "WHERE workspace_id = :workspace AND {state} AND {filter} FORMAT RowBinary";

constexpr std::string_view count_sql =
    "SELECT toInt64(intDiv(at - :origin, :piece)) AS piece, toUInt8(score), toUInt64(count()), "
    "toUInt64(countIf({weight} >= 0)), toFloat64(sumIf({weight}, {weight} >= 0)), "
    "toFloat64(sumIf({weight} * {weight}, {weight} >= 0)){groups} "
    "FROM {table} WHERE workspace_id = :workspace AND {state} AND {filter} "
    "GROUP BY piece, score{group_names} FORMAT RowBinary";

// The latest of each in a piece comes first; of two at the same moment, the one with the higher id.
// A response of nobody is a unit of its own.
constexpr std::string_view count_units_sql =
    "SELECT piece, toUInt8(score), toUInt64(count()), "
    "toUInt64(countIf(weight >= 0)), toFloat64(sumIf(weight, weight >= 0)), "
    "toFloat64(sumIf(weight * weight, weight >= 0)){group_names} "
    "FROM (SELECT toInt64(intDiv(at - :origin, :piece)) AS piece, at, id, score, "
    "{weight} AS weight, if({unit} = 0, -id, {unit}) AS unit{groups} "
    "FROM {table} WHERE workspace_id = :workspace AND {state} AND {filter} "
    "ORDER BY at DESC, id DESC LIMIT 1 BY unit, piece) GROUP BY piece, score{group_names} "
    "FORMAT RowBinary";

/// How a statement is completed for one question.
struct Shape {
    std::string state;
    std::string groups;
    std::string group_names;
    std::string weight = "toFloat64(nan)";
    storage::Parameters parameters;
};

/// One row of an answer.
struct Piece {
    std::int64_t piece = 0;
    statistics::WeightedTally tally;
    std::int64_t weighted_responses = 0;
    GroupValues group;
};

segment::Value read_value(RowReader& reader, const segment::Field& field) {
    switch (form_of(field)) {
        case Form::integer: {
            const auto value = reader.integer();
            const bool can_miss =
                field.trait == segment::Trait::person || field.trait == segment::Trait::company;
            if (can_miss && value == 0) return segment::Missing{};
            return value;
        }
        case Form::real: {
            const auto value = reader.real();
            if (std::isnan(value)) return segment::Missing{};
            if (field.property.kind == people::PropertyKind::money)
                return static_cast<std::int64_t>(value);
            return value;
        }
        case Form::text: break;
    }
    auto value = reader.text();
    if (value == missing_text) return segment::Missing{};
    return value;
}

Piece read_piece(RowReader& reader, const Query& query) {
    Piece piece;
    piece.piece = reader.integer();
    const statistics::Score score{reader.byte()};
    statistics::Tally tally;
    tally.add(score, reader.integer());
    piece.weighted_responses = reader.integer();
    statistics::WeightedTally::Sums weights{};
    statistics::WeightedTally::Sums squares{};
    weights[static_cast<std::size_t>(score.value())] = reader.real();
    squares[static_cast<std::size_t>(score.value())] = reader.real();
    piece.tally = {tally, weights, squares};
    for (const auto& field : query.by) piece.group.push_back(read_value(reader, field));
    return piece;
}

/// Asks as often as needed and adds up what is answered.
class Counting {
public:
    Counting(Servers& servers, storage::Database& database, workspace::WorkspaceId workspace,
             const Tables& tables, Shape shape, const Query& query, std::size_t most)
        : servers_(servers),
          database_(database),
          workspace_(workspace),
          tables_(tables),
          shape_(std::move(shape)),
          query_(query),
          most_(most),
          find_companies_([this](const std::vector<std::string>& names) {
              return find_companies(database_, workspace_, names);
          }) {}

    void count_all() {
        // All of time is one piece.
        run(query_.period, 0, std::numeric_limits<std::int64_t>::max(),
            [](std::int64_t) { return std::nullopt; });
    }

    void count_steps() {
        const auto steps = find_steps();
        if (!steps) return;
        // The latest of each person or company is sought in each step, so a piece is one.
        const auto stretches =
            query_.unit == Unit::response ? steps->stretches() : steps->even_stretches();
        for (const auto& stretch : stretches) {
            auto period = query_.period;
            period.from = std::max(stretch.from, period.from.value_or(stretch.from));
            period.to = std::min(stretch.to, period.to.value_or(stretch.to));
            run(period, base::to_micros(stretch.from), stretch.piece.count(),
                [&](std::int64_t piece) {
                    return steps->step_of(stretch.from + piece * stretch.piece);
                });
        }
    }

    std::vector<Counted> result() const {
        std::vector<Counted> result;
        result.reserve(rows_);
        for (const auto& [group, by_step] : groups_) {
            for (const auto& [step, sum] : by_step)
                result.push_back({group, step, sum.tally, sum.weighted_responses});
        }
        return result;
    }

private:
    struct Sum {
        statistics::WeightedTally tally = {};
        std::int64_t weighted_responses = 0;
    };
    using StepOf = std::function<std::optional<base::Date>(std::int64_t piece)>;

    /// Nothing when no response can lie in any step.
    std::optional<Steps> find_steps() {
        const auto period = condition_sql({}, query_.period, find_companies_);
        auto parameters = shape_.parameters;
        parameters.insert(parameters.end(), period.parameters.begin(), period.parameters.end());
        const auto rows = servers_.ask(
            fmt::format(fmt::runtime(extent_sql), fmt::arg("table", tables_.all_response),
                        fmt::arg("state", shape_.state), fmt::arg("filter", period.sql)),
            parameters);
        RowReader reader{rows};
        if (reader.at_end() || reader.integer() == 0) return std::nullopt;
        const auto first = base::from_micros(reader.integer());
        const auto last = base::from_micros(reader.integer());
        return Steps{query_.zone, *query_.every, first, last, most_};
    }

    void run(const segment::Period& period, std::int64_t origin, std::int64_t piece,
             const StepOf& step_of) {
        const auto filter = condition_sql(query_.filter, period, find_companies_);
        auto parameters = shape_.parameters;
        parameters.insert(parameters.end(), filter.parameters.begin(), filter.parameters.end());
        parameters.emplace_back("origin", origin);
        parameters.emplace_back("piece", piece);
        const bool units = query_.unit != Unit::response;
        const auto rows = servers_.ask(
            fmt::format(fmt::runtime(units ? count_units_sql : count_sql),
                        fmt::arg("table", tables_.all_response), fmt::arg("state", shape_.state),
                        fmt::arg("filter", filter.sql), fmt::arg("weight", shape_.weight),
                        fmt::arg("groups", shape_.groups),
                        fmt::arg("group_names", shape_.group_names),
                        fmt::arg("unit", query_.unit == Unit::person ? "person_id" : "company_id")),
            parameters);
        std::vector<Piece> pieces;
        for (RowReader reader{rows}; !reader.at_end();)
            pieces.push_back(read_piece(reader, query_));
        name_companies(pieces);
        for (auto& one : pieces)
            add(std::move(one.group), step_of(one.piece), {one.tally, one.weighted_responses});
    }

    /// Puts the present names of companies where their ids are.
    void name_companies(std::vector<Piece>& pieces) {
        for (std::size_t i = 0; i < query_.by.size(); ++i) {
            if (query_.by[i].trait != segment::Trait::company) continue;
            std::vector<std::int64_t> ids;
            for (const auto& piece : pieces) {
                if (const auto* id = std::get_if<std::int64_t>(&piece.group[i])) ids.push_back(*id);
            }
            std::sort(ids.begin(), ids.end());
            ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
            const auto names = company_names(database_, workspace_, ids);
            for (auto& piece : pieces) {
                auto& value = piece.group[i];
                const auto* id = std::get_if<std::int64_t>(&value);
                const auto name = id ? names.find(*id) : names.end();
                value = name == names.end() ? segment::Value{segment::Missing{}}
                                            : segment::Value{name->second};
            }
        }
    }

    void add(GroupValues group, std::optional<base::Date> step, const Sum& sum) {
        const auto [entry, fresh] = groups_[std::move(group)].try_emplace(step);
        entry->second.tally += sum.tally;
        entry->second.weighted_responses += sum.weighted_responses;
        if (fresh && ++rows_ > most_) score::refuse_rows(most_);
    }

    Servers& servers_;
    storage::Database& database_;
    const workspace::WorkspaceId workspace_;
    const Tables& tables_;
    const Shape shape_;
    const Query& query_;
    const std::size_t most_;
    const FindCompanies find_companies_;
    std::map<GroupValues, std::map<std::optional<base::Date>, Sum>, score::GroupOrder> groups_;
    std::size_t rows_ = 0;
};

}  // namespace

Counter::Counter(Servers& servers, storage::Database& database, workspace::WorkspaceId workspace,
                 const Copy& copy, score::Source source)
    : servers_(servers),
      database_(database),
      workspace_(workspace),
      tables_(servers.address(), copy.copy, copy.build),
      state_{{"workspace", workspace.value()}, {"loaded", copy.loaded}, {"purged", copy.purged}},
      has_changes_(copy.marked > copy.purged),
      source_(std::move(source)) {}

std::vector<Counted> Counter::count(const Query& query, std::size_t most) {
    Shape shape;
    shape.parameters = state_;
    shape.parameters.emplace_back("survey", query.survey.id.value());
    shape.state = state_sql;
    if (has_changes_) {
        const auto changed =
            fmt::format(fmt::runtime(changed_sql), fmt::arg("changed", tables_.changed));
        shape.state += fmt::format(fmt::runtime(newest_sql), fmt::arg("changed", changed),
                                   fmt::arg("response", tables_.response));
    }
    if (query.weight) {
        shape.weight = value_sql({segment::Trait::property, *query.weight}, "weight");
        shape.parameters.emplace_back("weight", query.weight->key);
    }
    for (std::size_t i = 0; i < query.by.size(); ++i) {
        const auto& field = query.by[i];
        const auto parameter = fmt::format("column{}", i);
        shape.groups += fmt::format(", {} AS group{}", value_sql(field, parameter), i);
        shape.group_names += fmt::format(", group{}", i);
        if (field.trait == segment::Trait::property)
            shape.parameters.emplace_back(parameter, field.property.key);
    }
    Counting counting{servers_, database_, workspace_, tables_, std::move(shape), query, most};
    if (query.every) {
        counting.count_steps();
    } else {
        counting.count_all();
    }
    return counting.result();
}

}  // namespace hark::clickhouse
