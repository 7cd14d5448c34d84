#pragma once

#include <optional>
#include <string>
#include <vector>

#include "product/people/person_store.h"

/// Lists of persons and companies, newest first.
namespace hark::people {

/// Which of them: those with `search` in their name, e-mail or external id, made before `before`.
template <typename Thing>
struct Wanted {
    std::optional<std::string> search = {};
    std::optional<base::Id<Thing>> before = {};
    std::size_t limit = 0;
};

std::vector<Person> list_persons(storage::Session& session, WorkspaceId workspace,
                                 const Wanted<Person>& wanted);
std::vector<Company> list_companies(storage::Session& session, WorkspaceId workspace,
                                    const Wanted<Company>& wanted);

}  // namespace hark::people
