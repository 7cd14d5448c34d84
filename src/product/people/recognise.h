#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/id.h"
#include "platform/storage/session.h"
#include "product/people/person.h"
#include "product/workspace/workspace.h"

/// Recognising one person outside a response: who asks for something, or to whom something happens.
namespace hark::people {

using workspace::WorkspaceId;

/// A person with the company they are said to work for.
struct GivenSelf {
    GivenPerson person = {};
    std::optional<GivenCompany> company = {};
};

/// What is wrong with them whatever is stored, under "person" and "company" below `where`.
void check(const GivenSelf& self, std::string_view where,
           std::vector<base::FieldProblem>& problems);

/// The person meant; made when unknown, brought up to date when known (people::Register).
/// Requires: they pass `check`.
/// Throws: base::Error invalid when a property is of another kind than given.
PersonId recognise(storage::Session& session, WorkspaceId workspace, base::IdSource& ids,
                   base::Time now, const GivenSelf& self);

/// Whom one of many means, or what is wrong with what is said of them.
using Recognition = std::variant<PersonId, std::vector<base::FieldProblem>>;

/// Like `recognise`, for many at once, in their order; a bad one does not hinder the others.
std::vector<Recognition> recognise_all(storage::Session& session, WorkspaceId workspace,
                                       base::IdSource& ids, base::Time now,
                                       const std::vector<const GivenSelf*>& selves);

/// The person meant, if `recognise` would change nothing about them. Only reads.
std::optional<PersonId> find_unchanged(storage::Session& session, WorkspaceId workspace,
                                       base::IdSource& ids, base::Time now, const GivenSelf& self);

/// The language that is written down for a person: their property `language`, else `locale`.
std::optional<std::string> language_of(const Person& person);

}  // namespace hark::people
