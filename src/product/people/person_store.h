#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/storage/session.h"
#include "product/people/person.h"
#include "product/workspace/workspace.h"

/// Persons and companies as they are kept. What recognises them is `Register`.
namespace hark::people {

using workspace::WorkspaceId;

/// What to look somebody up by.
struct Lookup {
    std::vector<std::string> external_ids = {};
    std::vector<std::string> keys = {};  ///< email_key of persons, name_key of companies
};

/// Everybody found, each once, in no order.
std::vector<Person> find_persons(storage::Session& session, WorkspaceId workspace,
                                 const Lookup& lookup);
std::optional<Person> find_person(storage::Session& session, WorkspaceId workspace, PersonId id);

void add_persons(storage::Session& session, WorkspaceId workspace,
                 const std::vector<const Person*>& persons);
/// Writes everything but the id and created_at.
void update_persons(storage::Session& session, WorkspaceId workspace, base::Time now,
                    const std::vector<const Person*>& persons);
/// Lets go of their e-mail addresses, so that others can take them.
void free_emails(storage::Session& session, WorkspaceId workspace,
                 const std::vector<PersonId>& persons);
/// Returns: whether there was such a person.
bool erase_person(storage::Session& session, WorkspaceId workspace, PersonId id);

/// A company with the name it is recognised by, if it is the one that holds it.
struct KeyedCompany {
    Company company;
    std::optional<std::string> name_key = {};
};

std::vector<KeyedCompany> find_companies(storage::Session& session, WorkspaceId workspace,
                                         const Lookup& lookup);
std::vector<KeyedCompany> find_companies(storage::Session& session, WorkspaceId workspace,
                                         const std::vector<CompanyId>& ids);
std::optional<Company> find_company(storage::Session& session, WorkspaceId workspace, CompanyId id);

void add_companies(storage::Session& session, WorkspaceId workspace,
                   const std::vector<const KeyedCompany*>& companies);
void update_companies(storage::Session& session, WorkspaceId workspace, base::Time now,
                      const std::vector<const KeyedCompany*>& companies);
/// Lets go of their name keys, so that others can take them.
void free_name_keys(storage::Session& session, WorkspaceId workspace,
                    const std::vector<CompanyId>& companies);

}  // namespace hark::people
