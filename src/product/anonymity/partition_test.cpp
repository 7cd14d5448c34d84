#include "product/anonymity/partition.h"

#include <map>
#include <random>
#include <set>

#include <gmock/gmock.h>

#include "product/anonymity/held.h"

namespace hark::anonymity {
namespace {

using testing::Each;
using testing::Ge;
using testing::IsEmpty;
using testing::ResultOf;
using testing::SizeIs;

base::Date day(int month, int of_month) {
    return std::chrono::year{2026} / std::chrono::month{static_cast<unsigned>(month)} /
           std::chrono::day{static_cast<unsigned>(of_month)};
}

std::vector<Traits> random_rows(std::mt19937& random) {
    const auto up_to = [&](int most) { return std::uniform_int_distribution<>{0, most}(random); };
    std::vector<Traits> rows(static_cast<std::size_t>(up_to(120)));
    const int columns = up_to(4);
    std::vector<int> sizes;
    for (int column = 0; column < columns; ++column) sizes.push_back(up_to(12));
    for (auto& row : rows) {
        row.day = day(1 + up_to(5), 1 + up_to(27));
        for (const int size : sizes) {
            // Few have the last values: departments are not of one size.
            const int value = std::min(up_to(size), up_to(size));
            row.values.push_back(
                value == 0 ? std::nullopt : std::optional{people::KeptValue{std::int64_t{value}}});
        }
    }
    return rows;
}

TEST(Partition, puts_every_row_into_one_class_of_at_least_k) {
    std::mt19937 random{1};
    for (int round = 0; round < 2'000; ++round) {
        const auto rows = random_rows(random);
        const std::size_t k = 3 + random() % 5;
        const auto classes = partition(rows, k);
        if (rows.size() < k) {
            EXPECT_THAT(classes, IsEmpty());
            continue;
        }
        std::multiset<std::size_t> members;
        for (const auto& one : classes) {
            EXPECT_GE(one.size(), k);
            members.insert(one.begin(), one.end());
        }
        EXPECT_EQ(members.size(), rows.size());
        EXPECT_EQ(std::set<std::size_t>(members.begin(), members.end()).size(), rows.size());
    }
}

TEST(Partition, keeps_the_values_that_enough_share) {
    std::vector<Traits> rows;
    const auto add = [&](const char* value, int times) {
        for (int i = 0; i < times; ++i)
            rows.push_back({day(1, 1 + i), {people::KeptValue{std::string{value}}}});
    };
    add("sales", 9);
    add("support", 7);
    add("board", 5);
    add("legal", 2);
    // "legal" is too small and "board" is the next smallest: they are pooled.
    EXPECT_THAT(partition(rows, 5), testing::UnorderedElementsAre(SizeIs(9), SizeIs(7), SizeIs(7)));
    // At 2 all stand alone, in days of two.
    EXPECT_THAT(partition(rows, 2), SizeIs(4 + 3 + 2 + 1));
}

TEST(Partition, keeps_months_apart_where_they_have_enough) {
    std::vector<Traits> rows;
    for (const int month : {1, 1, 1, 2, 3, 3, 3, 4}) rows.push_back({day(month, 5), {}});
    EXPECT_THAT(partition(rows, 3), testing::ElementsAre(SizeIs(3), SizeIs(5)));
}

TEST(Matching, takes_only_rows_that_agree_in_everything) {
    std::vector<Traits> rows;
    for (int i = 0; i < 7; ++i)
        rows.push_back({day(i < 6 ? 1 : 2, 1 + i), {people::KeptValue{std::string{"sales"}}}});
    rows.push_back({day(1, 1), {std::nullopt}});
    EXPECT_THAT(matching(rows, 5), testing::ElementsAre(SizeIs(6)));
    EXPECT_THAT(matching(rows, 7), IsEmpty());
}

Held held(std::int64_t id, int of_month, const char* team) {
    Held one;
    one.id = id;
    one.day = day(1, of_month);
    one.score = static_cast<int>(id % 11);
    one.comment = "words of " + std::to_string(id);
    one.channel = "link";
    one.language = team;
    one.import = 7;
    one.properties.set("team", people::KeptValue{std::string{team}});
    one.answers.by_key["role"] = std::string{team};
    one.answers.by_key["wish"] = std::string{"more tea"};
    one.answers.wants_contact = true;
    one.fingerprint = "f";
    return one;
}

const IsText only_wish = [](std::string_view key) { return key == "wish"; };

TEST(Generalise, leaves_nothing_by_which_members_of_a_class_differ_but_what_they_said) {
    std::vector<Held> all;
    for (int i = 0; i < 5; ++i) all.push_back(held(30 - i, 1 + i, i < 4 ? "a" : "b"));
    const auto seen = generalise(all, 5, Together::all, only_wish);
    ASSERT_THAT(seen, SizeIs(5));
    for (const auto& one : seen) {
        EXPECT_EQ(one.day, day(1, 3));
        EXPECT_TRUE(one.properties.empty());
        EXPECT_FALSE(one.language);
        EXPECT_FALSE(one.fingerprint);
        EXPECT_FALSE(one.answers.wants_contact);
        EXPECT_FALSE(one.answers.by_key.contains("role"));
        EXPECT_TRUE(one.answers.by_key.contains("wish"));
        EXPECT_EQ(one.import, 7);
        EXPECT_EQ(one.comment, "words of " + std::to_string(one.id));
        EXPECT_EQ(one.score, one.id % 11);
    }
    EXPECT_TRUE(std::is_sorted(seen.begin(), seen.end(),
                               [](const Held& a, const Held& b) { return a.id < b.id; }));
}

TEST(Generalise, does_not_mix_suspected_robots_with_people) {
    std::vector<Held> all;
    for (int i = 0; i < 9; ++i) {
        all.push_back(held(1 + i, 1, "a"));
        if (i >= 5) all.back().excluded_reason = "robot";
    }
    EXPECT_THAT(generalise(all, 5, Together::all, only_wish), SizeIs(5));
    all.push_back(held(10, 1, "b"));
    all.back().excluded_reason = "robot";
    EXPECT_THAT(generalise(all, 5, Together::all, only_wish), SizeIs(10));
}

/// Everything that can be asked for: any set of values of every column, any period.
TEST(Generalise, lets_no_difference_of_any_two_filters_be_a_group_under_k) {
    std::mt19937 random{2};
    const std::vector<const char*> teams{"a", "a", "a", "b", "b", "c", "d"};
    const std::vector<const char*> sites{"x", "x", "x", "y", "z"};
    for (int round = 0; round < 12; ++round) {
        std::vector<Held> all;
        const std::size_t n = 20 + random() % 60;
        for (std::size_t i = 0; i < n; ++i) {
            auto one = held(static_cast<std::int64_t>(1 + i), static_cast<int>(1 + random() % 28),
                            teams[random() % teams.size()]);
            one.properties.set("site",
                               people::KeptValue{std::string{sites[random() % sites.size()]}});
            all.push_back(std::move(one));
        }
        const auto seen = generalise(all, 5, Together::all, only_wish);
        ASSERT_EQ(seen.size(), n);
        std::vector<std::vector<bool>> sets;
        const auto text = [](const Held& one, const char* key) {
            const auto* value = one.properties.find(key);
            return value ? std::get<std::string>(*value) : std::string{"-"};
        };
        for (const char* team : {"a", "b", "c", "d", "-", "*"})
            for (const char* site : {"x", "y", "z", "-", "*"})
                for (int until = 1; until <= 28; until += 3) {
                    std::vector<bool> set;
                    for (const auto& one : seen)
                        set.push_back((*team == '*' || text(one, "team") == team) &&
                                      (*site == '*' || text(one, "site") == site) &&
                                      one.day <= day(1, until));
                    sets.push_back(std::move(set));
                }
        for (const auto& left : sets)
            for (const auto& right : sets) {
                std::size_t only_left = 0;
                for (std::size_t i = 0; i < n; ++i) only_left += left[i] && !right[i];
                ASSERT_TRUE(only_left == 0 || only_left >= 5);
            }
    }
}

}  // namespace
}  // namespace hark::anonymity
