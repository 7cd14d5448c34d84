#pragma once

#include <cstdint>
#include <queue>
#include <random>
#include <string>
#include <vector>

#include "product/invitation/decide.h"
#include "product/invitation/rounds.h"
#include "product/invitation/waiting.h"

/// One invented year of asking in memory, on a clock of its own: people in many time zones, six
/// surveys, events, answers, dismissals, people who unsubscribe, and a mail server that is late.
/// Only the rules under test decide; what came of it is written down for `YearCheck`.
namespace hark::invitation {

struct YearPerson {
    people::PersonId id;
    std::string zone_name;
    locale::TimeZone zone = locale::TimeZone::utc();
    base::Time since;
    bool has_email = true;
    bool pays = false;
    base::Date renewal;
    base::Time suppressed_at = base::Time::max();
};

/// A contact that happened.
struct YearSend {
    std::size_t person;
    std::size_t plan;
    std::size_t invitation;
    base::Time at;
    bool is_reminder;
};
struct YearDismissal {
    std::size_t person;
    std::size_t invitation;
    base::Time at;
};
/// What a person's record says.
struct YearDecision {
    std::size_t person;
    std::size_t plan;
    base::Time at;         ///< when it was decided
    base::Time wished_at;  ///< what for
    Decision decision;
};

class Year {
public:
    /// Runs it. The same `seed`, the same year.
    Year(std::size_t people, std::uint32_t seed);

    Policy policy;
    std::string home_name = "Europe/Berlin";
    std::vector<Plan> plans;
    std::vector<YearPerson> people;
    std::vector<YearSend> sends;
    std::vector<YearDismissal> dismissals;
    std::vector<YearDecision> decisions;
    std::size_t wishes = 0;             ///< how often somebody was to be decided about …
    std::size_t taken_back = 0;         ///< … or no more, because of an event that cancels
    std::size_t replaced = 0;           ///< … or was, until what was waited for came
    std::size_t still_waiting() const;  ///< wishes that the year's end cut off

private:
    enum class Kind { round, turn, event, wish, send, remind, outcome };
    struct Item {
        base::Time at;
        Kind kind;
        std::size_t person = 0;
        std::size_t plan = 0;        // or the event's number
        std::size_t invitation = 0;  // or the wish's ticket
        bool operator>(const Item& other) const { return at > other.at; }
    };
    struct Waiting {
        bool is_there = false;
        std::size_t ticket = 0;
        Wanted wanted;
    };

    void make_plans();
    void make_people(std::size_t count);
    void make_events(std::size_t person);
    void run();
    void step(const Item& item);
    void begin_round(const Item& item);
    void take_event(const Item& item);
    void take_wish(const Item& item);
    void ask(std::size_t person, std::size_t plan, const Wish& wish, base::Time now);
    void send(const Item& item);
    void remind(const Item& item);
    void take_outcome(const Item& item);
    void decide_anew(std::size_t person, base::Time now);
    Subject subject(std::size_t person, std::size_t plan, base::Time now) const;
    std::vector<Contact> contacts(std::size_t person, std::size_t besides, base::Time now) const;
    Circumstances around() const;
    double random() { return std::uniform_real_distribution{0.0, 1.0}(random_); }

    std::mt19937 random_;
    base::Time start_ = *base::parse_time("2026-01-01T00:00:00Z");
    base::Time end_ = *base::parse_time("2027-01-01T00:00:00Z");
    StickyKey key_{};
    Load load_;
    locale::TimeZone home_ = locale::TimeZone::utc();
    std::vector<Invitation> invitations_;
    std::vector<std::vector<std::size_t>> of_person_;
    std::vector<Waiting> waiting_;  // by person and plan
    std::priority_queue<Item, std::vector<Item>, std::greater<>> queue_;
};

inline constexpr std::size_t no_invitation = SIZE_MAX;

}  // namespace hark::invitation
