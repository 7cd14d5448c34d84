#include "product/insight/register_store.h"

#include <fmt/format.h>

#include "base/limits.h"
#include "product/segment/filter_store.h"

namespace hark::insight {
namespace {

constexpr const char* register_sql =
    "SELECT {value} AS value, COUNT(*) AS people "
    "FROM person LEFT JOIN company ON company.workspace_id = :workspace "
    "AND company.id = person.company_id "
    "WHERE person.workspace_id = :workspace AND {filter} "
    "GROUP BY {value} ORDER BY COUNT(*) DESC LIMIT {most}";

}  // namespace

Target count_register(storage::Session& session, workspace::WorkspaceId workspace,
                      const segment::Field& property, const segment::Filter& filter) {
    auto asked = segment::to_sql_of_persons(filter);
    asked.parameters.emplace_back("workspace", workspace.value());
    asked.parameters.emplace_back("key", property.property.key);
    const auto sql =
        fmt::format(fmt::runtime(register_sql),
                    fmt::arg("value", segment::sql_value_of_person(property, "key")),
                    fmt::arg("filter", asked.sql), fmt::arg("most", base::limits::insight_groups));
    Target target{.property = property};
    double all = 0;
    session.each(sql, asked.parameters, [&](const storage::Row& row) {
        const auto value = row.maybe_text("value");
        const auto people = static_cast<double>(row.integer("people"));
        target.shares.emplace_back(
            value ? segment::Value{*value} : segment::Value{segment::Missing{}}, people);
        all += people;
    });
    for (auto& [value, share] : target.shares) share /= all;
    return target;
}

}  // namespace hark::insight
