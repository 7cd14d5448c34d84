#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "product/invitation/invitation.h"
#include "product/invitation/policy.h"
#include "product/invitation/span.h"
#include "product/segment/segment.h"

namespace hark::invitation {

/// How often a round of asking everybody begins.
enum class Every { once, week, month, quarter, year };
std::string_view to_text(Every every);
std::optional<Every> parse_every(std::string_view text);

/// Asks everybody of the audience, one round after the other, each spread evenly over its first
/// `spread_days` days (working days only): a drip.
struct Schedule {
    base::Date from;
    Every every = Every::quarter;
    int spread_days = 1;
    bool operator==(const Schedule&) const = default;
};

/// Asks whoever something happens to. A closed ticket or order is an event like any other.
struct OnEvent {
    std::string event;
    std::vector<std::string> where = {};  ///< in the filter language, over the event's properties
    /// Or who waits for it too long: asked so long after this event, if the other does not come.
    struct Otherwise {
        std::string event;
        Span after;
        bool operator==(const Otherwise&) const = default;
    };
    std::optional<Otherwise> otherwise = {};
    bool operator==(const OnEvent&) const = default;
};

/// Asks so many days before (negative) or after a date that is a person's property.
struct OnDate {
    std::string property;
    int offset_days = 0;
    enum class Repeat { never, yearly } repeat = Repeat::never;
    bool operator==(const OnDate&) const = default;
};

/// Asks when a program says so.
struct OnRequest {
    bool operator==(const OnRequest&) const = default;
};

using Trigger = std::variant<Schedule, OnEvent, OnDate, OnRequest>;

/// Whom it may ask: persons of a saved segment, and those all conditions hold for.
struct Audience {
    std::optional<segment::SegmentId> segment = {};
    std::vector<std::string> where = {};  ///< in the filter language, over properties
    bool operator==(const Audience&) const = default;
};

/// A margin of the score, in points, that is to be reached.
struct Precision {
    double margin = 5;
    double confidence = 0.95;
    enum class Then { stop, go_on } then = Then::stop;     ///< when it is reached
    enum class Until { end, reached } until = Until::end;  ///< `reached`: the end is put off
    bool operator==(const Precision&) const = default;
};

enum class Placement { corner, modal, bar, in_line };
std::string_view to_text(Placement placement);
std::optional<Placement> parse_placement(std::string_view text);

/// Who is asked a survey, how and when.
struct Plan {
    PlanId id;
    survey::SurveyId survey;
    std::string name;
    enum class State { active, paused } state = State::paused;
    Channel channel = Channel::email;
    Audience audience = {};
    Trigger trigger = OnRequest{};
    Span delay = {0, Unit::minute};
    std::vector<std::string> cancel_on = {};  ///< events that take a waiting invitation back
    /// The same person is asked this survey again after so long at the earliest, counted from when
    /// they were first asked, not reminded.
    std::chrono::days cadence{90};
    double sample = 1;  ///< share of the people, 0 < sample <= 1
    /// Days of rest that only count contacts by this survey, and hold up no other one.
    std::optional<std::chrono::days> own_rest = {};
    /// How long an asking may be put off by rest, hours and caps before it is given up.
    std::chrono::days patience{7};
    int reminders = 0;
    std::chrono::days remind_every{5};
    std::chrono::days expires{30};
    std::optional<base::Time> starts_at = {};
    std::optional<base::Time> ends_at = {};
    std::optional<Precision> precision = {};
    Placement placement = Placement::corner;
    int delay_ms = 0;  ///< in the widget: how long the page is left alone first
    base::Time created_at = {};
    base::Time updated_at = {};

    bool operator==(const Plan&) const = default;
};
std::string_view to_text(Plan::State state);
std::optional<Plan::State> parse_plan_state(std::string_view text);

/// Adds what is wrong with it, whatever is stored, to `problems`, by the names of the interface.
void check(const Plan& plan, std::vector<base::FieldProblem>& problems);

/// "schedule", "event", "date" or "api".
std::string_view name_of(const Trigger& trigger);

}  // namespace hark::invitation
