#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/money.h"
#include "platform/csv/dates.h"
#include "platform/locale/time_zone.h"
#include "product/importing/analysis.h"
#include "product/people/property.h"

namespace hark::importing {

/// What one column is to become.
struct Target {
    std::size_t column = 0;  ///< its index in the file
    Role role = Role::ignore;
    std::string key = {};  ///< of the property
    people::PropertyKind kind = people::PropertyKind::text;
    std::optional<base::Currency> currency = {};  ///< for money
};

/// How a file's columns become responses.
/// Invariant: one target per column, in their order; exactly one is the score; every other role but
/// property and ignore at most once; keys are good and differ.
struct Mapping {
    std::vector<Target> targets;
    std::optional<csv::DayOrder> day_order = {};      ///< when the person decided it
    locale::TimeZone zone = locale::TimeZone::utc();  ///< of times that name no offset

    const Target* find(Role role) const;
};

/// One wish of a person: this column, by name or beginning of its name, is that.
struct Wish {
    Role role = Role::ignore;
    std::string column;
    std::string key = {};  ///< of a property
    std::optional<people::PropertyKind> kind = {};
    std::optional<base::Currency> currency = {};
};

/// The analysis' guesses, overruled by `wishes`. Properties that the workspace has already keep
/// their kind and currency; a column of another kind becomes "plan_2", unless a wish gives the key.
/// Throws: base::Error invalid when a wish names no column (it lists those there are), or when no
/// column is the score.
Mapping make_mapping(const Analysis& analysis, const std::vector<Wish>& wishes,
                     const locale::TimeZone& zone, const std::vector<people::Property>& known);

/// Gives properties that exist already the kind and currency they have.
void adopt_known(Mapping& mapping, const std::vector<people::Property>& known);

/// Throws: base::Error invalid naming what breaks the invariant.
void check(const Mapping& mapping, const Analysis& analysis);

/// A property key out of a column's name: "Months To Contract End" → "months_to_contract_end".
std::string key_of(std::string_view column_name);

/// The kind of property that a column's values are.
people::PropertyKind property_kind(const Column& column);

}  // namespace hark::importing
