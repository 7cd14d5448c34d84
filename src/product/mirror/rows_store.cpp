#include "product/mirror/rows_store.h"

#include <algorithm>

#include "product/people/chunk_store.h"
#include "product/people/properties_json.h"

namespace hark::mirror {
namespace {

using people::keys_per_statement;

const std::string select_rows = R"(
    SELECT id, survey_id, at, score, channel, person_id, company_id, properties,
           CASE WHEN comment IS NULL OR comment = '' THEN 0 ELSE 1 END AS has_comment,
           CASE WHEN excluded_at IS NULL AND score >= 0 THEN 0 ELSE 1 END AS is_excluded
    FROM response WHERE workspace_id = :workspace AND )";

const std::string select_one = select_rows + "id IN (" + people::parameter_list("i", 1) + ")";
const std::string select_many =
    select_rows + "id IN (" + people::parameter_list("i", keys_per_statement) + ")";
const std::string select_between = select_rows + "id > :after AND id <= :last ORDER BY id";

constexpr std::string_view count_rows =
    "SELECT COUNT(*) AS responses FROM response WHERE workspace_id = :workspace";
constexpr std::string_view select_nth = R"(
    SELECT id FROM response WHERE workspace_id = :workspace ORDER BY id LIMIT 1 OFFSET :place)";

const std::string select_names = R"(
    SELECT id, name FROM company WHERE workspace_id = :workspace AND name IS NOT NULL)";
const std::string select_name =
    select_names + " AND id IN (" + people::parameter_list("i", 1) + ")";
const std::string select_some_names =
    select_names + " AND id IN (" + people::parameter_list("i", keys_per_statement) + ")";

Row read(const storage::Row& row) {
    Row result;
    result.id = row.integer("id");
    result.survey = row.integer("survey_id");
    result.at_us = row.integer("at");
    // An answer in words alone has none, and is left out like one that is excluded.
    result.score = std::max(0, static_cast<int>(row.integer("score")));
    result.is_excluded = row.integer("is_excluded") != 0;
    result.has_comment = row.integer("has_comment") != 0;
    result.channel = row.text("channel");
    result.person = row.maybe_integer("person_id");
    result.company = row.maybe_integer("company_id");
    result.properties = people::from_column(row.text("properties"));
    return result;
}

}  // namespace

std::vector<Row> read_rows(storage::Session& session, WorkspaceId workspace,
                           const std::vector<response::ResponseId>& ids) {
    std::vector<storage::Value> keys;
    keys.reserve(ids.size());
    for (const auto& id : ids) keys.emplace_back(id.value());
    std::vector<Row> rows;
    rows.reserve(ids.size());
    people::each_of(session, select_one, select_many, "i", {{"workspace", workspace.value()}}, keys,
                    [&](const storage::Row& row) { rows.push_back(read(row)); });
    return rows;
}

void each_row(storage::Session& session, WorkspaceId workspace, std::int64_t after,
              std::int64_t last, const std::function<void(Row)>& visit) {
    session.each(select_between,
                 {{"workspace", workspace.value()}, {"after", after}, {"last", last}},
                 [&](const storage::Row& row) { visit(read(row)); });
}

std::int64_t count_responses(storage::Session& session, WorkspaceId workspace) {
    return session
        .one(count_rows, {{"workspace", workspace.value()}},
             [](const storage::Row& row) { return row.integer("responses"); })
        .value();
}

std::vector<std::int64_t> cut_ids(storage::Session& session, WorkspaceId workspace,
                                  std::size_t parts) {
    const auto responses = count_responses(session, workspace);
    std::vector<std::int64_t> cuts;
    for (std::int64_t part = 1; part <= static_cast<std::int64_t>(parts); ++part) {
        const auto place = responses * part / static_cast<std::int64_t>(parts) - 1;
        if (place < 0) continue;
        const auto id =
            session.one(select_nth, {{"workspace", workspace.value()}, {"place", place}},
                        [](const storage::Row& row) { return row.integer("id"); });
        if (id && (cuts.empty() || cuts.back() != *id)) cuts.push_back(*id);
    }
    return cuts;
}

std::map<std::int64_t, std::string> company_names(storage::Session& session,
                                                  WorkspaceId workspace) {
    std::map<std::int64_t, std::string> names;
    session.each(select_names, {{"workspace", workspace.value()}}, [&](const storage::Row& row) {
        names.emplace(row.integer("id"), row.text("name"));
    });
    return names;
}

std::map<std::int64_t, std::string> company_names(storage::Session& session, WorkspaceId workspace,
                                                  const std::vector<std::int64_t>& ids) {
    std::map<std::int64_t, std::string> names;
    people::each_of(
        session, select_name, select_some_names, "i", {{"workspace", workspace.value()}},
        {ids.begin(), ids.end()},
        [&](const storage::Row& row) { names.emplace(row.integer("id"), row.text("name")); });
    return names;
}

}  // namespace hark::mirror
