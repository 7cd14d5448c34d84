#include "product/clickhouse/load_rows_store.h"

#include <algorithm>

#include <fmt/format.h>

#include "product/people/chunk_store.h"
#include "product/people/properties_json.h"

namespace hark::clickhouse {
namespace {

using people::keys_per_statement;

constexpr std::string_view columns = R"(
    workspace_id, id, survey_id, person_id, company_id, score,
    CASE WHEN comment IS NULL OR comment = '' THEN 0 ELSE 1 END AS has_comment, channel, at,
    properties, excluded_at)";

const auto select_page = fmt::format(
    "SELECT {} FROM response WHERE (workspace_id, id) > (:workspace, :id) "
    "ORDER BY workspace_id, id LIMIT CAST(:most AS INTEGER) "
    "/* any workspace: a copy has all of them */",
    columns);

const auto select_these =
    fmt::format("SELECT {} FROM response WHERE workspace_id = :workspace AND id IN (", columns);
const std::string select_one = select_these + people::parameter_list("k", 1) + ")";
const std::string select_many =
    select_these + people::parameter_list("k", keys_per_statement) + ")";

constexpr std::string_view select_change_numbers =
    "SELECT seq FROM response_change WHERE seq > :above ORDER BY seq "
    "/* any workspace: who follows the log serves them all */";

constexpr std::string_view insert_rows =
    "INSERT INTO {} (workspace_id, survey_id, at, id, version, person_id, company_id, score, "
    "comment, channel, text_keys, texts, number_keys, numbers) "
    "/* any workspace: a copy has all of them */ FORMAT RowBinary";
constexpr std::string_view insert_changed =
    "INSERT INTO {} (workspace_id, id, version) "
    "/* any workspace: a copy has all of them */ FORMAT RowBinary";

LoadRow read(const storage::Row& row) {
    LoadRow result;
    result.key = {row.integer("workspace_id"), row.integer("id")};
    result.counts = row.is_null("excluded_at") && row.integer("score") >= 0;
    if (!result.counts) return result;
    result.survey = row.integer("survey_id");
    result.at = row.integer("at");
    result.person = row.maybe_integer("person_id").value_or(0);
    result.company = row.maybe_integer("company_id").value_or(0);
    result.score = static_cast<std::uint8_t>(row.integer("score"));
    result.has_comment = row.integer("has_comment") != 0;
    result.channel = row.text("channel");
    result.properties = people::from_column(row.text("properties"));
    return result;
}

}  // namespace

std::vector<LoadRow> load_page(storage::Session& session, const Key& last, std::size_t most) {
    return session.list(select_page,
                        {{"workspace", last.workspace}, {"id", last.id}, {"most", most}}, read);
}

std::vector<LoadRow> load_these(storage::Session& session, const std::vector<Key>& keys) {
    std::vector<LoadRow> rows;
    rows.reserve(keys.size());
    for (const auto& key : keys) rows.push_back({key});
    for (auto first = keys.begin(); first != keys.end();) {
        const auto workspace = first->workspace;
        const auto last = std::find_if(first, keys.end(),
                                       [&](const Key& key) { return key.workspace != workspace; });
        std::vector<storage::Value> ids;
        for (auto key = first; key != last; ++key) ids.emplace_back(key->id);
        people::each_of(session, select_one, select_many, "k", {{"workspace", workspace}}, ids,
                        [&](const storage::Row& row) {
                            auto found = read(row);
                            const auto at = std::lower_bound(keys.begin(), keys.end(), found.key);
                            rows[static_cast<std::size_t>(at - keys.begin())] = std::move(found);
                        });
        first = last;
    }
    return rows;
}

std::vector<std::int64_t> load_change_numbers(storage::Session& session, std::int64_t above) {
    return session.list(select_change_numbers, {{"above", above}},
                        [](const storage::Row& row) { return row.integer("seq"); });
}

void write(RowWriter& writer, const LoadRow& row, std::int64_t version) {
    std::vector<std::string_view> text_keys;
    std::vector<std::string_view> texts;
    std::vector<std::string_view> number_keys;
    std::vector<double> numbers;
    for (const auto& [key, value] : row.properties.items()) {
        if (const auto* text = std::get_if<std::string>(&value)) {
            text_keys.push_back(key);
            texts.push_back(*text);
            continue;
        }
        number_keys.push_back(key);
        const auto* whole = std::get_if<std::int64_t>(&value);
        // Doubles hold minor units exactly up to 2^53.
        numbers.push_back(whole ? static_cast<double>(*whole) : std::get<double>(value));
    }
    writer.integer(row.key.workspace);
    writer.integer(row.survey);
    writer.integer(row.at);
    writer.integer(row.key.id);
    writer.integer(version);
    writer.integer(row.person);
    writer.integer(row.company);
    writer.byte(row.score);
    writer.byte(row.has_comment ? 1 : 0);
    writer.text(row.channel);
    writer.texts(text_keys);
    writer.texts(texts);
    writer.texts(number_keys);
    writer.reals(numbers);
}

std::string insert_rows_sql(const std::string& table) {
    return fmt::format(fmt::runtime(insert_rows), table);
}

std::string insert_changed_sql(const std::string& table) {
    return fmt::format(fmt::runtime(insert_changed), table);
}

}  // namespace hark::clickhouse
