#pragma once

#include <map>
#include <string>
#include <vector>

#include "product/invitation/facts.h"

namespace hark::invitation {

/// Who would be asked in the coming week, and why others would not.
struct DryRun {
    struct Day {
        base::Date day;
        int asked = 0;   ///< by this plan
        int others = 0;  ///< scheduled already, by all plans
    };
    struct Person {
        people::PersonId id;
        std::optional<std::string> name = {};
        std::optional<std::string> email = {};
        Decision decision;
    };
    std::vector<Day> days;
    std::map<Reason, int> reasons;
    std::size_t considered = 0;
    std::vector<Person> people;      ///< the first limits::dry_run_shown, those asked first
    std::vector<std::string> notes;  ///< what it cannot know
};

/// As if the plan were active and its survey published. Writes nothing.
/// Requires: the plan is there.
DryRun dry_run(Facts& facts, PlanId plan);

}  // namespace hark::invitation
