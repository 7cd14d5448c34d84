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

/// What is kept of the properties given with somebody.
struct KeptTraits {
    Properties person;
    Properties company;
};

KeptTraits keep_traits(Definitions& definitions, const GivenSelf& self, Problems& problems) {
    KeptTraits kept;
    kept.person = definitions.keep(self.person.properties, "person.properties", problems);
    if (self.company)
        kept.company = definitions.keep(self.company->properties, "company.properties", problems);
    return kept;
}

Register::Named named_by(const GivenSelf& self) {
    return {&self.person, self.company ? &*self.company : nullptr};
}

/// Requires: looked up before.
PersonId recognise_in(Register& known, const GivenSelf& self, const KeptTraits& traits) {
    const Company* company =
        self.company ? &known.recognise(*self.company, traits.company) : nullptr;
    return known.recognise(self.person, traits.person, company).id;
}

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
    auto recognition = recognise_all(session, workspace, ids, now, {&self}).front();
    if (auto* problems = std::get_if<Problems>(&recognition)) base::refuse(std::move(*problems));
    return std::get<PersonId>(recognition);
}

std::vector<Recognition> recognise_all(storage::Session& session, WorkspaceId workspace,
                                       base::IdSource& ids, base::Time now,
                                       const std::vector<const GivenSelf*>& selves) {
    Definitions definitions{session, workspace, std::make_shared<const PropertiesByKey>(), now};
    std::vector<Recognition> all(selves.size());
    std::vector<KeptTraits> kept(selves.size());
    std::vector<Register::Named> named;
    named.reserve(selves.size());
    for (std::size_t i = 0; i < selves.size(); ++i) {
        Problems problems;
        kept[i] = keep_traits(definitions, *selves[i], problems);
        if (problems.empty()) {
            definitions.accept();
            named.push_back(named_by(*selves[i]));
        } else {
            definitions.forget();
            all[i] = std::move(problems);
        }
    }
    Register known{session, workspace, ids, now};
    known.look_up(named);
    for (std::size_t i = 0; i < selves.size(); ++i)
        if (auto* id = std::get_if<PersonId>(&all[i]))
            *id = recognise_in(known, *selves[i], kept[i]);
    known.write();
    return all;
}

std::optional<PersonId> find_unchanged(storage::Session& session, WorkspaceId workspace,
                                       base::IdSource& ids, base::Time now, const GivenSelf& self) {
    const auto& traits = self.person.properties;
    if (!traits.empty() || (self.company && !self.company->properties.empty())) {
        const auto known = properties(session, workspace);
        if (!are_known(known, traits)) return std::nullopt;
        if (self.company && !are_known(known, self.company->properties)) return std::nullopt;
    }
    Definitions definitions{session, workspace, std::make_shared<const PropertiesByKey>(), now};
    Problems problems;
    const auto kept = keep_traits(definitions, self, problems);
    base::require_none(std::move(problems));
    Register people{session, workspace, ids, now};
    people.look_up({named_by(self)});
    const auto id = recognise_in(people, self, kept);
    if (people.has_changes()) return std::nullopt;
    return id;
}

std::optional<std::string> language_of(const Person& person) {
    for (const auto* key : {"language", "locale"})
        if (const auto* value = person.properties.find(key))
            if (const auto* text = std::get_if<std::string>(value)) return *text;
    return std::nullopt;
}

}  // namespace hark::people
