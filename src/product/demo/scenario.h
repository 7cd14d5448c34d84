#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

/// Believable NPS programmes out of a seed: who answers, when, what, and why. What was planted is
/// known, so that whatever Hark finds can be checked. The product is an invented office suite.
namespace hark::demo {

/// One of the things a company can be, with its share and its effect on the score in points.
struct Segment {
    std::string value;
    double share = 0;
    double effect = 0;
};

/// A release that made things worse, until a fix.
struct BadRelease {
    base::Date from;
    base::Date to;        // the day of the fix, no longer affected
    double effect = -25;  // points, for everybody
};

/// A support team that did badly and was turned around.
struct RecoveredTeam {
    std::string team;
    base::Date turned;
    double before = -30;  // points, for the customers the team serves
    double after = 6;
};

/// A few companies that answer far more often than others, and unhappily.
struct VocalMinority {
    double companies = 0.02;  // their share of companies
    int times = 12;           // how many times as often they answer
    double effect = -60;      // points
};

/// Everything that decides a programme besides its seed.
struct Scenario {
    std::string name;
    std::int64_t responses = 20'000;
    std::int64_t companies = 1'000;
    int people_per_company = 8;
    base::Date from{};
    base::Date to{};    // inclusive
    double nps = 36;    // before any effect
    double season = 0;  // points up in summer and down in winter
    std::vector<Segment> plans;
    std::vector<Segment> countries;
    std::vector<Segment> industries;
    std::vector<Segment> teams;
    std::optional<BadRelease> bad_release;
    std::optional<RecoveredTeam> recovered_team;
    std::optional<VocalMinority> vocal_minority;
};

/// The scenario of that name ("office": everything planted; "steady": nothing planted, for false
/// alarms), ending on `last_day`. Nothing for another name.
std::optional<Scenario> scenario(std::string_view name, std::int64_t responses,
                                 base::Date last_day);

/// "office", "steady"
std::vector<std::string> scenario_names();

}  // namespace hark::demo
