#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/clock.h"
#include "product/invitation/year_check_fixture.h"

namespace hark::invitation {
namespace {

using testing::IsEmpty;
using testing::Not;

/// HARK_YEAR_PEOPLE: how many people; by default as many as a debug build asks within seconds.
std::size_t people_wanted() {
    const char* given = std::getenv("HARK_YEAR_PEOPLE");
    return given == nullptr ? 20'000 : static_cast<std::size_t>(std::atoll(given));
}

const Year& the_year() {
    static const base::Stopwatch watch;
    static const Year year{people_wanted(), 20261126};
    static const bool told = [] {
        std::map<std::string_view, int> reasons;
        for (const auto& one : year.decisions) ++reasons[to_text(one.decision.reason)];
        std::cout << year.people.size() << " people, " << year.decisions.size() << " decisions, "
                  << year.sends.size() << " contacts, " << year.dismissals.size() << " dismissals, "
                  << year.taken_back << " taken back, " << year.replaced << " replaced, in "
                  << watch.seconds() << " s\n";
        for (const auto& [reason, count] : reasons)
            std::cout << "  " << reason << ": " << count << "\n";
        return true;
    }();
    EXPECT_TRUE(told);
    return year;
}

TEST(AskingYear, asks_many_and_refuses_for_every_reason_there_is_cause_for) {
    const auto& year = the_year();
    std::map<Reason, int> reasons;
    std::map<std::size_t, int> sent;
    for (const auto& one : year.decisions) ++reasons[one.decision.reason];
    for (const auto& one : year.sends) ++sent[one.plan];
    EXPECT_EQ(sent.size(), 6U);
    for (const auto reason :
         {Reason::asked, Reason::not_in_audience, Reason::no_address, Reason::suppressed,
          Reason::too_new, Reason::not_sampled, Reason::already_invited, Reason::asked_recently,
          Reason::resting, Reason::resting_after_dismissal})
        EXPECT_GT(reasons[reason], 0) << to_text(reason);
    EXPECT_GT(year.taken_back, 0U);
    EXPECT_GT(year.replaced, 0U);
    EXPECT_EQ(year.wishes,
              year.decisions.size() + year.taken_back + year.replaced + year.still_waiting());
}

/// One test, because every test program of its own would live through the year again.
TEST(AskingYear, breaks_no_rule_for_anybody_and_explains_every_record) {
    const auto& year = the_year();
    EXPECT_THAT(broken_rests(year), IsEmpty());
    EXPECT_THAT(broken_hours(year), IsEmpty());
    EXPECT_THAT(broken_caps(year), IsEmpty());
    EXPECT_THAT(broken_suppressions(year), IsEmpty());
    EXPECT_THAT(broken_samples(year), IsEmpty());
    EXPECT_THAT(broken_tenures(year), IsEmpty());
    EXPECT_THAT(broken_reminders(year), IsEmpty());
    EXPECT_THAT(broken_records(year), IsEmpty());
    const auto turns = evenness_of_turns(year, 0);
    const auto sends = evenness_of_sends(year, 0);
    std::cout << "turns " << turns.least << ".." << turns.most << " of the mean, e-mails "
              << sends.least << ".." << sends.most << "\n";
    EXPECT_GT(turns.least, 0.99);
    EXPECT_LT(turns.most, 1.01);
    // Those who rest on their day are asked when the rest ends, after weekends on a Monday.
    EXPECT_GT(sends.least, 0.6);
    EXPECT_LT(sends.most, 1.6);
}

/// The check is worth something only if it finds what is broken.
TEST(AskingYear, is_checked_by_somebody_who_notices) {
    const Year year{2'000, 7};
    ASSERT_GT(year.sends.size(), 1'000U);
    const auto first = *std::find_if(year.sends.begin(), year.sends.end(),
                                     [](const auto& one) { return one.plan == 0; });
    const auto tampered = [&](auto&& change) {
        auto copy = year;
        change(copy);
        return copy;
    };
    const auto again = [&](Year& copy, base::Time at, std::size_t plan) {
        auto send = first;
        send.at = at;
        send.plan = plan;
        send.invitation = 10'000'000;
        copy.sends.push_back(send);
    };
    using namespace std::chrono_literals;
    EXPECT_THAT(broken_rests(tampered([&](Year& copy) { again(copy, first.at + 24h * 29, 1); })),
                Not(IsEmpty()));
    EXPECT_THAT(broken_rests(tampered([&](Year& copy) { again(copy, first.at + 24h * 59, 0); })),
                Not(IsEmpty()));
    EXPECT_THAT(broken_hours(tampered([&](Year& copy) { copy.sends[0].at += 12h; })),
                Not(IsEmpty()));
    EXPECT_THAT(broken_caps(tampered([&](Year& copy) { copy.policy.daily_cap = 5; })),
                Not(IsEmpty()));
    EXPECT_THAT(broken_suppressions(tampered(
                    [&](Year& copy) { copy.people[first.person].suppressed_at = first.at; })),
                Not(IsEmpty()));
    EXPECT_THAT(broken_samples(tampered([&](Year& copy) { copy.plans[1].sample = 0.6; })),
                Not(IsEmpty()));
    EXPECT_THAT(broken_tenures(tampered(
                    [&](Year& copy) { copy.people[first.person].since = first.at - 24h * 13; })),
                Not(IsEmpty()));
    EXPECT_THAT(broken_reminders(tampered([&](Year& copy) { copy.plans[0].reminders = 1; })),
                Not(IsEmpty()));
    EXPECT_THAT(broken_records(tampered([&](Year& copy) {
                    copy.decisions.pop_back();
                    copy.decisions.erase(copy.decisions.begin(), copy.decisions.begin() + 500);
                })),
                Not(IsEmpty()));
}

}  // namespace
}  // namespace hark::invitation
