#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "product/people/properties.h"

namespace hark::people {

struct Company;
using CompanyId = base::Id<Company>;
struct Person;
using PersonId = base::Id<Person>;

/// Whom a person works for; carries plan, revenue and the like.
struct Company {
    CompanyId id;
    std::optional<std::string> external_id = {};
    std::optional<std::string> name = {};
    Properties properties = {};
    base::Time created_at = {};
};

/// Somebody who is asked.
struct Person {
    PersonId id;
    std::optional<std::string> external_id = {};
    std::optional<std::string> email = {};
    std::optional<std::string> name = {};
    std::optional<std::string> phone = {};
    std::optional<CompanyId> company = {};
    Properties properties = {};
    base::Time created_at = {};
};

/// A company as somebody names it. Recognised by external_id, else by name.
struct GivenCompany {
    std::optional<std::string> external_id = {};
    std::optional<std::string> name = {};
    GivenProperties properties = {};
};

/// A person as somebody names them. Recognised by external_id, else by e-mail.
struct GivenPerson {
    std::optional<std::string> external_id = {};
    std::optional<std::string> email = {};
    std::optional<std::string> name = {};
    std::optional<std::string> phone = {};
    GivenProperties properties = {};
};

/// What is wrong with a person or company whatever is stored: nothing to recognise it by, a text
/// that is too long, an e-mail address that is none, a bad property key. `where` is the path put
/// before fields, e.g. "person". Nothing is appended for a good one.
void check(const GivenPerson& person, std::string_view where,
           std::vector<base::FieldProblem>& problems);
void check(const GivenCompany& company, std::string_view where,
           std::vector<base::FieldProblem>& problems);
void check(const GivenProperties& properties, std::string_view where,
           std::vector<base::FieldProblem>& problems);

/// Refuses a text that is longer than `most` bytes or holds a NUL, which PostgreSQL cannot keep.
void check_text(const std::string& text, std::size_t most, std::string_view field,
                std::vector<base::FieldProblem>& problems);

/// The address has one "@" with something before and after it, and no blanks.
bool is_email(std::string_view text);
/// The form in which e-mail addresses are compared: ASCII letters in lower case.
std::string email_key(std::string_view email);
/// The form in which company names are compared: likewise, blanks at the ends left out.
std::string name_key(std::string_view name);

}  // namespace hark::people
