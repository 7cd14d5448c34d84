#include "product/invitation/moment.h"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "base/limits.h"

namespace hark::invitation {
namespace {

namespace limits = base::limits;
using std::chrono::days;
using Moved = std::optional<std::pair<base::Time, Obstacle>>;

/// No other contact may be after `from` and before `until`.
struct Pause {
    base::Time from;
    base::Time until;
    Reason reason;
};

/// When `contact` keeps `plan` from asking; nothing when they have nothing to do with each other.
std::optional<Pause> pause_around(const Contact& contact, const Policy& policy, const Plan& plan) {
    if (contact.survey == plan.survey) {
        const auto rest = plan.own_rest.value_or(policy.rest);
        Pause pause{contact.from - std::max(plan.cadence, rest),
                    std::max(contact.from + plan.cadence, contact.to + rest),
                    Reason::asked_recently};
        if (contact.dismissed_at &&
            *contact.dismissed_at + policy.rest_after_dismissal > pause.until) {
            pause.until = *contact.dismissed_at + policy.rest_after_dismissal;
            pause.reason = Reason::resting_after_dismissal;
        }
        return pause;
    }
    if (plan.own_rest || contact.rest == Rest::own) return std::nullopt;
    if (contact.dismissed_at)
        return Pause{contact.from - policy.rest,
                     *contact.dismissed_at + policy.rest_after_dismissal,
                     Reason::resting_after_dismissal};
    return Pause{contact.from - policy.rest, contact.to + policy.rest, Reason::resting};
}

std::string pause_sentence(const Pause& pause, const Contact& contact,
                           const locale::TimeZone& zone) {
    const auto until = local_words(pause.until, zone);
    if (pause.reason == Reason::resting_after_dismissal)
        return fmt::format("Closed a survey on {} and is left alone until {}",
                           local_words(*contact.dismissed_at, zone), until);
    if (pause.reason == Reason::asked_recently)
        return fmt::format("This survey asked them on {} and does so again on {} at the earliest",
                           local_words(contact.from, zone), until);
    return fmt::format("Asked on {} and resting until {}", local_words(contact.to, zone), until);
}

/// Steps over one obstacle after the other until a moment has none.
class Seeker {
public:
    Seeker(const Circumstances& around, const Plan& plan, const Subject& subject,
           const std::vector<Contact>& contacts)
        : around_(around), plan_(plan), subject_(subject), contacts_(contacts) {}

    using Rule = Moved (Seeker::*)(base::Time) const;

    Search seek(base::Time wished, base::Time latest, const std::vector<Rule>& rules) const {
        Search search;
        auto time = wished;
        for (int step = 0; step < limits::moments_tried; ++step) {
            if (time > latest) {
                if (!search.last) search.last = too_late(latest);
                return search;
            }
            const auto moved = first_of(rules, time);
            if (!moved) {
                search.hours = Hours{time, until(time, latest)};
                return search;
            }
            time = moved->first;
            search.last = moved->second;
        }
        return search;
    }

    Moved by_tenure(base::Time time) const {
        const auto known = subject_.since + around_.policy.tenure;
        if (time >= known) return std::nullopt;
        return std::pair{known, Obstacle{Reason::too_new,
                                         fmt::format("Known since {}, and asked after {} days at "
                                                     "the earliest",
                                                     local_words(subject_.since, subject_.zone),
                                                     around_.policy.tenure.count())}};
    }

    Moved by_rest(base::Time time) const {
        for (const auto& contact : contacts_) {
            const auto pause = pause_around(contact, around_.policy, plan_);
            if (!pause || time <= pause->from || time >= pause->until) continue;
            return std::pair{pause->until, Obstacle{pause->reason, pause_sentence(*pause, contact,
                                                                                  subject_.zone)}};
        }
        return std::nullopt;
    }

    /// Only what is still to come is disturbed by a reminder.
    Moved by_coming(base::Time time) const {
        for (const auto& contact : contacts_) {
            const auto pause = pause_around(contact, around_.policy, plan_);
            if (!pause || contact.to < time || time <= pause->from || time >= pause->until)
                continue;
            return std::pair{
                pause->until,
                Obstacle{Reason::resting, fmt::format("Another invitation follows on {}",
                                                      local_words(contact.from, subject_.zone))}};
        }
        return std::nullopt;
    }

    Moved by_hours(base::Time time) const {
        if (!reaches_out(plan_.channel)) return std::nullopt;
        const auto hours = next_hours(around_.policy, subject_.zone, time);
        if (hours.from <= time) return std::nullopt;
        return std::pair{
            hours.from,
            Obstacle{
                Reason::outside_hours,
                fmt::format("It was {} there, outside the hours in which people are written to",
                            local_words(time, subject_.zone))}};
    }

    Moved by_caps(base::Time time) const {
        const auto day = around_.home.date_of(time);
        const auto& cap = around_.policy.channel_caps.at(static_cast<std::size_t>(plan_.channel));
        const auto& all = around_.policy.daily_cap;
        const bool full = (cap && around_.load.asked(plan_.channel, day) >= *cap) ||
                          (all && around_.load.asked(day) >= *all);
        if (!full) return std::nullopt;
        return std::pair{
            around_.home.start_of(next(day)),
            Obstacle{Reason::cap_reached,
                     fmt::format("As many as allowed are asked on {}", base::to_text(day))}};
    }

private:
    static base::Date next(base::Date day) { return std::chrono::sys_days{day} + days{1}; }

    Obstacle too_late(base::Time latest) const {
        return {Reason::outside_hours,
                fmt::format("It had to go out until {}, and nothing could be sent then",
                            local_words(latest, subject_.zone))};
    }

    Moved first_of(const std::vector<Rule>& rules, base::Time time) const {
        for (const auto rule : rules)
            if (auto moved = (this->*rule)(time)) return moved;
        return std::nullopt;
    }

    /// How long it may still go out: as long as hours, the day of the cap, the patience and the
    /// rest before what is still to come allow.
    base::Time until(base::Time time, base::Time latest) const {
        auto until = around_.home.start_of(next(around_.home.date_of(time)));
        if (reaches_out(plan_.channel)) {
            until = std::min(until, next_hours(around_.policy, subject_.zone, time).until);
            until = std::min(until, std::max(latest, time) + std::chrono::minutes{1});
        }
        for (const auto& contact : contacts_)
            if (const auto pause = pause_around(contact, around_.policy, plan_);
                pause && pause->from >= time)
                until = std::min(until, pause->from + std::chrono::microseconds{1});
        return until;
    }

    const Circumstances& around_;
    const Plan& plan_;
    const Subject& subject_;
    const std::vector<Contact>& contacts_;
};

}  // namespace

Search first_moment(const Circumstances& around, const Plan& plan, const Subject& subject,
                    const std::vector<Contact>& contacts, base::Time wished, base::Time latest) {
    static const std::vector<Seeker::Rule> rules{&Seeker::by_tenure, &Seeker::by_rest,
                                                 &Seeker::by_hours, &Seeker::by_caps};
    return Seeker{around, plan, subject, contacts}.seek(wished, latest, rules);
}

Search first_moment_of_reminder(const Circumstances& around, const Plan& plan,
                                const Subject& subject, const std::vector<Contact>& contacts,
                                base::Time wished, base::Time latest) {
    static const std::vector<Seeker::Rule> rules{&Seeker::by_coming, &Seeker::by_hours,
                                                 &Seeker::by_caps};
    return Seeker{around, plan, subject, contacts}.seek(wished, latest, rules);
}

std::optional<base::Time> end_of(const Plan& plan) {
    if (plan.precision && plan.precision->until == Precision::Until::reached) return std::nullopt;
    return plan.ends_at;
}

std::string local_words(base::Time time, const locale::TimeZone& zone) {
    const auto local = zone.to_local(time);
    const auto day = std::chrono::floor<days>(local);
    const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::minutes>(local - day)};
    return fmt::format("{} {:02}:{:02} ({})",
                       base::to_text(base::Date{std::chrono::sys_days{day.time_since_epoch()}}),
                       clock.hours().count(), clock.minutes().count(), zone.name());
}

}  // namespace hark::invitation
