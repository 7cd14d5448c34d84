#pragma once

#include <string>
#include <vector>

#include "product/invitation/year_fixture.h"

/// Looks for what must never happen in a year of asking, from what was sent alone, in its own words
/// and with the C library's calendar: none of the rules it checks are used.
namespace hark::invitation {

/// Each finding is a sentence. Empty: nothing was broken.
using Findings = std::vector<std::string>;

Findings broken_rests(const Year& year);
Findings broken_hours(const Year& year);
Findings broken_caps(const Year& year);
Findings broken_suppressions(const Year& year);
Findings broken_samples(const Year& year);
Findings broken_tenures(const Year& year);
Findings broken_reminders(const Year& year);
/// Sends without a decision, decisions without a sentence, reasons that what happened contradicts.
Findings broken_records(const Year& year);
/// First sendings of the plan per working day of each round, largest and smallest over the mean.
struct Evenness {
    double least = 1;
    double most = 1;
};
/// The same of the days on which people's turn came.
Evenness evenness_of_turns(const Year& year, std::size_t plan);
Evenness evenness_of_sends(const Year& year, std::size_t plan);

}  // namespace hark::invitation
