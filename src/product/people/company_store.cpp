#include <string_view>
#include <unordered_set>

#include "product/people/chunk_store.h"
#include "product/people/person_store.h"
#include "product/people/properties_json.h"

namespace hark::people {
namespace {

using storage::Value;

const std::string select_company = R"(
    SELECT id, external_id, name, name_key, properties, created_at
    FROM company WHERE workspace_id = :workspace AND )";

std::string by_external_id(std::size_t count) {
    return select_company + "external_id IN (" + parameter_list("e", count) + ")";
}
std::string by_name(std::size_t count) {
    return select_company + "name_key IN (" + parameter_list("k", count) + ")";
}
std::string by_id(std::size_t count) {
    return select_company + "id IN (" + parameter_list("i", count) + ")";
}

const std::string select_by_external_id = by_external_id(1);
const std::string select_by_external_ids = by_external_id(keys_per_statement);
const std::string select_by_name = by_name(1);
const std::string select_by_names = by_name(keys_per_statement);
const std::string select_by_id = by_id(1);
const std::string select_by_ids = by_id(keys_per_statement);

constexpr std::string_view insert = R"(
    INSERT INTO company (workspace_id, id, external_id, name, name_key, properties, created_at,
                         updated_at)
    VALUES (:workspace, :id, :external_id, :name, :name_key, :properties, :now, :now)
    ON CONFLICT DO NOTHING)";

constexpr std::string_view update = R"(
    UPDATE company SET external_id = :external_id, name = :name, name_key = :name_key,
        properties = :properties, updated_at = :now
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view update_name_key = R"(
    UPDATE company SET name_key = NULL WHERE workspace_id = :workspace AND id = :id)";

const std::vector<std::string> columns = {"workspace", "id",         "external_id", "name",
                                          "name_key",  "properties", "now"};

Value value_of(const std::optional<std::string>& text) {
    return text ? Value{*text} : Value{};
}

std::vector<Value> to_values(WorkspaceId workspace, const KeyedCompany& keyed, base::Time now) {
    return {workspace.value(),
            keyed.company.id.value(),
            value_of(keyed.company.external_id),
            value_of(keyed.company.name),
            value_of(keyed.name_key),
            to_column(keyed.company.properties),
            base::to_micros(now)};
}

KeyedCompany read(const storage::Row& row) {
    KeyedCompany keyed;
    keyed.company.id = CompanyId{row.integer("id")};
    keyed.company.external_id = row.maybe_text("external_id");
    keyed.company.name = row.maybe_text("name");
    keyed.company.properties = from_column(row.text("properties"));
    keyed.company.created_at = base::from_micros(row.integer("created_at"));
    keyed.name_key = row.maybe_text("name_key");
    return keyed;
}

}  // namespace

std::vector<KeyedCompany> find_companies(storage::Session& session, WorkspaceId workspace,
                                         const Lookup& lookup) {
    std::vector<KeyedCompany> companies;
    std::unordered_set<std::int64_t> seen;
    const auto visit = [&](const storage::Row& row) {
        if (seen.insert(row.integer("id")).second) companies.push_back(read(row));
    };
    const storage::Parameters fixed = {{"workspace", workspace.value()}};
    each_of(session, select_by_external_id, select_by_external_ids, "e", fixed,
            {lookup.external_ids.begin(), lookup.external_ids.end()}, visit);
    each_of(session, select_by_name, select_by_names, "k", fixed,
            {lookup.keys.begin(), lookup.keys.end()}, visit);
    return companies;
}

std::vector<KeyedCompany> find_companies(storage::Session& session, WorkspaceId workspace,
                                         const std::vector<CompanyId>& ids) {
    std::vector<KeyedCompany> companies;
    std::vector<Value> keys;
    keys.reserve(ids.size());
    for (const CompanyId id : ids) keys.emplace_back(id.value());
    each_of(session, select_by_id, select_by_ids, "i", {{"workspace", workspace.value()}}, keys,
            [&](const storage::Row& row) { companies.push_back(read(row)); });
    return companies;
}

std::optional<Company> find_company(storage::Session& session, WorkspaceId workspace,
                                    CompanyId id) {
    auto found = find_companies(session, workspace, std::vector{id});
    if (found.empty()) return std::nullopt;
    return std::move(found.front().company);
}

void add_companies(storage::Session& session, WorkspaceId workspace,
                   const std::vector<const KeyedCompany*>& companies) {
    std::vector<std::vector<Value>> rows;
    rows.reserve(companies.size());
    for (const KeyedCompany* keyed : companies)
        rows.push_back(to_values(workspace, *keyed, keyed->company.created_at));
    const auto added = session.execute_many(insert, columns, rows);
    CHECK(added == static_cast<std::int64_t>(rows.size()));
}

void update_companies(storage::Session& session, WorkspaceId workspace, base::Time now,
                      const std::vector<const KeyedCompany*>& companies) {
    std::vector<std::vector<Value>> rows;
    rows.reserve(companies.size());
    for (const KeyedCompany* keyed : companies) rows.push_back(to_values(workspace, *keyed, now));
    session.execute_many(update, columns, rows);
}

void free_name_keys(storage::Session& session, WorkspaceId workspace,
                    const std::vector<CompanyId>& companies) {
    std::vector<std::vector<Value>> rows;
    for (const CompanyId company : companies) rows.push_back({workspace.value(), company.value()});
    session.execute_many(update_name_key, {"workspace", "id"}, rows);
}

}  // namespace hark::people
