#include <array>

#include "product/invitation/year_fixture.h"

namespace hark::invitation {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::seconds;

enum EventNumber : std::size_t {
    ticket_closed,
    ticket_reopened,
    course_completed,
    exam_score_received,
    checkout,
    request,
};
constexpr std::array<const char*, 6> event_names{"ticket_closed",    "ticket_reopened",
                                                 "course_completed", "exam_score_received",
                                                 "checkout",         "request"};

constexpr std::array<const char*, 8> zone_names{
    "Europe/Berlin",    "America/New_York",  "Asia/Tokyo",       "Asia/Kolkata",
    "Australia/Sydney", "America/Sao_Paulo", "Pacific/Auckland", "UTC"};

}  // namespace

void Year::make_plans() {
    const auto add = [&](const char* name, Channel channel, Trigger trigger) -> Plan& {
        Plan plan;
        plan.id = PlanId{static_cast<std::int64_t>(plans.size()) + 1};
        plan.survey = survey::SurveyId{100 + plan.id.value()};
        plan.name = name;
        plan.state = Plan::State::active;
        plan.channel = channel;
        plan.trigger = std::move(trigger);
        plans.push_back(plan);
        return plans.back();
    };
    const base::Date first{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};
    auto& relation = add("Relationship", Channel::email, Schedule{first, Every::quarter, 60});
    relation.reminders = 2;
    relation.cadence = days{60};
    auto& support = add("Support", Channel::email, OnEvent{"ticket_closed"});
    support.delay = {1, Unit::day};
    support.sample = 0.5;
    support.cadence = days{60};
    support.cancel_on = {"ticket_reopened"};
    support.patience = days{3};
    auto& exam = add(
        "Exam", Channel::email,
        OnEvent{
            "exam_score_received", {}, OnEvent::Otherwise{"course_completed", {30, Unit::day}}});
    exam.cadence = days{30};
    exam.own_rest = days{14};
    exam.reminders = 1;
    auto& product = add("Product", Channel::widget, OnEvent{"checkout"});
    product.sample = 0.2;
    auto& renewal =
        add("Renewal", Channel::email, OnDate{"renewal_date", -30, OnDate::Repeat::yearly});
    renewal.audience.where = {"plan:pro"};
    renewal.cadence = days{365};
    renewal.patience = days{30};
    auto& link = add("By request", Channel::api, OnEvent{"request"});
    link.cadence = days{30};
}

void Year::make_people(std::size_t count) {
    people.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        YearPerson person;
        person.id = people::PersonId{static_cast<std::int64_t>(1000 + i)};
        person.zone_name = zone_names.at(random_() % zone_names.size());
        person.zone = *locale::TimeZone::find(person.zone_name);
        person.since = start_ + seconds{static_cast<std::int64_t>(86400 * (700 * random() - 400))};
        person.has_email = random() < 0.95;
        person.pays = random() < 0.6;
        person.renewal = std::chrono::floor<days>(start_) +
                         days{static_cast<int>(365 * random()) - 365 * (random() < 0.5 ? 1 : 0)};
        if (random() < 0.05)
            person.suppressed_at =
                start_ + seconds{static_cast<std::int64_t>(86400 * 365 * random())};
        people.push_back(std::move(person));
    }
}

/// Up to so many of each, at any time of the year; an exam follows its course more often than not.
void Year::make_events(std::size_t person) {
    const auto at = [&] {
        return start_ + seconds{static_cast<std::int64_t>(86400 * 365 * random())};
    };
    const auto push = [&](base::Time time, EventNumber event) {
        if (time >= people[person].since) queue_.push({time, Kind::event, person, event});
    };
    for (int i = 0; i < 3; ++i) {
        if (random() < 0.5) {
            const auto time = at();
            push(time, ticket_closed);
            if (random() < 0.2) push(time + 5h, ticket_reopened);
        }
        if (random() < 0.3) {
            const auto time = at();
            push(time, course_completed);
            if (random() < 0.6)
                push(time + days{static_cast<int>(50 * random())}, exam_score_received);
        }
        if (random() < 0.9) push(at(), checkout);
        if (random() < 0.2) push(at(), request);
    }
    // Asked thirty days before the renewal, at nine where they live.
    auto& who = people[person];
    for (int year = 2026; year <= 2027; ++year) {
        base::Date day{std::chrono::year{year} / who.renewal.month() / who.renewal.day()};
        if (!day.ok()) continue;
        const auto wished = who.zone.start_of(std::chrono::sys_days{day} - days{30}) + 9h;
        if (wished < start_ || wished < who.since || wished >= end_) continue;
        auto& waiting = waiting_[person * plans.size() + 4];
        waiting = {true, wishes, {wished, "The renewal is near", Wanted::Kind::certain}};
        queue_.push({wished, Kind::wish, person, 4, wishes++});
        break;
    }
}

void Year::take_event(const Item& item) {
    const people::Properties nothing;
    const auto& who = people[item.person];
    const Happened event{event_names.at(item.plan), item.at, nothing};
    for (std::size_t i = 0; i < plans.size(); ++i) {
        if (!listens_to(plans[i], event.name)) continue;
        const auto effect = effect_of(plans[i], event, who.zone);
        auto& waiting = waiting_[item.person * plans.size() + i];
        if (effect.taken_back && waiting.is_there) {
            waiting.is_there = false;
            ++taken_back;
        }
        if (!effect.wanted) continue;
        if (waiting.is_there) {
            const bool better = effect.wanted->kind == Wanted::Kind::certain &&
                                waiting.wanted.kind == Wanted::Kind::otherwise;
            if (!better) continue;
            ++replaced;
        }
        waiting = {true, wishes, *effect.wanted};
        queue_.push({effect.wanted->at, Kind::wish, item.person, i, wishes++});
    }
}

}  // namespace hark::invitation
