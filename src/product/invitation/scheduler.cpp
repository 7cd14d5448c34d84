#include "product/invitation/scheduler.h"

#include <algorithm>

#include "base/limits.h"
#include "product/invitation/gathering.h"
#include "product/invitation/news.h"
#include "product/invitation/outbox_store.h"
#include "product/invitation/rounds.h"
#include "product/invitation/upkeep_store.h"
#include "product/workspace/workspace_store.h"

namespace hark::invitation {
namespace {

namespace limits = base::limits;
using std::chrono::days;
using std::chrono::sys_days;

/// What is waiting, so that a step with nothing to do writes nothing.
struct Waiting {
    std::vector<InvitationId> expired;
    std::vector<Invitation> missed;
    std::vector<ToRemind> to_remind;
    std::vector<Occasion> occasions;

    Waiting(storage::Session& session, WorkspaceId workspace, base::Time now)
        : expired(invitation::expired(session, workspace, now, limits::asking_batch)),
          missed(invitation::missed(session, workspace, now, limits::asking_batch)),
          to_remind(invitation::to_remind(session, workspace, now, limits::asking_batch)),
          occasions(due_occasions(session, workspace, now, limits::asking_batch)) {}

    std::size_t size() const {
        return expired.size() + missed.size() + to_remind.size() + occasions.size();
    }
};

void decide_all(Asker& asker, WorkspaceId workspace, base::Time now) {
    auto& session = asker.facts().session();
    // Read again: another process may have been faster.
    for (const auto id : expired(session, workspace, now, limits::asking_batch))
        mark_expired(session, workspace, id, now, "Nobody answered in time.");
    for (const auto& one : missed(session, workspace, now, limits::asking_batch)) {
        if (one.sent_at)
            asker.remind(one, one.due_at);
        else
            asker.decide_anew(one);
    }
    for (const auto& one : to_remind(session, workspace, now, limits::asking_batch))
        asker.remind(one.invitation, one.wished_at);
    for (const auto& due : due_occasions(session, workspace, now, limits::asking_batch))
        if (const auto taken = take_occasion(session, workspace, due.plan, due.subject()))
            asker.ask(*taken);
}

}  // namespace

std::size_t Scheduler::run_due(base::Time now) {
    const auto all =
        database_.reading([](storage::Session& session) { return workspace::list_all(session); });
    std::size_t done = 0;
    for (const auto& one : all) done += run_due(one.id, now);
    return done;
}

std::size_t Scheduler::run_due(WorkspaceId workspace, base::Time now) {
    auto done = take_events(workspace, now) + begin_rounds(workspace, now);
    const auto waiting = database_.reading([&](storage::Session& session) {
        return Waiting{session, workspace, now}.size();
    });
    if (waiting == 0) return done;
    database_.write([&](storage::Session& session) {
        Asker asker{session, workspace, ids_, outside_, now};
        decide_all(asker, workspace, now);
    });
    return done + waiting;
}

std::size_t Scheduler::take_events(WorkspaceId workspace, base::Time now) {
    if (!outside_.next_events) return 0;
    const auto any = database_.reading([&](storage::Session& session) {
        return !outside_.next_events(session, workspace, 1).empty();
    });
    if (!any) return 0;
    return database_.writing([&](storage::Session& session) {
        Asker asker{session, workspace, ids_, outside_, now};
        const auto events = outside_.next_events(session, workspace, limits::asking_events);
        if (events.empty()) return events.size();
        take_news(asker, events);
        outside_.events_taken(session, workspace, events, now);
        return events.size();
    });
}

std::size_t Scheduler::begin_rounds(WorkspaceId workspace, base::Time now) {
    struct Due {
        ReadyPlan plan;
        base::Date day;
    };
    std::vector<Due> due;
    std::optional<Asking> asking;
    auto home = locale::TimeZone::utc();
    database_.read([&](storage::Session& session) {
        due.clear();
        const auto all = plans(session, workspace);
        if (all.empty()) return;
        Facts facts{session, workspace, invitation::asking(session, workspace), outside_, now};
        asking = facts.asking();
        home = facts.home();
        const auto today = home.date_of(now);
        for (const auto& [plan, begun] : all) {
            if (plan.state != Plan::State::active) continue;
            const auto* schedule = std::get_if<Schedule>(&plan.trigger);
            const auto day = schedule != nullptr ? round_at(*schedule, today)
                             : std::holds_alternative<OnDate>(plan.trigger) ? std::optional{today}
                                                                            : std::nullopt;
            if (day && (!begun || *begun < *day)) due.push_back({*facts.find(plan.id), *day});
        }
    });
    if (due.empty()) return 0;
    // The key that decides the order must be there.
    asking = database_.writing(
        [&](storage::Session& session) { return begin_deciding(session, workspace, now); });
    std::size_t done = 0;
    for (const auto& [plan, day] : due)
        done += std::holds_alternative<Schedule>(plan.plan.trigger)
                    ? begin_round(workspace, plan, *asking, home, day, now)
                    : look_through_dates(workspace, plan, *asking, home, now);
    return done;
}

ReadPage Scheduler::pages(WorkspaceId workspace) {
    return [this, workspace](people::PersonId after) {
        return database_.reading([&](storage::Session& session) {
            return known_after(session, workspace, after, limits::audience_page);
        });
    };
}

void Scheduler::write(WorkspaceId workspace, const std::vector<Occasion>& occasions) {
    if (occasions.empty()) return;
    database_.write([&](storage::Session& session) { want_all(session, workspace, occasions); });
}

void Scheduler::finish(WorkspaceId workspace, PlanId plan, base::Date begun) {
    database_.write([&](storage::Session& session) { set_begun(session, workspace, plan, begun); });
}

std::size_t Scheduler::begin_round(WorkspaceId workspace, const ReadyPlan& ready,
                                   const Asking& asking, const locale::TimeZone& home,
                                   base::Date round, base::Time now) {
    const auto& schedule = std::get<Schedule>(ready.plan.trigger);
    const auto today = home.date_of(now);
    auto list = days_of_round(schedule, asking.policy, round);
    // A round that is begun late is spread over what is left of it, or given up.
    const auto last = list.back();
    std::erase_if(list, [&](base::Date day) { return day < today; });
    if (list.empty() && sys_days{today} - sys_days{last} <= ready.plan.patience)
        list.push_back(today);
    std::size_t done = 0;
    if (!list.empty()) {
        const auto turns = gather_round(ready, asking.key, workspace, home, pages(workspace));
        std::vector<Occasion> occasions;
        for (std::size_t i = 0; i < turns.size(); ++i) {
            occasions.push_back(
                occasion_of_turn(turns, i, ready.plan, asking.policy, round, list, now));
            if (occasions.size() == limits::audience_page || i + 1 == turns.size()) {
                write(workspace, occasions);
                occasions.clear();
            }
        }
        done = turns.size();
    }
    finish(workspace, ready.plan.id, round);
    return done;
}

std::size_t Scheduler::look_through_dates(WorkspaceId workspace, const ReadyPlan& ready,
                                          const Asking& asking, const locale::TimeZone& home,
                                          base::Time now) {
    const sys_days today = home.date_of(now);
    auto first = today;
    if (ready.begun)
        first = std::max(sys_days{*ready.begun} + days{1}, today - limits::dates_caught_up);
    const auto read = pages(workspace);
    std::size_t done = 0;
    people::PersonId after;
    for (auto page = read(after); !page.empty(); page = read(after)) {
        std::vector<Occasion> occasions;
        for (const auto& person : page)
            for (auto day = first; day <= today; day += days{1})
                if (auto occasion = occasion_of_date(ready, person, day, asking.policy, home, now))
                    occasions.push_back(*std::move(occasion));
        write(workspace, occasions);
        done += occasions.size();
        after = page.back().id;
    }
    finish(workspace, ready.plan.id, today);
    return done;
}

}  // namespace hark::invitation
