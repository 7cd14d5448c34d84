#include "product/segment/selection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hark::segment {
namespace {

using testing::ElementsAre;

std::vector<std::string> fields(const std::vector<base::FieldProblem>& problems) {
    std::vector<std::string> names;
    names.reserve(problems.size());
    for (const auto& problem : problems) names.push_back(problem.field);
    return names;
}

TEST(Selection, reads_all_that_chooses_responses) {
    std::vector<base::FieldProblem> problems;
    const auto query = http::Query::parse(
        "from=2026-01-05&to=2026-01-06&tz=Asia/Kolkata&where=plan:pro&where=score:0..6");
    const auto selection =
        read_selection(query, {{"plan", "Plan"}}, {}, locale::TimeZone::utc(), problems);
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(selection.zone.name(), "Asia/Kolkata");
    EXPECT_EQ(selection.period.from, base::parse_time("2026-01-04T18:30:00Z"));
    EXPECT_EQ(selection.period.to, base::parse_time("2026-01-06T18:30:00Z"));
    EXPECT_THAT(selection.filter.to_texts(), ElementsAre("plan:pro", "score:0..6"));
}

TEST(Selection, names_everything_that_is_wrong_at_once) {
    std::vector<base::FieldProblem> problems;
    const auto query = http::Query::parse("from=x&to=y&tz=z&where=score:1&where=score:x");
    read_selection(query, {}, {}, locale::TimeZone::utc(), problems);
    EXPECT_THAT(fields(problems), ElementsAre("tz", "from", "to", "where[1]"));
}

TEST(Selection, takes_one_beginning_one_end_and_one_zone) {
    std::vector<base::FieldProblem> problems;
    const auto query = http::Query::parse(
        "from=2026-01-05&from=2026-01-05&to=2026-01-06&to=2026-01-07&tz=UTC&tz=UTC&where=score:1&"
        "where=score:2");
    read_selection(query, {}, {}, locale::TimeZone::utc(), problems);
    EXPECT_THAT(fields(problems), ElementsAre("from", "to", "tz"));
    for (const auto& problem : problems) EXPECT_EQ(problem.code, "repeated");
}

TEST(Selection, refuses_parameters_nobody_knows) {
    std::vector<base::FieldProblem> problems;
    refuse_unknown(http::Query::parse("form=1&where=x&limti=3&form=2"), {"from", "where", "limit"},
                   problems);
    EXPECT_THAT(fields(problems), ElementsAre("form", "limti"));
    EXPECT_THAT(problems[1].message, testing::HasSubstr("limit"));
}

TEST(Selection, does_not_repeat_what_is_no_text) {
    const auto refused = [](const char* text) {
        try {
            std::vector<base::FieldProblem> problems;
            read_selection(http::Query::parse(text), {}, {}, locale::TimeZone::utc(), problems);
        } catch (const base::Error& error) {
            return fields(error.fields());
        }
        return std::vector<std::string>{};
    };
    EXPECT_THAT(refused("where=score:%FF&tz=a%00b&from=x"), ElementsAre("where", "tz"));
    EXPECT_THAT(refused("%FF=1"), ElementsAre("?"));
    EXPECT_THAT(refused("q=%C3%A9"), ElementsAre());
}

}  // namespace
}  // namespace hark::segment
