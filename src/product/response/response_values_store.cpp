#include <fmt/format.h>

#include "product/response/response_list_store.h"

namespace hark::response {
namespace {

constexpr std::string_view count_values = R"(
    SELECT value, COUNT(*) AS responses
    FROM (SELECT CAST(response.properties ->> CAST(:key AS TEXT) AS TEXT) AS value FROM response
          WHERE response.workspace_id = :workspace AND response.excluded_at IS NULL) held
    WHERE value IS NOT NULL GROUP BY value ORDER BY responses DESC, value LIMIT :limit)";

constexpr std::string_view count_values_of_survey = R"(
    SELECT value, COUNT(*) AS responses
    FROM (SELECT CAST(response.properties ->> CAST(:key AS TEXT) AS TEXT) AS value FROM response
          WHERE response.workspace_id = :workspace AND response.survey_id = :survey
              AND response.excluded_at IS NULL) held
    WHERE value IS NOT NULL GROUP BY value ORDER BY responses DESC, value LIMIT :limit)";

/// Money is kept in minor units and written in major ones.
std::string as_written(const people::Property& property, std::string text) {
    if (property.kind != people::PropertyKind::money) return text;
    const auto minor = base::parse_minor(text, 0);
    CHECK(minor.has_value());
    return base::minor_to_text(*minor, property.currency->decimals());
}

}  // namespace

std::vector<ValueCount> values_of(storage::Session& session, WorkspaceId workspace,
                                  const people::Property& property,
                                  std::optional<survey::SurveyId> survey, std::size_t limit) {
    storage::Parameters parameters = {{"workspace", workspace.value()},
                                      {"key", property.key},
                                      {"limit", static_cast<std::int64_t>(limit)}};
    if (survey) parameters.emplace_back("survey", survey->value());
    return session.list(
        survey ? count_values_of_survey : count_values, parameters, [&](const storage::Row& row) {
            return ValueCount{as_written(property, row.text("value")), row.integer("responses")};
        });
}

}  // namespace hark::response
