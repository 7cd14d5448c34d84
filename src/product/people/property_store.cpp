#include "product/people/property_store.h"

#include <fmt/format.h>

#include "base/limits.h"

namespace hark::people {
namespace {

constexpr std::string_view select_all = R"(
    SELECT key, name, kind, currency, created_at FROM property
    WHERE workspace_id = :workspace ORDER BY key)";

constexpr std::string_view select_one = R"(
    SELECT key, name, kind, currency, created_at FROM property
    WHERE workspace_id = :workspace AND key = :key)";

constexpr std::string_view count_all = R"(
    SELECT COUNT(*) AS properties FROM property WHERE workspace_id = :workspace)";

constexpr std::string_view insert = R"(
    INSERT INTO property (workspace_id, key, name, kind, currency, created_at)
    VALUES (:workspace, :key, :name, :kind, :currency, :created_at)
    ON CONFLICT DO NOTHING)";

constexpr std::string_view update_name = R"(
    UPDATE property SET name = :name WHERE workspace_id = :workspace AND key = :key)";

Property read(const storage::Row& row) {
    Property property;
    property.key = row.text("key");
    property.name = row.text("name");
    const auto kind = parse_property_kind(row.text("kind"));
    CHECK(kind.has_value());
    property.kind = *kind;
    if (const auto code = row.maybe_text("currency"))
        property.currency = base::Currency::parse(*code);
    CHECK(property.currency.has_value() == (property.kind == PropertyKind::money));
    property.created_at = base::from_micros(row.integer("created_at"));
    return property;
}

}  // namespace

std::vector<Property> properties(storage::Session& session, WorkspaceId workspace) {
    return session.list(select_all, {{"workspace", workspace.value()}}, read);
}

std::optional<Property> find_property(storage::Session& session, WorkspaceId workspace,
                                      std::string_view key) {
    return session.one(select_one, {{"workspace", workspace.value()}, {"key", key}}, read);
}

Property add_property(storage::Session& session, WorkspaceId workspace, const Property& property) {
    if (auto stored = find_property(session, workspace, property.key)) return *std::move(stored);
    const auto count =
        session.one(count_all, {{"workspace", workspace.value()}},
                    [](const storage::Row& row) { return row.integer("properties"); });
    if (*count >= static_cast<std::int64_t>(base::limits::properties_most))
        throw base::Error{
            base::ErrorCode::limit_reached,
            fmt::format("The workspace has {} properties, which is the most: {} cannot "
                        "be added.",
                        *count, property.key)};
    const auto currency =
        property.currency ? std::optional{property.currency->code()} : std::nullopt;
    session.execute(insert, {{"workspace", workspace.value()},
                             {"key", property.key},
                             {"name", property.name},
                             {"kind", to_text(property.kind)},
                             {"currency", currency},
                             {"created_at", base::to_micros(property.created_at)}});
    // Another process may have been faster.
    auto stored = find_property(session, workspace, property.key);
    CHECK(stored.has_value());
    return *std::move(stored);
}

void rename_property(storage::Session& session, WorkspaceId workspace, std::string_view key,
                     std::string_view name) {
    const auto changed = session.execute(
        update_name, {{"workspace", workspace.value()}, {"key", key}, {"name", name}});
    if (changed == 0)
        throw base::Error{base::ErrorCode::not_found, fmt::format("There is no property {}.", key)};
}

}  // namespace hark::people
