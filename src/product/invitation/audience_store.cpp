#include "product/invitation/audience_store.h"

#include "product/people/properties_json.h"

namespace hark::invitation {
namespace {

constexpr std::string_view select_after = R"(
    SELECT person.id, person.name, person.email, person.phone, person.created_at,
        person.properties, person.company_id, company.name AS company_name,
        company.properties AS company_properties
    FROM person LEFT JOIN company
        ON company.workspace_id = person.workspace_id AND company.id = person.company_id
    WHERE person.workspace_id = :workspace AND person.id > :after
    ORDER BY person.id LIMIT :most)";

constexpr std::string_view select_one = R"(
    SELECT person.id, person.name, person.email, person.phone, person.created_at,
        person.properties, person.company_id, company.name AS company_name,
        company.properties AS company_properties
    FROM person LEFT JOIN company
        ON company.workspace_id = person.workspace_id AND company.id = person.company_id
    WHERE person.workspace_id = :workspace AND person.id = :id)";

Known read(const storage::Row& row) {
    Known known;
    known.id = people::PersonId{row.integer("id")};
    known.name = row.maybe_text("name");
    known.email = row.maybe_text("email");
    known.phone = row.maybe_text("phone");
    known.since = base::from_micros(row.integer("created_at"));
    known.traits.person = known.id;
    if (const auto company = row.maybe_integer("company_id"))
        known.traits.company = people::CompanyId{*company};
    known.traits.company_name = row.maybe_text("company_name");
    if (const auto of_company = row.maybe_text("company_properties"))
        known.traits.properties = people::from_column(*of_company);
    known.traits.properties.set_all(people::from_column(row.text("properties")));
    return known;
}

}  // namespace

locale::TimeZone Known::zone(const locale::TimeZone& otherwise) const {
    for (const char* key : {"time_zone", "timezone"}) {
        const auto* kept = traits.properties.find(key);
        const auto* zone_name = kept == nullptr ? nullptr : std::get_if<std::string>(kept);
        if (zone_name == nullptr) continue;
        if (const auto found = locale::TimeZone::find(*zone_name)) return *found;
    }
    return otherwise;
}

std::vector<Known> known_after(storage::Session& session, WorkspaceId workspace,
                               people::PersonId after, std::size_t most) {
    return session.list(
        select_after, {{"workspace", workspace.value()}, {"after", after.value()}, {"most", most}},
        read);
}

std::optional<Known> find_known(storage::Session& session, WorkspaceId workspace,
                                people::PersonId id) {
    return session.one(select_one, {{"workspace", workspace.value()}, {"id", id.value()}}, read);
}

}  // namespace hark::invitation
