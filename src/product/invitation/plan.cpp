#include "product/invitation/plan.h"

#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "base/limits.h"

namespace hark::invitation {
namespace {

namespace limits = base::limits;
using Problems = std::vector<base::FieldProblem>;
using std::chrono::days;

constexpr std::array<std::string_view, 5> everies{"once", "week", "month", "quarter", "year"};
constexpr std::array<std::string_view, 4> placements{"corner", "modal", "bar", "inline"};

template <typename Word, std::size_t n>
std::optional<Word> find_word(const std::array<std::string_view, n>& words, std::string_view text) {
    for (std::size_t i = 0; i < n; ++i)
        if (words[i] == text) return static_cast<Word>(i);
    return std::nullopt;
}

void check_range(std::int64_t value, std::int64_t least, std::int64_t most, const char* field,
                 Problems& problems) {
    if (value >= least && value <= most) return;
    problems.push_back(
        {field, "out_of_range", fmt::format("`{}` is from {} to {}.", field, least, most)});
}

void check_span(Span span, std::string_view field, Problems& problems) {
    if (span.amount >= 0 && at_least(span) <= limits::asking_delay) return;
    problems.push_back({std::string{field}, "out_of_range",
                        fmt::format("`{}` is at most {} days.", field,
                                    std::chrono::floor<days>(limits::asking_delay).count())});
}

void check_name(const std::string& name, std::string_view of, const std::string& field,
                Problems& problems) {
    if (!name.empty() && name.size() <= limits::name_bytes) return;
    problems.push_back(
        {field, name.empty() ? "required" : "too_long",
         fmt::format("`{}` is the name of {}, 1 to {} bytes.", field, of, limits::name_bytes)});
}

void check_event(const std::string& name, const std::string& field, Problems& problems) {
    check_name(name, "an event", field, problems);
}

void check_trigger(const Trigger& trigger, Problems& problems) {
    if (const auto* schedule = std::get_if<Schedule>(&trigger)) {
        constexpr std::array<int, 5> longest{366, 7, 28, 90, 365};
        check_range(schedule->spread_days, 1, longest.at(static_cast<std::size_t>(schedule->every)),
                    "trigger.spread_days", problems);
    } else if (const auto* event = std::get_if<OnEvent>(&trigger)) {
        check_event(event->event, "trigger.event", problems);
        if (!event->otherwise) return;
        check_event(event->otherwise->event, "trigger.otherwise.event", problems);
        check_span(event->otherwise->after, "trigger.otherwise.after", problems);
        if (event->otherwise->event == event->event)
            problems.push_back({"trigger.otherwise.event", "same",
                                "Name another event than the one that is waited for."});
    } else if (const auto* date = std::get_if<OnDate>(&trigger)) {
        check_name(date->property, "a property that holds a date", "trigger.property", problems);
        check_range(date->offset_days, -365, 365, "trigger.offset_days", problems);
    }
}

}  // namespace

std::string_view to_text(Every every) {
    return everies.at(static_cast<std::size_t>(every));
}
std::optional<Every> parse_every(std::string_view text) {
    return find_word<Every>(everies, text);
}
std::string_view to_text(Placement placement) {
    return placements.at(static_cast<std::size_t>(placement));
}
std::optional<Placement> parse_placement(std::string_view text) {
    return find_word<Placement>(placements, text);
}
std::string_view to_text(Plan::State state) {
    return state == Plan::State::active ? "active" : "paused";
}
std::optional<Plan::State> parse_plan_state(std::string_view text) {
    if (text == "active") return Plan::State::active;
    if (text == "paused") return Plan::State::paused;
    return std::nullopt;
}

std::string_view name_of(const Trigger& trigger) {
    constexpr std::array<std::string_view, 4> names{"schedule", "event", "date", "api"};
    return names.at(trigger.index());
}

void check(const Plan& plan, Problems& problems) {
    check_trigger(plan.trigger, problems);
    check_span(plan.delay, "delay", problems);
    if (plan.cancel_on.size() > limits::plan_events)
        problems.push_back(
            {"cancel_on", "too_many", fmt::format("Name at most {} events.", limits::plan_events)});
    for (std::size_t i = 0; i < plan.cancel_on.size() && i < limits::plan_events; ++i)
        check_event(plan.cancel_on[i], fmt::format("cancel_on[{}]", i), problems);
    check_range(plan.cadence.count(), 30, 365, "cadence_days", problems);
    if (!(plan.sample > 0 && plan.sample <= 1))
        problems.push_back(
            {"sample_percent", "out_of_range", "`sample_percent` is more than 0 and at most 100."});
    if (plan.own_rest)
        check_range(plan.own_rest->count(), 0, limits::rest_most.count(), "own_rest_days",
                    problems);
    check_range(plan.patience.count(), 0, 90, "patience_days", problems);
    check_range(plan.reminders, 0, limits::reminders_most, "reminders.most", problems);
    check_range(plan.remind_every.count(), 1, 60, "reminders.every_days", problems);
    check_range(plan.expires.count(), 1, 365, "expires_days", problems);
    if (plan.reminders > 0 && !reaches_out(plan.channel))
        problems.push_back({"reminders.most", "not_possible",
                            "Only e-mails and text messages can be followed by reminders."});
    if (plan.starts_at && plan.ends_at && *plan.starts_at >= *plan.ends_at)
        problems.push_back({"ends_at", "out_of_range", "`ends_at` is later than `starts_at`."});
    if (plan.precision) {
        const auto& [margin, confidence, then, until] = *plan.precision;
        if (!(margin >= 0.5 && margin <= 50))
            problems.push_back({"precision.margin", "out_of_range",
                                "`precision.margin` is from 0.5 to 50 points."});
        if (!(confidence >= 0.5 && confidence <= 0.999))
            problems.push_back({"precision.confidence", "out_of_range",
                                "`precision.confidence` is from 0.5 to 0.999."});
        if (until == Precision::Until::reached && !plan.ends_at)
            problems.push_back({"precision.until", "not_possible",
                                "Only a plan with `ends_at` can go on until it knows enough."});
    }
    check_range(plan.delay_ms, 0, 3'600'000, "widget.delay_ms", problems);
}

}  // namespace hark::invitation
