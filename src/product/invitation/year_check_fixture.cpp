#include "product/invitation/year_check_fixture.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <map>
#include <set>

#include <fmt/format.h>

namespace hark::invitation {
namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t day = 86'400 * second;

std::int64_t micros(base::Time time) {
    return time.time_since_epoch().count();
}

/// The clock on the wall of one zone, by the C library.
class Wall {
public:
    explicit Wall(const std::string& zone) {
        setenv("TZ", zone.c_str(), 1);
        tzset();
    }
    std::tm at(base::Time time) const {
        const auto seconds = static_cast<std::time_t>(micros(time) / second);
        std::tm wall{};
        localtime_r(&seconds, &wall);
        return wall;
    }
    /// A number that is the same all day, and greater the next.
    int day_of(base::Time time) const {
        const auto wall = at(time);
        return (wall.tm_year + 1900) * 10'000 + wall.tm_mon * 100 + wall.tm_mday;
    }
};

std::vector<std::vector<const YearSend*>> by_person(const Year& year) {
    std::vector<std::vector<const YearSend*>> all(year.people.size());
    for (const auto& send : year.sends) all[send.person].push_back(&send);
    for (auto& sends : all)
        std::sort(sends.begin(), sends.end(),
                  [](const auto* a, const auto* b) { return a->at < b->at; });
    return all;
}

/// Moments by zone, counted by the local day of the year.
struct Days {
    std::map<std::string, std::vector<base::Time>> times;

    std::map<int, int> counts() const {
        std::map<int, int> counts;
        for (const auto& [zone, list] : times) {
            const Wall wall{zone};
            for (const auto time : list) ++counts[wall.day_of(time)];
        }
        return counts;
    }
};

/// Of the days that also `turns` has, quarter by quarter.
Evenness evenness(const std::map<int, int>& counts, const std::map<int, int>& turns) {
    std::map<int, std::vector<int>> rounds;
    for (const auto& [key, turn] : turns) {
        const auto found = counts.find(key);
        rounds[key / 10'000 * 4 + key / 100 % 100 / 3].push_back(
            found == counts.end() ? 0 : found->second);
    }
    Evenness result;
    for (const auto& [round, list] : rounds) {
        double sum = 0;
        for (const auto count : list) sum += count;
        const auto mean = sum / static_cast<double>(list.size());
        for (const auto count : list) {
            result.least = std::min(result.least, count / mean);
            result.most = std::max(result.most, count / mean);
        }
    }
    return result;
}

}  // namespace

Findings broken_rests(const Year& year) {
    Findings findings;
    std::map<std::size_t, std::int64_t> dismissed;
    for (const auto& one : year.dismissals) dismissed[one.invitation] = micros(one.at);
    const auto rest = year.policy.rest.count() * day;
    const auto long_rest = year.policy.rest_after_dismissal.count() * day;
    for (const auto& sends : by_person(year)) {
        for (std::size_t i = 0; i < sends.size(); ++i) {
            for (std::size_t j = i + 1; j < sends.size(); ++j) {
                const auto& a = *sends[i];
                const auto& b = *sends[j];
                if (a.invitation == b.invitation) continue;  // a reminder
                const auto gap = micros(b.at) - micros(a.at);
                const auto say = [&](const char* what) {
                    findings.push_back(fmt::format("person {}: {} {} days after plan {}'s",
                                                   a.person, what, static_cast<double>(gap) / day,
                                                   a.plan));
                };
                const auto& from = year.plans[a.plan];
                const auto& to = year.plans[b.plan];
                if (a.plan == b.plan) {
                    if (!a.is_reminder && !b.is_reminder && gap < from.cadence.count() * day)
                        say("cadence");
                    if (to.own_rest && gap < to.own_rest->count() * day) say("own rest");
                }
                const bool shared = !from.own_rest && !to.own_rest;
                if (shared && !dismissed.contains(a.invitation) && gap < rest) say("rest");
                if ((shared || a.plan == b.plan) && dismissed.contains(a.invitation)) {
                    const auto at = dismissed[a.invitation];
                    if (micros(b.at) >= at && micros(b.at) - at < long_rest)
                        say("rest after dismissal");
                    if (micros(b.at) < at && gap < rest && shared) say("rest");
                }
            }
        }
    }
    return findings;
}

Findings broken_hours(const Year& year) {
    Findings findings;
    std::map<std::string, std::vector<const YearSend*>> by_zone;
    for (const auto& send : year.sends)
        if (year.plans[send.plan].channel == Channel::email)
            by_zone[year.people[send.person].zone_name].push_back(&send);
    for (const auto& [zone, sends] : by_zone) {
        const Wall wall{zone};
        for (const auto* send : sends) {
            const auto at = wall.at(send->at);
            const bool weekend = at.tm_wday == 0 || at.tm_wday == 6;
            if (weekend || at.tm_hour < 8 || at.tm_hour >= 20)
                findings.push_back(fmt::format("{}: weekday {}, {:02}:{:02}", zone, at.tm_wday,
                                               at.tm_hour, at.tm_min));
        }
    }
    return findings;
}

Findings broken_caps(const Year& year) {
    Findings findings;
    const Wall wall{year.home_name};
    std::map<int, int> all;
    std::map<int, int> emails;
    for (const auto& send : year.sends) {
        const auto key = wall.day_of(send.at);
        ++all[key];
        if (year.plans[send.plan].channel == Channel::email) ++emails[key];
    }
    const auto cap = year.policy.channel_caps[static_cast<std::size_t>(Channel::email)];
    for (const auto& [key, count] : all)
        if (count > *year.policy.daily_cap)
            findings.push_back(fmt::format("day {}: {} asked", key, count));
    for (const auto& [key, count] : emails)
        if (count > *cap) findings.push_back(fmt::format("day {}: {} e-mails", key, count));
    return findings;
}

Findings broken_suppressions(const Year& year) {
    Findings findings;
    for (const auto& send : year.sends) {
        if (year.plans[send.plan].channel != Channel::email) continue;
        const auto& person = year.people[send.person];
        if (send.at >= person.suppressed_at || !person.has_email)
            findings.push_back(fmt::format("person {} got an e-mail", send.person));
    }
    return findings;
}

/// Who was asked and who was refused for the sample are different people, in the right shares.
Findings broken_samples(const Year& year) {
    Findings findings;
    for (std::size_t plan = 0; plan < year.plans.size(); ++plan) {
        std::set<std::size_t> in;
        std::set<std::size_t> out;
        for (const auto& one : year.decisions) {
            if (one.plan != plan) continue;
            if (one.decision.reason == Reason::not_sampled) out.insert(one.person);
            // Everything that is only found out about those in the sample.
            for (const auto reason :
                 {Reason::asked, Reason::already_invited, Reason::asked_recently, Reason::resting,
                  Reason::resting_after_dismissal, Reason::too_new, Reason::outside_hours,
                  Reason::cap_reached})
                if (one.decision.reason == reason) in.insert(one.person);
        }
        for (const auto& send : year.sends)
            if (send.plan == plan) in.insert(send.person);
        for (const auto person : in)
            if (out.contains(person))
                findings.push_back(fmt::format("person {} is in and out of plan {}", person, plan));
        const auto n = static_cast<double>(in.size() + out.size());
        const auto share = static_cast<double>(in.size()) / n;
        const auto wanted = year.plans[plan].sample;
        if (std::abs(share - wanted) > 4 * std::sqrt(wanted * (1 - wanted) / n) + 1e-12)
            findings.push_back(fmt::format("plan {} sampled {} of {}", plan, share, n));
    }
    return findings;
}

Findings broken_tenures(const Year& year) {
    Findings findings;
    const auto tenure = year.policy.tenure.count() * day;
    for (const auto& send : year.sends)
        if (micros(send.at) - micros(year.people[send.person].since) < tenure)
            findings.push_back(fmt::format("person {} was asked too early", send.person));
    return findings;
}

Findings broken_reminders(const Year& year) {
    Findings findings;
    std::map<std::size_t, std::vector<const YearSend*>> by_invitation;
    for (const auto& send : year.sends) by_invitation[send.invitation].push_back(&send);
    for (const auto& [invitation, sends] : by_invitation) {
        const auto& plan = year.plans[sends.front()->plan];
        if (static_cast<int>(sends.size()) > 1 + plan.reminders)
            findings.push_back(fmt::format("invitation {}: {} sendings", invitation, sends.size()));
        for (std::size_t i = 1; i < sends.size(); ++i)
            if (micros(sends[i]->at) - micros(sends[i - 1]->at) < plan.remind_every.count() * day)
                findings.push_back(fmt::format("invitation {}: reminded too soon", invitation));
    }
    return findings;
}

Findings broken_records(const Year& year) {
    Findings findings;
    std::map<std::pair<std::size_t, std::size_t>, std::vector<const YearDecision*>> record;
    for (const auto& one : year.decisions) record[{one.person, one.plan}].push_back(&one);
    std::map<std::size_t, std::vector<std::int64_t>> contacts;
    for (const auto& send : year.sends) contacts[send.person].push_back(micros(send.at));
    for (const auto& send : year.sends) {
        if (send.is_reminder) continue;
        const auto& list = record[{send.person, send.plan}];
        const bool told = std::any_of(list.begin(), list.end(), [&](const YearDecision* one) {
            return one->decision.send && one->decision.send->from <= send.at &&
                   send.at < one->decision.send->until && one->at <= send.at;
        });
        if (!told) findings.push_back(fmt::format("person {}: an unexplained asking", send.person));
    }
    for (const auto& one : year.decisions) {
        const auto& person = year.people[one.person];
        const auto& decision = one.decision;
        const auto say = [&](const char* what) {
            findings.push_back(
                fmt::format("person {}: {} ({})", one.person, what, decision.sentence));
        };
        if (decision.sentence.size() < 20 || decision.sentence.back() != '.') say("no sentence");
        if ((decision.reason == Reason::asked) != decision.send.has_value()) say("half a decision");
        if (decision.reason == Reason::no_address && person.has_email) say("there is an address");
        if (decision.reason == Reason::suppressed && person.suppressed_at > one.at)
            say("was not suppressed");
        if (decision.reason == Reason::not_in_audience && person.pays) say("was in the audience");
        const bool rests = decision.reason == Reason::resting ||
                           decision.reason == Reason::asked_recently ||
                           decision.reason == Reason::resting_after_dismissal;
        const auto longest = 366 * day;
        const auto& known = contacts[one.person];
        if (rests && std::none_of(known.begin(), known.end(), [&](std::int64_t at) {
                return std::abs(at - micros(one.wished_at)) < longest;
            }))
            say("nothing to rest from");
    }
    return findings;
}

Evenness evenness_of_turns(const Year& year, std::size_t plan) {
    Days days;
    for (const auto& one : year.decisions)
        if (one.plan == plan && one.at == one.wished_at)
            days.times[year.people[one.person].zone_name].push_back(one.at);
    return evenness(days.counts(), days.counts());
}

Evenness evenness_of_sends(const Year& year, std::size_t plan) {
    Days turns;
    Days sends;
    for (const auto& one : year.decisions)
        if (one.plan == plan && one.at == one.wished_at)
            turns.times[year.people[one.person].zone_name].push_back(one.at);
    for (const auto& one : year.sends)
        if (one.plan == plan && !one.is_reminder)
            sends.times[year.people[one.person].zone_name].push_back(one.at);
    return evenness(sends.counts(), turns.counts());
}

}  // namespace hark::invitation
