#include "product/segment/segment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "product/segment/selection.h"

namespace hark::segment {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::vector<people::Property> known{{"plan", "Plan"}};
const std::vector<Segment> saved{{SegmentId{11}, "Pros", {"plan:pro", "score:0..6"}},
                                 {SegmentId{12}, "Old", {"score:1", "tier:gold"}},
                                 {SegmentId{13},
                                  "Many",
                                  {"score:0", "score:1", "score:2", "score:3", "score:4", "score:5",
                                   "score:6", "score:7", "score:8", "score:9", "score:10"}}};

struct Reading {
    Filter filter;
    std::vector<base::FieldProblem> problems;
};
Reading read(const std::string& query) {
    Reading reading;
    reading.filter = read_selection(http::Query::parse(query), known, saved,
                                    locale::TimeZone::utc(), reading.problems)
                         .filter;
    return reading;
}

TEST(SavedSegment, holds_together_with_the_conditions_given) {
    const auto [filter, problems] = read("where=comment:yes&segment=11");
    EXPECT_TRUE(problems.empty());
    EXPECT_THAT(filter.to_texts(), ElementsAre("comment:yes", "plan:pro", "score:0..6"));
}

TEST(SavedSegment, adds_no_condition_twice) {
    const auto [filter, problems] = read("where=score:0..6&segment=11&segment=11");
    EXPECT_TRUE(problems.empty());
    EXPECT_THAT(filter.to_texts(), ElementsAre("score:0..6", "plan:pro"));
}

TEST(SavedSegment, is_missed_by_name) {
    for (const char* query : {"segment=99", "segment=Pros", "segment="}) {
        const auto problems = read(query).problems;
        ASSERT_EQ(problems.size(), 1U) << query;
        EXPECT_EQ(problems[0].field, "segment");
        EXPECT_EQ(problems[0].code, "unknown");
    }
}

TEST(SavedSegment, says_which_condition_cannot_be_read_any_more) {
    const auto problems = read("segment=12").problems;
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].field, "segment");
    EXPECT_EQ(problems[0].code, "outdated");
    EXPECT_THAT(problems[0].message, HasSubstr("\"Old\""));
    EXPECT_THAT(problems[0].message, HasSubstr("no property \"tier\""));
}

TEST(SavedSegment, makes_no_more_conditions_than_a_question_takes) {
    std::string query = "segment=13";
    EXPECT_TRUE(read(query).problems.empty());
    for (int i = 0; i < 10; ++i) query += "&where=plan:" + std::to_string(i);
    const auto problems = read(query).problems;
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].field, "segment");
    EXPECT_EQ(problems[0].code, "too_many");
}

}  // namespace
}  // namespace hark::segment
