#include "product/invitation/dry_run.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "product/invitation/gathering.h"
#include "product/invitation/rounds.h"

namespace hark::invitation {
namespace {

namespace limits = base::limits;
using std::chrono::days;
using std::chrono::sys_days;

constexpr days looked_ahead{7};

ReadPage pages(Facts& facts) {
    return [&facts](people::PersonId after) {
        return known_after(facts.session(), facts.workspace(), after, limits::audience_page);
    };
}

/// Turns of a round that has not begun yet, or would as soon as the plan is active.
void add_turns(Facts& facts, const ReadyPlan& ready, std::vector<Occasion>& occasions) {
    const auto* schedule = std::get_if<Schedule>(&ready.plan.trigger);
    if (schedule == nullptr) return;
    const sys_days today = facts.home().date_of(facts.now());
    const auto round = round_at(*schedule, today + looked_ahead);
    if (!round || (ready.begun && *ready.begun >= *round)) return;
    auto list = days_of_round(*schedule, facts.asking().policy, *round);
    std::erase_if(list, [&](base::Date day) { return sys_days{day} < today; });
    if (list.empty()) return;
    const auto turns = gather_round(ready, facts.asking().key, facts.workspace(), facts.home(),
                                    pages(facts), limits::dry_run_people);
    const auto end = facts.home().start_of(today + looked_ahead);
    for (std::size_t i = 0; i < turns.size(); ++i) {
        auto occasion = occasion_of_turn(turns, i, ready.plan, facts.asking().policy, *round, list,
                                         facts.now());
        if (occasion.wanted.at >= end) break;
        occasions.push_back(std::move(occasion));
    }
}

void add_dates(Facts& facts, const ReadyPlan& ready, std::vector<Occasion>& occasions) {
    if (!std::holds_alternative<OnDate>(ready.plan.trigger)) return;
    const sys_days today = facts.home().date_of(facts.now());
    const auto first = ready.begun ? std::max(today, sys_days{*ready.begun} + days{1}) : today;
    const auto read = pages(facts);
    people::PersonId after;
    std::size_t looked_at = 0;
    for (auto page = read(after); !page.empty() && looked_at < limits::dry_run_people;
         page = read(after)) {
        for (const auto& person : page)
            for (auto day = first; day < today + looked_ahead; day += days{1})
                if (auto occasion = occasion_of_date(ready, person, day, facts.asking().policy,
                                                     facts.home(), facts.now()))
                    occasions.push_back(*std::move(occasion));
        looked_at += page.size();
        after = page.back().id;
    }
}

void add_notes(const ReadyPlan& ready, DryRun& run) {
    if (!ready.audience_problem.empty()) run.notes.push_back(ready.audience_problem);
    if (std::holds_alternative<OnEvent>(ready.plan.trigger))
        run.notes.emplace_back(
            "Only events that have happened are known: those of the coming week "
            "come on top.");
    if (std::holds_alternative<OnRequest>(ready.plan.trigger))
        run.notes.emplace_back(
            "This plan asks when a program requests it: nobody can say who that "
            "will be.");
    if (ready.plan.channel == Channel::widget)
        run.notes.emplace_back(
            "In the product people are asked when they come, on that day or "
            "later.");
    if (ready.plan.state == Plan::State::paused)
        run.notes.emplace_back("The plan is paused; this is what would happen if it were active.");
    if (!ready.is_survey_open)
        run.notes.emplace_back(
            "The survey is not published; this is what would happen if it were.");
}

}  // namespace

DryRun dry_run(Facts& facts, PlanId id) {
    const auto* found = facts.find(id);
    CHECK(found != nullptr);
    auto ready = *found;
    DryRun run;
    add_notes(ready, run);
    ready.plan.state = Plan::State::active;
    ready.is_survey_open = true;
    const auto end =
        facts.home().start_of(sys_days{facts.home().date_of(facts.now())} + looked_ahead);
    auto occasions =
        occasions_of(facts.session(), facts.workspace(), id, end, limits::dry_run_people);
    add_turns(facts, ready, occasions);
    add_dates(facts, ready, occasions);
    std::stable_sort(occasions.begin(), occasions.end(), [](const Occasion& a, const Occasion& b) {
        return a.wanted.at < b.wanted.at;
    });
    const sys_days today = facts.home().date_of(facts.now());
    for (int i = 0; i < looked_ahead.count(); ++i)
        run.days.push_back({today + days{i}, 0, facts.load().asked(today + days{i})});
    std::vector<DryRun::Person> others;
    for (const auto& occasion : occasions) {
        if (!occasion.person) continue;
        const auto person = find_known(facts.session(), facts.workspace(), *occasion.person);
        if (!person) continue;
        ++run.considered;
        const auto subject = facts.subject(ready, *person);
        const auto wish = facts.wish(ready, occasion, subject);
        auto decision = decide(facts.around(ready), ready.plan, subject, facts.contacts(occasion),
                               wish, std::max(facts.now(), wish.at));
        ++run.reasons[decision.reason];
        if (decision.send) {
            const auto day = facts.home().date_of(decision.send->from);
            facts.load().add(ready.plan.channel, day);
            for (auto& one : run.days) one.asked += one.day == day ? 1 : 0;
        }
        auto& shown = decision.send ? run.people : others;
        if (shown.size() < limits::dry_run_shown)
            shown.push_back({person->id, person->name, person->email, std::move(decision)});
    }
    for (auto& one : others)
        if (run.people.size() < limits::dry_run_shown) run.people.push_back(std::move(one));
    return run;
}

}  // namespace hark::invitation
