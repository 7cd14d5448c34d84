#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "product/invitation/plan.h"
#include "product/people/properties.h"

/// What an event means for a plan.
namespace hark::invitation {

struct Happened {
    std::string name;
    base::Time at;
    const people::Properties& properties;
};

/// Somebody is to be asked at `at`, unless something comes in between.
struct Wanted {
    base::Time at;
    std::string why;  ///< beginning of the sentence of the decision
    /// `otherwise`: only if nothing better comes; `certain` replaces it, and never the other way
    /// round.
    enum class Kind { otherwise, certain } kind = Kind::certain;
};
struct TakenBack {
    std::string why;
};

struct Effect {
    std::optional<Wanted> wanted = {};
    std::optional<TakenBack> taken_back = {};
};

/// Requires: the plan's conditions can be read (check_where). Days are those of the person's zone.
Effect effect_of(const Plan& plan, const Happened& event, const locale::TimeZone& zone);

/// Whether `plan` listens to events of that name at all.
bool listens_to(const Plan& plan, std::string_view event);

}  // namespace hark::invitation
