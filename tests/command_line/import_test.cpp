#include <gmock/gmock.h>
#include <boost/json.hpp>

#include "tests/support/rows.h"
#include "tests/support/server.h"

namespace hark::tests {
namespace {

using testing::HasSubstr;
using testing::Not;

// Ten rows that are answers, and one without a score.
constexpr auto answers =
    "Score,Comment,Date,Customer,Plan\n"
    "10,Works,2026-01-05,c-1,pro\n"
    "7,\"Fine, mostly\",2026-01-06,c-2,pro\n"
    ",What,2026-01-07,c-3,team\n"
    "3,Slow,2026-02-01,c-4,team\n"
    "9,Good,2026-02-02,c-5,pro\n"
    "9,Very good,2026-02-03,c-6,pro\n"
    "8,Well,2026-02-04,c-7,team\n"
    "10,Yes,2026-02-05,c-8,team\n"
    "0,No,2026-02-06,c-9,pro\n"
    "5,So so,2026-02-07,c-10,team\n"
    "6,Meh,2026-02-08,c-11,pro\n";
constexpr std::int64_t good_rows = 10;

class Import : public testing::TestWithParam<Store> {
protected:
    Import() { write_text(file, answers); }

    Words words(Words more = {}) const {
        auto all = place.here({"import", file.string(), "--format", "json", "--rejects",
                               (folder.path() / "rejects.csv").string()});
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }

    json::Object summary(const Words& wanted,
                         const std::filesystem::path& input = "/dev/null") const {
        const auto made = run(wanted, input);
        EXPECT_EQ(made.exit_code, 0) << made.error;
        return json::parse(made.out).as_object();
    }

    static std::int64_t responses(const Server& server, const std::string& key) {
        const auto score = body_of(server.client(key)->get("/api/v1/score"));
        return score.at("total").at("responses").as_int64();
    }

    const Place place{GetParam()};
    const TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "answers.csv";
};

TEST_P(Import, is_seen_at_once_by_the_server_beside_it) {
    const Server server{place};
    const auto key = place.make_key();
    EXPECT_EQ(responses(server, key), 0);
    EXPECT_EQ(summary(words()).at("imported").as_int64(), good_rows);
    EXPECT_EQ(responses(server, key), good_rows);
    const auto score = body_of(server.client(key)->get("/api/v1/score?by=plan"));
    EXPECT_EQ(score.at("rows").as_array().size(), 2U);
}

TEST_P(Import, adds_nothing_the_second_time) {
    const auto first = summary(words());
    EXPECT_EQ(first.at("imported").as_int64(), good_rows);
    const auto second = summary(words());
    EXPECT_EQ(second.at("read").as_int64(), good_rows + 1);
    EXPECT_EQ(second.at("imported").as_int64(), 0);
    EXPECT_EQ(second.at("duplicates").as_int64(), good_rows);
    EXPECT_EQ(second.at("rejected").as_int64(), 1);
}

TEST_P(Import, keeps_nothing_when_it_is_dry) {
    const auto dry = summary(words({"--dry-run"}));
    EXPECT_EQ(dry.at("imported").as_int64(), good_rows);
    EXPECT_TRUE(dry.at("dry_run").as_bool());
    const Server server{place};
    EXPECT_EQ(responses(server, place.make_key()), 0);
}

TEST_P(Import, reads_what_comes_through_a_pipe) {
    const auto piped = summary(place.here({"import", "-", "--format", "json"}), file);
    EXPECT_EQ(piped.at("imported").as_int64(), good_rows);
    EXPECT_EQ(summary(words()).at("imported").as_int64(), 0);
}

TEST_P(Import, writes_each_rejected_row_with_its_line_and_reason) {
    summary(words());
    const auto kept = rows_of(folder.path() / "rejects.csv");
    ASSERT_EQ(kept.size(), 2U);
    EXPECT_THAT(kept[0], testing::ElementsAre("line", "reason", "Score", "Comment", "Date",
                                              "Customer", "Plan"));
    EXPECT_EQ(kept[1][0], "4");
    EXPECT_THAT(kept[1][1], Not(testing::IsEmpty()));
    EXPECT_EQ(kept[1][3], "What");
}

TEST_P(Import, writes_rejected_rows_beside_the_file_and_never_over_others) {
    const auto usual = place.here({"import", file.string(), "--format", "json"});
    auto dry = usual;
    dry.emplace_back("--dry-run");
    summary(dry);
    const auto first = folder.path() / "answers.rejects.csv";
    EXPECT_FALSE(std::filesystem::exists(first));
    summary(usual);
    EXPECT_EQ(rows_of(first).size(), 2U);
    write_text(first, "half mended\n");
    summary(usual);
    EXPECT_EQ(rows_of(first).size(), 1U);
    EXPECT_EQ(rows_of(folder.path() / "answers.rejects.2.csv").size(), 2U);
}

TEST_P(Import, takes_columns_as_it_is_told) {
    const auto made = summary(words({"--map", "score=Score", "--map", "comment=Plan", "--map",
                                     "person=Customer", "--property", "word=Comment"}));
    EXPECT_EQ(made.at("imported").as_int64(), good_rows);
    const Server server{place};
    const auto key = place.make_key();
    const auto page = body_of(server.client(key)->get("/api/v1/responses?where=score:3"));
    ASSERT_EQ(page.at("items").as_array().size(), 1U);
    const auto& response = page.at("items").at(0);
    EXPECT_EQ(response.at("comment").as_string(), "team");
    EXPECT_EQ(response.at("person").at("external_id").as_string(), "c-4");
    EXPECT_EQ(response.at("properties").at("word").as_string(), "Slow");
}

TEST_P(Import, refuses_a_column_that_is_not_there) {
    const auto made = run(words({"--map", "score=Stars"}));
    EXPECT_EQ(made.exit_code, 1);
    EXPECT_THAT(made.error, HasSubstr("Stars"));
}

TEST_P(Import, leads_to_a_report_on_the_survey) {
    summary(words());
    const auto made = run(place.here({"report", "--survey", "nps", "--format", "json"}));
    ASSERT_EQ(made.exit_code, 0) << made.error;
    EXPECT_EQ(json::parse(made.out).at("total").at("responses").as_int64(), good_rows);
}

INSTANTIATE_TEST_SUITE_P(on, Import, testing::Values(Store::sqlite, Store::postgres),
                         [](const auto& one) {
                             return one.param == Store::sqlite ? "sqlite" : "postgres";
                         });

TEST(Report, is_one_page_without_anything_from_elsewhere) {
    const TemporaryFolder folder;
    write_text(folder.path() / "answers.csv", answers);
    const auto made = run({"report", (folder.path() / "answers.csv").string(), "--format", "html"});
    ASSERT_EQ(made.exit_code, 0) << made.error;
    EXPECT_THAT(made.out, testing::StartsWith("<!DOCTYPE html>\n"));
    for (const auto* reference : {" src=\"http", " src=\"//", " href=\"http", "<link", "@import",
                                  "url(http", "<script src"})
        EXPECT_THAT(made.out, Not(HasSubstr(reference)));
}

TEST(Report, goes_to_the_file_it_is_told) {
    const TemporaryFolder folder;
    write_text(folder.path() / "answers.csv", answers);
    const auto out = folder.path() / "report.txt";
    const auto made = run({"report", (folder.path() / "answers.csv").string(), "--format", "text",
                           "--out", out.string()});
    ASSERT_EQ(made.exit_code, 0) << made.error;
    EXPECT_THAT(made.out, testing::IsEmpty());
    EXPECT_THAT(read_text(out), HasSubstr("10"));
}

}  // namespace
}  // namespace hark::tests
