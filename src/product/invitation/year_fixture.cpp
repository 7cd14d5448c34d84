#include "product/invitation/year_fixture.h"

#include <algorithm>

#include "base/error.h"

namespace hark::invitation {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::seconds;

Year::Year(std::size_t count, std::uint32_t seed) : random_(seed) {
    for (auto& byte : key_) byte = static_cast<std::uint8_t>(random_());
    home_ = *locale::TimeZone::find(home_name);
    policy.daily_cap = static_cast<int>(count / 12);
    policy.channel_caps[static_cast<std::size_t>(Channel::email)] = static_cast<int>(count / 15);
    make_plans();
    make_people(count);
    run();
}

Circumstances Year::around() const {
    return {workspace::WorkspaceId{1}, policy, load_, key_, home_};
}

Subject Year::subject(std::size_t person, std::size_t plan, base::Time now) const {
    const auto& who = people[person];
    const auto channel = plans[plan].channel;
    return {subject_of(who.id),
            who.since,
            who.zone,
            plans[plan].audience.where.empty() || who.pays,
            channel != Channel::email || who.has_email,
            channel == Channel::email && who.suppressed_at <= now};
}

std::vector<Contact> Year::contacts(std::size_t person, std::size_t besides, base::Time now) const {
    std::vector<Invitation> all;
    for (const auto i : of_person_[person])
        if (i != besides) all.push_back(invitations_[i]);
    return contacts_of(all, now);
}

void Year::run() {
    of_person_.resize(people.size());
    waiting_.resize(people.size() * plans.size());
    for (std::size_t i = 0; i < plans.size(); ++i)
        if (const auto* schedule = std::get_if<Schedule>(&plans[i].trigger))
            for (auto day = std::chrono::sys_days{schedule->from}; home_.start_of(day) < end_;
                 day += days{1})
                if (round_at(*schedule, day) == base::Date{day})
                    queue_.push({home_.start_of(day), Kind::round, 0, i});
    for (std::size_t i = 0; i < people.size(); ++i) make_events(i);
    while (!queue_.empty() && queue_.top().at < end_) {
        const auto item = queue_.top();
        queue_.pop();
        step(item);
    }
}

void Year::step(const Item& item) {
    switch (item.kind) {
        case Kind::round: return begin_round(item);
        case Kind::turn:
            ++wishes;
            return ask(item.person, item.plan, {item.at, "The round of this quarter"}, item.at);
        case Kind::event: return take_event(item);
        case Kind::wish: return take_wish(item);
        case Kind::send: return send(item);
        case Kind::remind: return remind(item);
        case Kind::outcome: return take_outcome(item);
    }
}

std::size_t Year::still_waiting() const {
    return static_cast<std::size_t>(std::count_if(
        waiting_.begin(), waiting_.end(), [](const Waiting& waiting) { return waiting.is_there; }));
}

/// Everybody who is there, in the order of their sticky hash.
void Year::begin_round(const Item& item) {
    const auto& schedule = std::get<Schedule>(plans[item.plan].trigger);
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < people.size(); ++i)
        if (people[i].since <= item.at)
            order.emplace_back(
                sticky_share(key_, workspace::WorkspaceId{1}, plans[item.plan].id.value(), "drip",
                             subject_of(people[i].id)),
                i);
    std::sort(order.begin(), order.end());
    const auto list = days_of_round(schedule, policy, home_.date_of(item.at));
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto person = order[i].second;
        const auto at = moment_of(turn_of(i, order.size(), list), policy, people[person].zone);
        queue_.push({at, Kind::turn, person, item.plan});
    }
}

void Year::take_wish(const Item& item) {
    auto& waiting = waiting_[item.person * plans.size() + item.plan];
    if (!waiting.is_there || waiting.ticket != item.invitation) return;
    waiting.is_there = false;
    ask(item.person, item.plan, {item.at, waiting.wanted.why}, item.at);
}

void Year::ask(std::size_t person, std::size_t plan, const Wish& wish, base::Time now) {
    auto decision = decide(around(), plans[plan], subject(person, plan, now),
                           contacts(person, no_invitation, now), wish, now);
    if (decision.send) {
        Invitation one;
        one.id = InvitationId{static_cast<std::int64_t>(invitations_.size()) + 1};
        one.plan = plans[plan].id;
        one.survey = plans[plan].survey;
        one.person = people[person].id;
        one.channel = plans[plan].channel;
        one.rest = plans[plan].own_rest ? Rest::own : Rest::shared;
        one.due_at = decision.send->from;
        one.until_at = decision.send->until;
        one.expires_at = decision.expires_at;
        load_.add(one.channel, home_.date_of(one.due_at));
        of_person_[person].push_back(invitations_.size());
        queue_.push({one.due_at, Kind::send, person, plan, invitations_.size()});
        invitations_.push_back(one);
    }
    decisions.push_back({person, plan, now, wish.at, std::move(decision)});
}

/// The mail server is late by up to ten minutes, as far as the hours allow.
void Year::send(const Item& item) {
    auto& one = invitations_[item.invitation];
    if (!one.is_waiting || one.due_at > item.at) return;
    const bool is_reminder = one.sent_at.has_value();
    const auto late = reaches_out(one.channel) ? seconds{static_cast<int>(600 * random())} : 0s;
    const auto at = std::min(item.at + late, one.until_at - 1us);
    one.is_waiting = false;
    if (one.channel == Channel::email && people[item.person].suppressed_at <= at) {
        one.state = State::suppressed;
        return;
    }
    one.last_at = at;
    if (!one.sent_at) one.sent_at = at;
    one.state = State::sent;
    one.reminders += is_reminder ? 1 : 0;
    sends.push_back({item.person, item.plan, item.invitation, at, is_reminder});
    const auto chance = random();
    if (chance < 0.35)
        queue_.push({at + seconds{static_cast<int>(86400 * 3 * random())}, Kind::outcome,
                     item.person, item.plan, item.invitation});
    else if (one.reminders < plans[item.plan].reminders)
        queue_.push({at + plans[item.plan].remind_every, Kind::remind, item.person, item.plan,
                     item.invitation});
}

void Year::remind(const Item& item) {
    auto& one = invitations_[item.invitation];
    if (is_over(one.state)) return;
    const auto decision =
        decide_reminder(around(), plans[item.plan], subject(item.person, item.plan, item.at),
                        contacts(item.person, item.invitation, item.at), {item.at, "No answer yet"},
                        one.expires_at, item.at);
    if (!decision.send) return;
    one.is_waiting = true;
    one.due_at = decision.send->from;
    one.until_at = decision.send->until;
    load_.add(one.channel, home_.date_of(one.due_at));
    queue_.push({one.due_at, Kind::send, item.person, item.plan, item.invitation});
}

/// Two thirds answer, the others close it.
void Year::take_outcome(const Item& item) {
    auto& one = invitations_[item.invitation];
    if (random() < 2.0 / 3) {
        one.state = State::answered;
        return;
    }
    one.state = State::dismissed;
    one.dismissed_at = item.at;
    one.is_waiting = false;
    dismissals.push_back({item.person, item.invitation, item.at});
    decide_anew(item.person, item.at);
}

void Year::decide_anew(std::size_t person, base::Time now) {
    for (const auto i : of_person_[person]) {
        auto& one = invitations_[i];
        if (!one.is_waiting) continue;
        const auto plan = static_cast<std::size_t>(one.plan->value()) - 1;
        load_.add(one.channel, home_.date_of(one.due_at), -1);
        one.is_waiting = false;
        if (one.sent_at) continue;  // a reminder is not worth it
        const auto decision = decide(around(), plans[plan], subject(person, plan, now),
                                     contacts(person, i, now), {one.due_at, "Decided anew"}, now);
        decisions.push_back({person, plan, now, one.due_at, decision});
        ++wishes;
        if (!decision.send) {
            one.state = State::cancelled;
            continue;
        }
        one.is_waiting = true;
        one.due_at = decision.send->from;
        one.until_at = decision.send->until;
        load_.add(one.channel, home_.date_of(one.due_at));
        queue_.push({one.due_at, Kind::send, person, plan, i});
    }
}

}  // namespace hark::invitation
