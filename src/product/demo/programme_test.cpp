#include "product/demo/programme.h"

#include <map>
#include <set>

#include <gtest/gtest.h>

#include "engine/statistics/tally.h"
#include "product/demo/demo_csv.h"

namespace hark::demo {
namespace {

const base::Date last_day = *base::parse_date("2026-06-30");

std::string file(std::string_view name, std::int64_t responses, std::uint64_t seed) {
    Programme programme{*scenario(name, responses, last_day), seed};
    std::string text;
    while (const auto answer = programme.next()) append_csv(programme.scenario(), *answer, text);
    return text;
}

template <typename Keep>
double nps_of(std::string_view name, std::int64_t responses, Keep&& keep) {
    Programme programme{*scenario(name, responses, last_day), 7};
    statistics::Tally tally;
    while (const auto answer = programme.next())
        if (keep(programme.scenario(), *answer)) tally.add(*statistics::Score::make(answer->score));
    return statistics::nps(tally);
}

TEST(Programme, is_the_same_for_the_same_seed_and_another_for_another) {
    EXPECT_EQ(file("office", 2'000, 1), file("office", 2'000, 1));
    EXPECT_NE(file("office", 2'000, 1), file("office", 2'000, 2));
}

TEST(Programme, gives_exactly_as_many_answers_as_asked_in_the_order_of_time) {
    for (const std::int64_t responses : {1, 100, 5'000}) {
        Programme programme{*scenario("office", responses, last_day), 1};
        base::Time last{};
        std::int64_t count = 0;
        while (const auto answer = programme.next()) {
            ASSERT_GE(answer->at, last);
            last = answer->at;
            ++count;
        }
        EXPECT_EQ(count, responses);
        EXPECT_LT(last, std::chrono::sys_days{last_day} + std::chrono::days{1});
    }
}

TEST(Programme, plants_nothing_in_a_steady_one) {
    const auto first_half = [](const Scenario& plan, const Answer& answer) {
        return answer.at < std::chrono::sys_days{plan.from} + std::chrono::days{274};
    };
    const auto second_half = [&](const Scenario& plan, const Answer& answer) {
        return !first_half(plan, answer);
    };
    // 20,000 answers each: a standard error of about 0.6 points.
    EXPECT_NEAR(nps_of("steady", 40'000, first_half), 36, 2.5);
    EXPECT_NEAR(nps_of("steady", 40'000, second_half), 36, 2.5);
}

TEST(Programme, shows_the_bad_release_by_about_its_size) {
    const auto is_loud = [](const Answer& answer) { return answer.company.is_vocal; };
    const auto during = [&](const Scenario& plan, const Answer& answer) {
        return !is_loud(answer) && answer.at >= std::chrono::sys_days{plan.bad_release->from} &&
               answer.at < std::chrono::sys_days{plan.bad_release->to};
    };
    const auto after = [&](const Scenario& plan, const Answer& answer) {
        return !is_loud(answer) && answer.at >= std::chrono::sys_days{plan.bad_release->to};
    };
    const double drop = nps_of("office", 60'000, during) - nps_of("office", 60'000, after);
    EXPECT_NEAR(drop, -25, 6);
}

TEST(Programme, lets_the_vocal_few_answer_far_more_often) {
    Programme programme{*scenario("office", 20'000, last_day), 3};
    std::set<std::string> vocal;
    std::set<std::string> quiet;
    std::int64_t loud_answers = 0;
    while (const auto answer = programme.next()) {
        (answer->company.is_vocal ? vocal : quiet).insert(answer->company.external_id);
        loud_answers += answer->company.is_vocal ? 1 : 0;
    }
    ASSERT_FALSE(vocal.empty());
    const double each_loud = static_cast<double>(loud_answers) / static_cast<double>(vocal.size());
    const double each_quiet =
        static_cast<double>(20'000 - loud_answers) / static_cast<double>(quiet.size());
    EXPECT_GT(each_loud, 6 * each_quiet);
}

TEST(Programme, speaks_of_the_export_while_it_is_broken) {
    Programme programme{*scenario("office", 20'000, last_day), 5};
    std::map<bool, std::pair<int, int>> spoken;  // during the release? → (of exports, of anything)
    const auto& release = *programme.scenario().bad_release;
    while (const auto answer = programme.next()) {
        if (answer->score > 6 || answer->comment.empty()) continue;
        const bool during = answer->at >= std::chrono::sys_days{release.from} &&
                            answer->at < std::chrono::sys_days{release.to};
        auto& [exports, all] = spoken[during];
        ++all;
        for (const auto* word : {"xport"})
            if (answer->comment.find(word) != std::string::npos) ++exports;
    }
    EXPECT_GT(spoken[true].first * 3, spoken[true].second);
    EXPECT_LT(spoken[false].first * 5, spoken[false].second);
}

TEST(Programme, keeps_a_person_the_same_whenever_they_answer) {
    const auto plan = *scenario("office", 1'000, last_day);
    const auto who = company(plan, 1, 5);
    EXPECT_EQ(person(who, 1, 5, 2).email, person(who, 1, 5, 2).email);
    EXPECT_NE(person(who, 1, 5, 2).email, person(who, 1, 5, 3).email);
}

}  // namespace
}  // namespace hark::demo
