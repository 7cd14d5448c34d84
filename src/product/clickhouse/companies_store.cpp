#include "product/clickhouse/companies_store.h"

#include "base/id.h"
#include "product/people/chunk_store.h"

namespace hark::clickhouse {
namespace {

using people::keys_per_statement;

const std::string select_named = R"(
    SELECT id FROM company WHERE workspace_id = :workspace AND name IN ()";
const std::string select_ids = R"(
    SELECT id, name FROM company WHERE workspace_id = :workspace AND id IN ()";

struct Statements {
    explicit Statements(const std::string& select)
        : one(select + people::parameter_list("k", 1) + ")"),
          many(select + people::parameter_list("k", keys_per_statement) + ")") {}

    const std::string one;
    const std::string many;
};

void each(storage::Database& database, workspace::WorkspaceId workspace,
          const Statements& statements, const std::vector<storage::Value>& keys,
          const std::function<void(const storage::Row&)>& visit) {
    if (keys.empty()) return;
    database.read([&](storage::Session& session) {
        people::each_of(session, statements.one, statements.many, "k",
                        {{"workspace", workspace.value()}}, keys, visit);
    });
}

}  // namespace

std::vector<std::int64_t> find_companies(storage::Database& database,
                                         workspace::WorkspaceId workspace,
                                         const std::vector<std::string>& names_or_ids) {
    static const Statements named{select_named};
    static const Statements numbered{select_ids};
    std::vector<std::int64_t> found;
    const auto keep = [&](const storage::Row& row) { found.push_back(row.integer("id")); };
    each(database, workspace, named, {names_or_ids.begin(), names_or_ids.end()}, keep);
    std::vector<storage::Value> ids;
    for (const auto& text : names_or_ids) {
        if (const auto id = base::parse_id(text)) ids.emplace_back(*id);
    }
    each(database, workspace, numbered, ids, keep);
    return found;
}

std::unordered_map<std::int64_t, std::string> company_names(storage::Database& database,
                                                            workspace::WorkspaceId workspace,
                                                            const std::vector<std::int64_t>& ids) {
    static const Statements numbered{select_ids};
    std::unordered_map<std::int64_t, std::string> names;
    each(database, workspace, numbered, {ids.begin(), ids.end()}, [&](const storage::Row& row) {
        if (auto name = row.maybe_text("name")) names.emplace(row.integer("id"), *std::move(name));
    });
    return names;
}

}  // namespace hark::clickhouse
