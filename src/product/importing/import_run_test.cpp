#include "product/importing/import_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "product/importing/import_fixture.h"
#include "product/people/property_store.h"

namespace hark::importing {
namespace {

using testing::HasSubstr;

constexpr std::size_t batch = 500;
const Step no_step = [](storage::Session&, const Summary&) {};

class ImportRun : public ImportingOnBothDatabases {
protected:
    struct Prepared {
        std::filesystem::path path;
        Analysis analysis;
        Mapping mapping;
    };

    Prepared prepare(const std::string& text, const std::vector<Wish>& wishes = {}) {
        Prepared made;
        made.path = folder_.write("file.csv", text);
        made.analysis = analyse(made.path);
        const auto known = database().reading(
            [&](storage::Session& session) { return people::properties(session, ours_); });
        made.mapping = make_mapping(made.analysis, wishes, locale::TimeZone::utc(), known);
        return made;
    }
    Job job(const Prepared& made) {
        return {made.path,
                made.analysis,
                made.mapping,
                ours_,
                nps_,
                response::ImportId{5},
                folder_.path() / "rejects.csv",
                batch};
    }
    Summary import(const Prepared& made, const Step& step = no_step,
                   const Progress& progress = {}) {
        return run(job(made), *responses_, clock_, step, progress);
    }

    static std::string rows(int first, int last) {
        std::string text = "user_id,NPS,Answered at,Comment,Plan\n";
        for (int i = first; i <= last; ++i)
            text += "u" + std::to_string(i % 500) + "," + std::to_string(i % 11) + ",2025-03-0" +
                    std::to_string(1 + i % 9) + "T10:00:00Z,\"Words about " + std::to_string(i) +
                    "\"," + (i % 2 == 0 ? "pro" : "team") + "\n";
        return text;
    }
};

TEST_P(ImportRun, adds_every_row_and_nothing_the_second_time) {
    const int many = static_cast<int>(2 * batch + 100);
    const auto file = prepare(rows(1, many));
    const auto first = import(file);
    EXPECT_EQ(first.read, many);
    EXPECT_EQ(first.imported, many);
    EXPECT_EQ(count(), many);
    const auto second = import(file);
    EXPECT_EQ(second.imported, 0);
    EXPECT_EQ(second.duplicates, many);
    EXPECT_EQ(count(), many);
}

TEST_P(ImportRun, adds_only_what_is_new_in_a_longer_file) {
    import(prepare(rows(1, 100)));
    const auto longer = import(prepare(rows(51, 150)));
    EXPECT_EQ(longer.imported, 50);
    EXPECT_EQ(longer.duplicates, 50);
    EXPECT_EQ(count(), 150);
}

TEST_P(ImportRun, accounts_for_every_row) {
    const auto file = prepare(rows(1, 200) + "u1,,2025-03-01,no score,pro\n" +
                              "u1,nine,2025-03-01,\"a, \"\"word\"\"\",pro\n" +
                              "u1,9,2027-01-01T10:00:00Z,from the future,pro\n" +
                              "u1,1,2025-03-02T10:00:00Z,\"Words about 1\",again\n");
    const auto summary = import(file);
    EXPECT_EQ(summary.read, 204);
    EXPECT_EQ(summary.imported, 200);
    EXPECT_EQ(summary.duplicates, 1);
    EXPECT_EQ(summary.rejected, 3);
    EXPECT_EQ(summary.reasons.at("no_score").count, 1);
    EXPECT_EQ(summary.reasons.at("not_a_score").count, 1);
    const auto rejects = content_of(folder_.path() / "rejects.csv");
    EXPECT_THAT(rejects, HasSubstr("line,reason,user_id,NPS"));
    EXPECT_THAT(rejects, HasSubstr("\"a, \"\"word\"\"\""));
    EXPECT_THAT(rejects, HasSubstr("from the future"));
}

TEST_P(ImportRun, tells_each_value_that_is_no_score_apart_up_to_a_bound) {
    std::string text = "NPS,plan\n";
    for (int i = 0; i < 200; ++i) text += std::to_string(i) + ",a\n";
    const auto summary = import(prepare(text, {{Role::score, "NPS", {}, {}, {}}}));
    EXPECT_EQ(summary.rejected, 189);
    EXPECT_EQ(summary.reasons.at("out_of_range: 11 is outside 0 to 10.").count, 1);
    EXPECT_EQ(summary.reasons.at("out_of_range: 12 is outside 0 to 10.").code, "out_of_range");
    EXPECT_EQ(summary.reasons.size(), base::limits::import_reasons + 1);
    EXPECT_EQ(summary.reasons.at("other").count,
              189 - static_cast<std::int64_t>(base::limits::import_reasons));
}

TEST_P(ImportRun, rehearses_what_an_import_would_do_now) {
    const auto file = prepare(rows(1, 1200) + "u1,,2025-03-01,no score,pro\n" +
                              "u700,7,2025-03-08T10:00:00Z,\"Words about 1200\",new\n" +
                              "u700,7,2025-03-08T10:00:00Z,\"Words about 1200\",again\n");
    const auto before = rehearse(job(file), *responses_, clock_, {});
    EXPECT_EQ(before.read, 1203);
    EXPECT_EQ(before.imported, 1201);
    EXPECT_EQ(before.duplicates, 1);
    EXPECT_EQ(before.rejected, 1);
    EXPECT_EQ(count(), 0);
    import(file);
    const auto after = rehearse(job(file), *responses_, clock_, {});
    EXPECT_EQ(after.imported, 0);
    EXPECT_EQ(after.duplicates, 1202);
    EXPECT_EQ(after.rejected, 1);
}

TEST_P(ImportRun, commits_nothing_when_rejects_could_not_be_written) {
    const auto file = prepare(rows(1, 50));
    auto hindered = job(file);
    hindered.rejects = folder_.path() / "nowhere" / "rejects.csv";
    EXPECT_THROW(run(hindered, *responses_, clock_, no_step, {}), base::Error);
    EXPECT_THROW(rehearse(hindered, *responses_, clock_, {}), base::Error);
    EXPECT_EQ(count(), 0);
}

TEST_P(ImportRun, goes_on_after_it_was_cancelled) {
    const int many = static_cast<int>(3 * batch);
    const auto file = prepare(rows(1, many));
    const auto at_once = [](std::uint64_t, std::uint64_t) { return Continue::no; };
    EXPECT_THROW(import(file, no_step, at_once), base::Error);
    EXPECT_EQ(count(), static_cast<std::int64_t>(batch));
    const auto rest = import(file);
    EXPECT_EQ(rest.imported + rest.duplicates, many);
    EXPECT_EQ(count(), many);
}

TEST_P(ImportRun, keeps_nothing_of_a_batch_whose_step_fails) {
    const auto file = prepare(rows(1, 50));
    const auto failing = [](storage::Session&, const Summary&) {
        throw base::Error{base::ErrorCode::not_found, "gone"};
    };
    EXPECT_THROW(import(file, failing), base::Error);
    EXPECT_EQ(count(), 0);
}

TEST_P(ImportRun, repeats_a_batch_that_met_somebody_elses) {
    const auto file = prepare(rows(1, 50));
    int attempts = 0;
    const auto step = [&](storage::Session&, const Summary& so_far) {
        EXPECT_EQ(so_far.read, 50);
        if (++attempts < 3) throw base::Error{base::ErrorCode::conflict, "at the same moment"};
    };
    const auto summary = import(file, step);
    EXPECT_EQ(attempts, 3);
    EXPECT_EQ(summary.read, 50);
    EXPECT_EQ(summary.imported, 50);
    EXPECT_EQ(count(), 50);
}

TEST_P(ImportRun, reads_a_property_as_the_kind_it_has_already) {
    import(prepare("NPS,Seats\n9,12\n3,14\n"));
    const auto summary = import(
        prepare("NPS,Seats\n9,many\n3,few\n8,14\n", {{Role::property, "Seats", "seats", {}, {}}}));
    EXPECT_EQ(summary.imported, 3);
    EXPECT_THAT(summary.notes, testing::Contains(HasSubstr("2 values of \"seats\"")));
}

TEST_P(ImportRun, shows_the_first_rows_with_what_hinders_them) {
    const auto file =
        prepare("NPS,Comment\n9,\"good, so far\"\nnever,bad\n4,\"not so good\"\n2,no\n",
                {{Role::score, "NPS", {}, {}, {}}});
    const auto samples = preview(job(file), clock_, 3);
    ASSERT_EQ(samples.size(), 3U);
    EXPECT_EQ(samples[0].given->score, 9);
    EXPECT_EQ(samples[0].line, 2U);
    EXPECT_FALSE(samples[1].given);
    EXPECT_THAT(samples[1].problem, HasSubstr("\"never\""));
    EXPECT_EQ(count(), 0);
}

TEST_P(ImportRun, says_when_the_file_is_gone) {
    const auto file = prepare(rows(1, 5));
    std::filesystem::remove(file.path);
    EXPECT_THROW(import(file), base::Error);
}

HARK_ON_BOTH_DATABASES(ImportRun);

}  // namespace
}  // namespace hark::importing
