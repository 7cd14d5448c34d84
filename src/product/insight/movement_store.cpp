#include "product/insight/movement_store.h"

#include <limits>

#include <fmt/format.h>

#include "product/segment/filter_store.h"

namespace hark::insight {
namespace {

constexpr const char* wave_sql =
    "SELECT response.workspace_id AS workspace_id, {place} AS wave, response.{unit} AS unit, "
    "response.score AS score, ROW_NUMBER() OVER (PARTITION BY response.{unit} "
    "ORDER BY response.at DESC, response.id DESC) AS place "
    "FROM response WHERE response.workspace_id = :workspace AND response.survey_id = "
    ":survey{place} "
    "AND response.at >= :from{place} AND response.at < :to{place} "
    "AND response.excluded_at IS NULL AND response.{unit} IS NOT NULL AND {filter}";

constexpr const char* movement_sql =
    "SELECT pair.earlier AS earlier, pair.now AS now, COUNT(*) AS people FROM ("
    "SELECT answer.workspace_id AS workspace_id, answer.unit AS unit, "
    "MAX(CASE WHEN answer.wave = 0 THEN answer.score END) AS earlier, "
    "MAX(CASE WHEN answer.wave = 1 THEN answer.score END) AS now "
    "FROM ({earlier} UNION ALL {now}) AS answer "
    "WHERE answer.workspace_id = :workspace AND answer.place = 1 "
    "GROUP BY answer.workspace_id, answer.unit) AS pair "
    "WHERE pair.workspace_id = :workspace GROUP BY pair.earlier, pair.now";

void add_wave(storage::Parameters& parameters, const Wave& wave, const std::string& place) {
    using Limits = std::numeric_limits<std::int64_t>;
    const auto& [from, to] = wave.period;
    parameters.emplace_back("survey" + place, wave.survey.id.value());
    parameters.emplace_back("from" + place, from ? base::to_micros(*from) : Limits::min());
    parameters.emplace_back("to" + place, to ? base::to_micros(*to) : Limits::max());
}

void add(statistics::Counts& counts, statistics::Score score, std::int64_t people) {
    statistics::Tally tally;
    tally.add(score, people);
    const auto more = statistics::counts(tally);
    counts.detractors += more.detractors;
    counts.passives += more.passives;
    counts.promoters += more.promoters;
}

}  // namespace

statistics::Overlap count_movement(storage::Session& session, workspace::WorkspaceId workspace,
                                   const Wave& earlier, const Wave& now,
                                   const segment::Filter& filter, score::Unit unit) {
    CHECK(unit != score::Unit::response);
    const auto condition = segment::to_sql(filter);
    const auto wave = [&](const char* place) {
        return fmt::format(
            fmt::runtime(wave_sql), fmt::arg("place", place),
            fmt::arg("unit", unit == score::Unit::person ? "person_id" : "company_id"),
            fmt::arg("filter", condition.sql));
    };
    storage::Parameters parameters{{"workspace", workspace.value()}};
    add_wave(parameters, earlier, "0");
    add_wave(parameters, now, "1");
    parameters.insert(parameters.end(), condition.parameters.begin(), condition.parameters.end());

    statistics::Overlap people;
    session.each(fmt::format(fmt::runtime(movement_sql), fmt::arg("earlier", wave("0")),
                             fmt::arg("now", wave("1"))),
                 parameters, [&](const storage::Row& row) {
                     const auto score = [&](const char* name) -> std::optional<statistics::Score> {
                         const auto value = row.maybe_integer(name);
                         if (!value) return std::nullopt;
                         return statistics::Score{static_cast<int>(*value)};
                     };
                     const auto before = score("earlier");
                     const auto after = score("now");
                     const auto count = row.integer("people");
                     if (before && after) {
                         people.both.add(*before, *after, count);
                     } else if (before) {
                         add(people.only_before, *before, count);
                     } else if (after) {
                         add(people.only_now, *after, count);
                     }
                 });
    return people;
}

}  // namespace hark::insight
