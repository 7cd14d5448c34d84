#include "engine/columns/generated_rows.h"

#include <set>

#include <gtest/gtest.h>

#include "engine/columns/answer_checksum.h"

namespace hark::columns {
namespace {

constexpr generated::Rows rows{100'000};

TEST(GeneratedRows, are_made_from_their_number_alone) {
    static_assert(rows[7].score <= 10);
    const auto once = rows[12'345];
    const auto again = generated::Rows{100'000}[12'345];
    EXPECT_EQ(once.at_us, again.at_us);
    EXPECT_EQ(once.person, again.person);
    EXPECT_EQ(once.score, again.score);
}

TEST(GeneratedRows, give_the_last_two_thousand_to_the_small_workspace) {
    EXPECT_EQ(rows[97'999].workspace, 1U);
    EXPECT_EQ(rows[98'000].workspace, 2U);
    EXPECT_EQ(rows[99'999].workspace, 2U);
}

TEST(GeneratedRows, stay_inside_their_three_years_and_come_late_one_time_in_twenty) {
    int late = 0;
    std::int64_t latest = 0;
    for (std::uint64_t i = 0; i < 98'000; ++i) {
        const auto at = rows[i].at_us;
        ASSERT_GE(at, generated::first_us);
        ASSERT_LT(at, generated::first_us + generated::days * generated::day_us);
        if (at < latest) ++late;
        latest = std::max(latest, at);
    }
    EXPECT_NEAR(late, 4'900, 300);
}

TEST(GeneratedRows, let_the_same_company_always_have_the_same_plan_and_revenue) {
    std::array<std::int64_t, 201> revenue = {};
    revenue.fill(-1);
    std::array<int, 11> scores = {};
    std::set<int> countries;
    for (std::uint64_t i = 0; i < 98'000; ++i) {
        const auto row = rows[i];
        auto& known = revenue.at(row.company);
        if (known >= 0) {
            ASSERT_EQ(known, row.mrr);
        }
        known = row.mrr;
        ASSERT_EQ(row.mrr == 0, row.plan == 0);
        ++scores.at(row.score);
        countries.insert(row.country);
    }
    for (const auto count : scores) EXPECT_GT(count, 500);
    EXPECT_GT(countries.size(), 35U);
}

TEST(AnswerChecksum, is_fnv_1a_over_the_sorted_rows) {
    AnswerChecksum nothing;
    EXPECT_EQ(nothing.text(),
              "cbf29ce484222325");  // the offset basis: FNV's own test vector for ""
    AnswerChecksum one;
    one.add({"b"}, {1});
    one.add({"a"}, {2}, 3);
    AnswerChecksum other;
    other.add({"a"}, {2}, 3);
    EXPECT_NE(one.text(), other.text());
    other.add({"b"}, {1});
    EXPECT_EQ(one.text(), other.text());
}

}  // namespace
}  // namespace hark::columns
