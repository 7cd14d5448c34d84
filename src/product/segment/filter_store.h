#pragma once

#include <string>

#include "platform/storage/value.h"
#include "product/segment/filter.h"
#include "product/segment/period.h"

namespace hark::segment {

/// A condition for a WHERE, in SQL that both databases understand: made of fixed fragments, every
/// value a parameter. Speaks of the table (or alias) `response`, and uses the parameter
/// `:workspace`, which the statement around it binds.
struct SqlFilter {
    std::string sql;                 ///< in brackets as a whole; true for all when nothing is asked
    storage::Parameters parameters;  ///< named :f… and :period_…
};

SqlFilter to_sql(const Filter& filter, const Period& period = {});

/// One column of a response as an expression, NULL where the response has no such value. Numbers
/// and money are doubles; a value that is no number is NULL. Text otherwise; `comment` and `group`
/// give the words of the filter language; `company` gives its name.
/// `parameter` names the parameter that holds a property's key; the caller binds it (`:parameter`).
std::string sql_value(const Field& field, const std::string& parameter);

/// Whether the filter asks only for what a person in the register has: properties, the company, the
/// id. It can then choose persons, too.
bool can_be_asked_of_persons(const Filter& filter);

/// The same conditions on the tables (or aliases) `person` and `company`, the person's own; what a
/// person lacks is taken from the company. Requires: can_be_asked_of_persons(filter).
SqlFilter to_sql_of_persons(const Filter& filter);

/// A property of a person, or of their company, or the person's id, as such an expression.
std::string sql_value_of_person(const Field& field, const std::string& parameter);

}  // namespace hark::segment
