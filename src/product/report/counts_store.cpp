#include "product/report/counts_store.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/limits.h"
#include "product/segment/filter_store.h"

namespace hark::report {
namespace {

constexpr const char* counts_sql =
    "SELECT COUNT(*) AS responses, COUNT(NULLIF(response.comment, '')) AS with_comment, "
    "COUNT(response.person_id) AS with_person, "
    "COUNT(DISTINCT response.person_id) AS persons, "
    "MIN(response.at) AS first, MAX(response.at) AS last FROM response "
    "WHERE response.workspace_id = :workspace AND response.survey_id = :survey "
    "AND response.excluded_at IS NULL AND {}";

constexpr const char* excluded_sql =
    "SELECT COUNT(*) AS excluded FROM response WHERE response.workspace_id = :workspace "
    "AND response.survey_id = :survey AND response.excluded_at IS NOT NULL AND {}";

constexpr const char* repeated_sql =
    "SELECT COUNT(*) AS persons, COALESCE(MAX(each_person.answers), 0) AS most FROM "
    "(SELECT COUNT(*) AS answers FROM response WHERE response.workspace_id = :workspace "
    "AND response.survey_id = :survey AND response.excluded_at IS NULL "
    "AND response.person_id IS NOT NULL AND {} "
    "GROUP BY response.person_id HAVING COUNT(*) > 1) AS each_person";

constexpr const char* same_day_sql =
    "SELECT COUNT(DISTINCT each_day.person_id) AS persons FROM "
    "(SELECT response.person_id AS person_id FROM response "
    "WHERE response.workspace_id = :workspace AND response.survey_id = :survey "
    "AND response.excluded_at IS NULL AND response.person_id IS NOT NULL AND {} "
    "GROUP BY response.person_id, response.at / 86400000000 HAVING COUNT(*) > 1) AS each_day";

constexpr const char* fill_sql =
    "SELECT COUNT(*) AS responses, COUNT(seen.value) AS present, "
    "COUNT(DISTINCT seen.value) AS distinct_values FROM "
    "(SELECT {} AS value FROM response WHERE response.workspace_id = :workspace "
    "AND response.survey_id = :survey AND response.excluded_at IS NULL "
    "AND response.id % :one_in = 0 AND {}) AS seen";

/// A statement about the responses of the query, with its parameters.
class Asking {
public:
    Asking(storage::Session& session, workspace::WorkspaceId workspace, const Query& query)
        : session_(session),
          filter_(segment::to_sql(query.filter, query.period)),
          parameters_{{"workspace", workspace.value()}, {"survey", query.survey.id.value()}} {
        parameters_.insert(parameters_.end(), filter_.parameters.begin(), filter_.parameters.end());
    }

    const std::string& filter() const { return filter_.sql; }

    template <typename Read>
    void one(const std::string& sql, const storage::Parameters& more, Read&& read) {
        auto parameters = parameters_;
        parameters.insert(parameters.end(), more.begin(), more.end());
        session_.each(sql, parameters, read);
    }
    template <typename Read>
    void one(const char* sql, Read&& read) {
        one(fmt::format(fmt::runtime(sql), filter_.sql), {}, read);
    }

private:
    storage::Session& session_;
    segment::SqlFilter filter_;
    storage::Parameters parameters_;
};

std::optional<base::Time> moment(const std::optional<std::int64_t>& micros) {
    if (!micros) return std::nullopt;
    return base::from_micros(*micros);
}

}  // namespace

Counts count_responses(storage::Session& session, workspace::WorkspaceId workspace,
                       const Query& query) {
    Counts counts;
    Asking asking{session, workspace, query};
    asking.one(counts_sql, [&](const storage::Row& row) {
        counts.responses = row.integer("responses");
        counts.with_comment = row.integer("with_comment");
        counts.with_person = row.integer("with_person");
        counts.persons = row.integer("persons");
        counts.first = moment(row.maybe_integer("first"));
        counts.last = moment(row.maybe_integer("last"));
    });
    asking.one(excluded_sql,
               [&](const storage::Row& row) { counts.excluded = row.integer("excluded"); });
    if (counts.persons == 0) return counts;
    counts.busiest_person = 1;
    if (counts.persons == counts.with_person) return counts;
    asking.one(repeated_sql, [&](const storage::Row& row) {
        counts.repeated_persons = row.integer("persons");
        counts.busiest_person = std::max<std::int64_t>(1, row.integer("most"));
    });
    asking.one(same_day_sql,
               [&](const storage::Row& row) { counts.same_day_persons = row.integer("persons"); });
    return counts;
}

Filling fill_of(storage::Session& session, workspace::WorkspaceId workspace, const Query& query,
                const segment::Field& field, std::int64_t responses) {
    Asking asking{session, workspace, query};
    // Odd, because the low bits of ids count what one millisecond brought.
    const auto sample = static_cast<std::int64_t>(base::limits::report_sample);
    const std::int64_t one_in = responses <= sample ? 1 : responses / sample * 2 + 1;
    storage::Parameters parameters{{"one_in", one_in}};
    if (field.trait == segment::Trait::property) {
        parameters.emplace_back("property", field.property.key);
    }
    Filling filling;
    asking.one(
        fmt::format(fmt::runtime(fill_sql), segment::sql_value(field, "property"), asking.filter()),
        parameters, [&](const storage::Row& row) {
            filling.responses = row.integer("responses");
            filling.present = row.integer("present");
            filling.distinct = row.integer("distinct_values");
        });
    return filling;
}

}  // namespace hark::report
