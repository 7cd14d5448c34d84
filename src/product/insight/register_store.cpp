#include "product/insight/register_store.h"

namespace hark::insight {
namespace {

constexpr const char* register_sql =
    "SELECT trait.value AS value, COUNT(*) AS people FROM ("
    "SELECT person.workspace_id AS workspace_id, "
    "COALESCE(CAST(person.properties ->> CAST(:key AS TEXT) AS TEXT), "
    "CAST(company.properties ->> CAST(:key AS TEXT) AS TEXT)) AS value "
    "FROM person LEFT JOIN company ON company.workspace_id = :workspace "
    "AND company.id = person.company_id WHERE person.workspace_id = :workspace) AS trait "
    "WHERE trait.workspace_id = :workspace GROUP BY trait.value";

}  // namespace

Target count_register(storage::Session& session, workspace::WorkspaceId workspace,
                      const segment::Field& property) {
    Target target{.property = property};
    double all = 0;
    session.each(register_sql, {{"workspace", workspace.value()}, {"key", property.property.key}},
                 [&](const storage::Row& row) {
                     const auto value = row.maybe_text("value");
                     const auto people = static_cast<double>(row.integer("people"));
                     target.shares.emplace_back(
                         value ? segment::Value{*value} : segment::Value{segment::Missing{}},
                         people);
                     all += people;
                 });
    for (auto& [value, share] : target.shares) share /= all;
    return target;
}

}  // namespace hark::insight
