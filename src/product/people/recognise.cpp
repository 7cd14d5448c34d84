#include "product/people/recognise.h"

#include <algorithm>

#include "product/people/definitions.h"
#include "product/people/property_store.h"
#include "product/people/register.h"

namespace hark::people {
namespace {

using Problems = std::vector<base::FieldProblem>;

std::string below(std::string_view where, std::string_view field) {
    return where.empty() ? std::string{field} : std::string{where} + "." + std::string{field};
}

/// Somebody, looked up and recognised, and not written yet.
struct Recognised {
    Definitions definitions;
    Register known;
    PersonId id;

    Recognised(storage::Session& session, WorkspaceId workspace, base::IdSource& ids,
               base::Time now, const GivenSelf& self)
        : definitions(session, workspace, std::make_shared<const PropertiesByKey>(), now),
          known(session, workspace, ids, now) {
        Problems problems;
        const auto traits = definitions.keep(self.person.properties, "person.properties", problems);
        Properties of_company;
        if (self.company)
            of_company = definitions.keep(self.company->properties, "company.properties", problems);
        if (!problems.empty()) {
            const auto message = problems.front().message;
            throw base::Error{base::ErrorCode::invalid, message, std::move(problems)};
        }
        known.look_up({{&self.person, self.company ? &*self.company : nullptr}});
        const Company* company =
            self.company ? &known.recognise(*self.company, of_company) : nullptr;
        id = known.recognise(self.person, traits, company).id;
    }
};

bool are_known(const std::vector<Property>& properties, const GivenProperties& given) {
    return std::all_of(given.begin(), given.end(), [&](const auto& item) {
        return std::any_of(properties.begin(), properties.end(),
                           [&](const Property& property) { return property.key == item.first; });
    });
}

}  // namespace

void check(const GivenSelf& self, std::string_view where, Problems& problems) {
    check(self.person, below(where, "person"), problems);
    if (self.company) check(*self.company, below(where, "company"), problems);
}

PersonId recognise(storage::Session& session, WorkspaceId workspace, base::IdSource& ids,
                   base::Time now, const GivenSelf& self) {
    Recognised recognised{session, workspace, ids, now, self};
    recognised.definitions.accept();
    recognised.known.write();
    return recognised.id;
}

std::optional<PersonId> find_unchanged(storage::Session& session, WorkspaceId workspace,
                                       base::IdSource& ids, base::Time now, const GivenSelf& self) {
    const auto& traits = self.person.properties;
    if (!traits.empty() || (self.company && !self.company->properties.empty())) {
        const auto known = properties(session, workspace);
        if (!are_known(known, traits)) return std::nullopt;
        if (self.company && !are_known(known, self.company->properties)) return std::nullopt;
    }
    const Recognised recognised{session, workspace, ids, now, self};
    if (recognised.known.has_changes()) return std::nullopt;
    return recognised.id;
}

std::optional<std::string> language_of(const Person& person) {
    for (const auto* key : {"language", "locale"})
        if (const auto* value = person.properties.find(key))
            if (const auto* text = std::get_if<std::string>(value)) return *text;
    return std::nullopt;
}

}  // namespace hark::people
