#include <cmath>
#include <numeric>

#include <gmock/gmock.h>
#include <boost/json.hpp>

#include "tests/real_data/files.h"
#include "tests/support/process.h"
#include "tests/support/rows.h"

namespace hark::tests {
namespace {

using testing::Not;

class RealFiles : public testing::TestWithParam<RealFile> {
protected:
    void SetUp() override { SKIP_WITHOUT_REAL_DATA(); }
};

std::vector<std::int64_t> numbers(const json::Value& list) {
    return boost::json::value_to<std::vector<std::int64_t>>(list);
}

std::map<std::string, std::int64_t> reasons(const json::Value& import) {
    std::map<std::string, std::int64_t> counts;
    for (const auto& reason : import.at("reasons").as_array())
        counts[std::string{reason.at("code").as_string()}] = reason.at("count").as_int64();
    return counts;
}

TEST_P(RealFiles, are_counted_to_the_last_answer) {
    const auto& file = GetParam();
    const TemporaryFolder folder;
    const auto report = report_on(file.name, folder.path() / "rejects.csv");
    const auto& total = report.at("total");
    const auto responses = std::accumulate(file.tally.begin(), file.tally.end(), std::int64_t{0});
    EXPECT_EQ(numbers(total.at("tally")), file.tally);
    EXPECT_EQ(total.at("responses").as_int64(), responses);
    if (!std::isnan(file.nps)) {
        EXPECT_NEAR(total.at("nps").as_double(), file.nps, 0.005);
    }
}

TEST_P(RealFiles, lose_no_row_without_a_reason) {
    const auto& file = GetParam();
    const TemporaryFolder folder;
    const auto rejects = folder.path() / "rejects.csv";
    const auto import = report_on(file.name, rejects).at("import");
    EXPECT_EQ(import.at("read").as_int64(), file.rows);
    EXPECT_EQ(import.at("read").as_int64(), import.at("imported").as_int64() +
                                                import.at("duplicates").as_int64() +
                                                import.at("rejected").as_int64());
    EXPECT_EQ(import.at("duplicates").as_int64(), 0);
    EXPECT_EQ(reasons(import), file.rejected);

    const auto kept = rows_of(rejects);
    const auto rejected = static_cast<std::size_t>(import.at("rejected").as_int64());
    ASSERT_EQ(kept.size(), rejected == 0 ? 0 : rejected + 1);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        ASSERT_EQ(kept[i].size(), kept[0].size()) << "row " << i;
        ASSERT_GE(kept[i].size(), 3U);
        EXPECT_FALSE(kept[i][0].empty()) << "row " << i << " has no line";
        EXPECT_FALSE(kept[i][1].empty()) << "row " << i << " has no reason";
    }
}

INSTANTIATE_TEST_SUITE_P(shared, RealFiles, testing::ValuesIn(real_files()),
                         [](const auto& one) { return one.param.name; });

TEST(RealData, has_eleven_recognised_as_no_answer) {
    SKIP_WITHOUT_REAL_DATA();
    for (const auto* name : {"sfo_survey_2017", "sfo_survey_2018"}) {
        const TemporaryFolder folder;
        const auto report = report_on(name, folder.path() / "rejects.csv");
        const auto notes = boost::json::serialize(report.at("import").at("notes"));
        EXPECT_THAT(notes, testing::HasSubstr("11 means no answer")) << name;
    }
}

TEST(RealData, reads_the_same_answers_in_two_date_forms_alike) {
    SKIP_WITHOUT_REAL_DATA();
    const TemporaryFolder folder;
    const auto first = report_on("event_nps_fictional_01", folder.path() / "1.csv");
    const auto second = report_on("event_nps_fictional_02", folder.path() / "2.csv");
    EXPECT_EQ(first.at("total"), second.at("total"));
    EXPECT_EQ(first.at("rows"), second.at("rows"));
    EXPECT_THAT(first.at("rows").as_array(), Not(testing::IsEmpty()));
}

}  // namespace
}  // namespace hark::tests
