#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/locale/time_zone.h"
#include "product/people/person.h"
#include "product/people/properties.h"
#include "product/segment/filter.h"

/// Filters held against persons and events instead of responses, in memory.
namespace hark::invitation {

/// A person as a filter sees them.
struct Traits {
    people::Properties properties = {};  ///< of company and person; the person's win
    std::optional<people::PersonId> person = {};
    std::optional<people::CompanyId> company = {};
    std::optional<std::string> company_name = {};
};

/// Whether all conditions hold. What only a response has (score, group, channel, comment) nobody
/// has here: those conditions never hold.
bool matches(const segment::Filter& filter, const Traits& traits);

/// Refuses conditions about what only a response has, under "`where`[i]".
void check_audience(const segment::Filter& filter, std::string_view where,
                    std::vector<base::FieldProblem>& problems);

/// Whether an event with these properties meets the conditions. Its properties are what their
/// values are: there is no list of them.
bool matches_event(const std::vector<std::string>& where, const people::Properties& properties);

/// Adds what is wrong with conditions about an event to `problems`, under "`field`[i]".
void check_event_where(const std::vector<std::string>& where, std::string_view field,
                       std::vector<base::FieldProblem>& problems);

/// The day, where somebody lives: "2026-03-04".
std::string local_date(base::Time time, const locale::TimeZone& zone);

}  // namespace hark::invitation
