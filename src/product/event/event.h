#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/time.h"
#include "product/people/recognise.h"

/// What happens to people: told by the customer's product or servers, so that plans can ask after
/// it. Only what a plan listens to is kept; of everything else it is counted that it happened.
namespace hark::event {

/// Something that happened, as somebody tells it.
struct Given {
    std::string name;
    /// The same however often it is told.
    std::optional<std::string> external_id = {};
    /// Nobody known: the event can ask nobody later.
    std::optional<people::GivenSelf> self = {};
    base::Time at = {};
    people::GivenProperties properties = {};
};

/// A name has 1 to limits::name_bytes bytes of printable characters, without blanks at its ends.
/// Returns: a sentence saying what is wrong, or nothing for a good one.
std::optional<std::string> problem_with_name(std::string_view name);

/// What is wrong with an event whatever is stored; nothing is appended for a good one.
void check(const Given& given, base::Time now, std::vector<base::FieldProblem>& problems);

/// An event's properties as they are kept: each is what its value is, there is no list of them.
/// Requires: they pass `check`.
people::Properties kept(const people::GivenProperties& given);

}  // namespace hark::event
