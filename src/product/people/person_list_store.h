#pragma once

#include <optional>
#include <string>
#include <vector>

#include "product/people/order.h"
#include "product/people/person_store.h"

/// Lists of persons and companies, newest first; companies also in the order of a property.
namespace hark::people {

/// Which of them: those with `search` in their name, e-mail or external id, after `before`.
template <typename Thing>
struct Wanted {
    std::optional<std::string> search = {};
    std::optional<base::Id<Thing>> before = {};
    std::size_t limit = 0;
};

struct WantedPersons : Wanted<Person> {
    std::optional<CompanyId> company = {};
};

struct WantedCompanies : Wanted<Company> {
    std::optional<std::string> name = {};  ///< exactly
    std::optional<Order> order = {};
    std::optional<double> before_value = {};  ///< of `before`, when it has one in that order
};

std::vector<Person> list_persons(storage::Session& session, WorkspaceId workspace,
                                 const WantedPersons& wanted);

/// A company with its value in the order that was asked for, if it has one.
struct ListedCompany {
    Company company;
    std::optional<double> value = {};
};
std::vector<ListedCompany> list_companies(storage::Session& session, WorkspaceId workspace,
                                          const WantedCompanies& wanted);

}  // namespace hark::people
