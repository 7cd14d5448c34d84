#include "product/importing/analysis.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "product/importing/column_guess.h"
#include "product/importing/distinct.h"

namespace hark::importing {
namespace {

/// A file that goes when the test ends.
class File {
public:
    explicit File(const std::string& text)
        : path_(std::filesystem::temp_directory_path() /
                ("hark_analysis_" + std::to_string(::getpid()) + ".csv")) {
        std::ofstream(path_, std::ios::binary) << text;
    }
    ~File() { std::filesystem::remove(path_); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

Analysis analysis_of(const std::string& text, const AnalysisOptions& options = {}) {
    return analyse(File(text).path(), options);
}

std::string name_of(const Analysis& analysis, Role role) {
    const Column* column = analysis.find(role);
    return column == nullptr ? "" : column->header.name;
}

const Column& column_of(const Analysis& analysis, std::string_view name) {
    const auto index = [&] {
        for (const Column& column : analysis.columns)
            if (column.header.name == name) return column.index;
        throw std::runtime_error("no such column");
    }();
    return analysis.columns[index];
}

std::string made_up_rows() {
    std::string text =
        "Response ID,Email,NPS Score,Reason for score,Responded at,Plan,Seats,MRR,Active,Company\n";
    for (int i = 0; i < 60; ++i) {
        const std::string n = std::to_string(i);
        text += "r" + n + ",p" + n + "@example.com," + std::to_string(i % 11) +
                ",\"Some words, number " + n + "\",2024-03-" + std::to_string(10 + i % 20) +
                "T10:00:00Z," + (i % 2 == 0 ? "pro" : "team") + "," + std::to_string(20 + i) + "," +
                n + ".50," + (i % 3 == 0 ? "yes" : "no") + ",Company " + std::to_string(i % 7) +
                "\n";
    }
    return text;
}

TEST(Analysis, finds_what_every_column_of_a_usual_export_is) {
    const Analysis analysis = analysis_of(made_up_rows());
    EXPECT_EQ(analysis.rows, 60U);
    EXPECT_EQ(analysis.hash.size(), 32U);
    EXPECT_EQ(name_of(analysis, Role::score), "NPS Score");
    EXPECT_EQ(name_of(analysis, Role::comment), "Reason for score");
    EXPECT_EQ(name_of(analysis, Role::at), "Responded at");
    EXPECT_EQ(name_of(analysis, Role::email), "Email");
    EXPECT_EQ(name_of(analysis, Role::company), "Company");
    EXPECT_EQ(name_of(analysis, Role::external_id), "Response ID");
    for (const auto* name : {"Plan", "Seats", "MRR", "Active"})
        EXPECT_EQ(column_of(analysis, name).guess.role, Role::property) << name;
    EXPECT_EQ(column_of(analysis, "Plan").kind, Kind::category);
    EXPECT_EQ(column_of(analysis, "Seats").kind, Kind::integer);
    EXPECT_EQ(column_of(analysis, "MRR").kind, Kind::number);
    EXPECT_EQ(column_of(analysis, "Active").kind, Kind::boolean);
    EXPECT_EQ(column_of(analysis, "Seats").least, 20);
    EXPECT_EQ(column_of(analysis, "Seats").most, 79);
    EXPECT_EQ(column_of(analysis, "Plan").samples, (std::vector<std::string>{"pro", "team"}));
    for (const Column& column : analysis.columns) EXPECT_FALSE(column.guess.reason.empty());
}

TEST(Analysis, gives_equal_files_equal_hashes_and_others_other_ones) {
    EXPECT_EQ(analysis_of(made_up_rows()).hash, analysis_of(made_up_rows()).hash);
    EXPECT_NE(analysis_of(made_up_rows()).hash, analysis_of(made_up_rows() + "\n").hash);
}

TEST(Analysis, recognises_a_code_for_no_answer) {
    std::string text = "NPS,area\n";
    for (int i = 0; i < 100; ++i)
        text += (i % 10 == 0 ? "11" : i % 10 == 1 ? "Blank" : std::to_string(i % 11)) + ",A\n";
    const Analysis analysis = analysis_of(text);
    const Column& score = score_column(analysis);
    ASSERT_EQ(score.sentinels.size(), 1U);
    EXPECT_EQ(score.sentinels[0].value, 11);
    EXPECT_EQ(score.sentinels[0].count, 10U);
    EXPECT_EQ(score.missing, 10U);
    EXPECT_THAT(analysis.notes, testing::Contains(testing::HasSubstr("11 means no answer")));
}

TEST(Analysis, refuses_to_guess_a_score_where_there_is_none) {
    const Analysis analysis = analysis_of("id,age,month\n1,31,1\n2,45,12\n3,28,11\n4,60,7\n");
    try {
        score_column(analysis);
        FAIL() << "took a column for the score";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::invalid);
        EXPECT_THAT(error.what(), testing::HasSubstr("\"age\" (integer, 28 to 60)"));
        ASSERT_EQ(error.fields().size(), 1U);
        EXPECT_EQ(error.fields()[0].field, "score");
    }
}

TEST(Analysis, says_what_is_wrong_with_a_file) {
    EXPECT_THROW(analyse("/nowhere/at/all.csv"), base::Error);
    EXPECT_THROW(analysis_of(""), base::Error);
    EXPECT_THROW(analysis_of("score,comment\n"), base::Error);
}

std::string refusal_of(const std::string& text) {
    try {
        score_column(analysis_of(text));
    } catch (const base::Error& error) {
        return error.what();
    }
    return "";
}

TEST(Analysis, knows_files_that_are_no_text) {
    EXPECT_EQ(refusal_of("PK\x03\x04 xl/workbook.xml"),
              "This is an Excel workbook: save it as CSV first.");
    EXPECT_THAT(refusal_of("\x1F\x8B\x08 bytes"), testing::HasSubstr("compressed"));
    EXPECT_THAT(refusal_of("%PDF-1.7\n"), testing::HasSubstr("PDF"));
    EXPECT_EQ(refusal_of(""), "The file is empty.");
    EXPECT_EQ(refusal_of("\xEF\xBB\xBF"), "The file is empty.");
    EXPECT_EQ(refusal_of("\xFF\xFE"), "The file is empty.");
}

TEST(Analysis, says_which_other_scale_a_column_called_score_has) {
    std::string hundred = "score,plan\n";
    std::string five = "rating,plan\n";
    for (int i = 1; i <= 100; ++i) {
        hundred += std::to_string(i) + ",a\n";
        five += std::to_string(1 + i % 5) + ",a\n";
    }
    EXPECT_THAT(refusal_of(hundred),
                testing::HasSubstr("\"score\" holds numbers from 1 to 100, not 0 to 10."));
    EXPECT_THAT(refusal_of(five),
                testing::HasSubstr("\"rating\" holds numbers from 1 to 5, not 0 to 10."));
}

TEST(Analysis, notes_that_dates_are_uncertain_or_contradict_each_other) {
    const auto notes_of = [](const std::string& dates) {
        std::string text = "NPS,Date\n";
        for (std::size_t at = 0; at < dates.size(); at += 11)
            text += "9," + dates.substr(at, 10) + "\n";
        return analysis_of(text).notes;
    };
    EXPECT_THAT(notes_of("25/12/2021 12/26/2021 27/12/2021"),
                testing::Contains(testing::HasSubstr("The column mixes both")));
    EXPECT_THAT(notes_of("05/01/2024 05/02/2024"),
                testing::Contains(testing::HasSubstr("nothing decides")));
    EXPECT_TRUE(notes_of("2024-01-05 2024-02-05").empty());
}

TEST(Analysis, can_be_stopped_and_tells_how_far_it_is) {
    std::string text = "score,comment\n";
    while (text.size() < (20U << 20)) text += "9,nothing but words and words and more words\n";
    AnalysisOptions options;
    std::vector<std::uint64_t> told;
    options.progress = [&](std::uint64_t done, std::uint64_t total) {
        EXPECT_EQ(total, text.size());
        told.push_back(done);
        return told.size() == 2 ? Continue::no : Continue::yes;
    };
    EXPECT_THROW(analysis_of(text, options), base::Error);
    EXPECT_EQ(told.size(), 2U);
    EXPECT_LT(told[0], told[1]);
}

TEST(Analysis, reads_again_when_a_late_byte_overturns_the_encoding) {
    std::string text = "score,comment\n";
    while (text.size() < (5U << 20)) text += "9,plain words\n";
    text += "3,tr\xE8s d\xE9\xE7u\n";
    const Analysis analysis = analysis_of(text);
    EXPECT_EQ(analysis.format.encoding.encoding, csv::Encoding::iso8859_1);
    EXPECT_EQ(column_of(analysis, "comment").samples,
              (std::vector<std::string>{"plain words", "très déçu"}));
}

TEST(Analysis, takes_a_repeated_id_for_the_person_and_a_unique_one_for_the_response) {
    EXPECT_EQ(name_of(analysis_of("ID,NPS\n7,9\n8,3\n7,10\n9,8\n"), Role::person), "ID");
    EXPECT_EQ(name_of(analysis_of("ID,NPS\n7,9\n8,3\n9,10\n"), Role::external_id), "ID");
    EXPECT_EQ(name_of(analysis_of("user_id,NPS\n7,9\n8,3\n9,10\n"), Role::person), "user_id");
}

TEST(Analysis, keeps_ids_of_nineteen_digits_apart) {
    const Analysis analysis = analysis_of(
        "user_id,NPS\n3074457346525802819,9\n3074457346525802820,3\n3074457346525802819,8\n");
    const Column& person = *analysis.find(Role::person);
    EXPECT_EQ(person.kind, Kind::id);
    EXPECT_EQ(person.distinct, 2U);
    EXPECT_EQ(person.samples[0], "3074457346525802819");
}

TEST(ColumnGuess, knows_the_question_in_several_languages) {
    for (const auto* name :
         {"nps", "NPS_score", "npsScore", "Likelihood to recommend (0-10)", "LTR", "NETPRO  ",
          "How likely is it that you would recommend us to a friend?",
          "Dans quelle mesure êtes-vous prêt à nous recommander ?",
          "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?",
          "¿Qué tan probable es que nos recomiende?", "Quanto è probabile che ci consigli?",
          "Em uma escala de 0 a 10, você recomendaria?", "Score", "Rating"}) {
        std::string text = "\"" + std::string(name) + "\",visits\n";
        for (int i = 0; i < 33; ++i)
            text += std::to_string(i % 11) + "," + std::to_string((i * 7) % 11) + "\n";
        EXPECT_EQ(score_column(analysis_of(text)).index, 0U) << name;
    }
}

TEST(ColumnGuess, prefers_the_recommendation_to_other_ratings_and_the_latest_year) {
    std::string text = "satisfaction,2018 NPS,2019 NPS,score of the food\n";
    for (int i = 0; i < 33; ++i) {
        const std::string n = std::to_string(i % 11);
        text += n + "," + n + "," + n + "," + n + "\n";
    }
    EXPECT_EQ(score_column(analysis_of(text)).header.name, "2019 NPS");
}

TEST(ColumnGuess, takes_short_texts_under_the_very_name_for_comments) {
    for (const std::string name : {"comment", "Kommentar", "Verbatim", "Feedback", "Rückmeldung"}) {
        const auto analysis =
            analysis_of("Score," + name + "\n9,Good\n3,Slow\n8,ok\n10,Good\n7,Yes\n");
        EXPECT_EQ(name_of(analysis, Role::comment), name);
    }
}

TEST(ColumnGuess, takes_a_column_called_score_for_it_also_when_few_values_say_little) {
    EXPECT_EQ(score_column(analysis_of("Score,plan\n0,a\n1,b\n1,a\n0,b\n")).index, 0U);
    EXPECT_EQ(score_column(analysis_of("plan,NPS\na,1\nb,0\n")).index, 1U);
    std::string text = "Score,plan\n";
    for (int i = 0; i <= 10; ++i) text += (i == 4 ? "great" : std::to_string(i)) + ",a\n";
    EXPECT_EQ(score_column(analysis_of(text)).index, 0U);
    EXPECT_EQ(column_of(analysis_of("NPS,active\n9,0\n3,1\n8,1\n"), "active").kind, Kind::boolean);
}

TEST(ColumnGuess, ignores_what_hark_wrote_before_rejected_rows) {
    const auto analysis = analysis_of(
        "line,reason,Score,Why\n2,The row has no score.,9,Words of some length\n"
        "9,Something else was wrong here.,3,Other words than before\n");
    EXPECT_EQ(analysis.columns[0].guess.role, Role::ignore);
    EXPECT_EQ(analysis.columns[1].guess.role, Role::ignore);
    EXPECT_EQ(name_of(analysis, Role::comment), "Why");
    const auto other = analysis_of("reason,Score\nWords of some length,9\nOther words here,3\n");
    EXPECT_EQ(name_of(other, Role::comment), "reason");
}

TEST(ColumnGuess, never_takes_an_id_or_a_part_of_a_date_for_the_score) {
    std::string text = "id,day\n";
    for (int i = 0; i <= 10; ++i) text += std::to_string(i) + "," + std::to_string(i % 8) + "\n";
    EXPECT_THROW(score_column(analysis_of(text)), base::Error);
}

TEST(ColumnGuess, splits_names_into_words) {
    EXPECT_EQ(words_of("NPS_Score"), "nps score");
    EXPECT_EQ(words_of("npsScore"), "nps score");
    EXPECT_EQ(words_of("  NPS\xC2\xA0 score "), "nps score");
    EXPECT_EQ(words_of("LikelyToRecommend"), "likely to recommend");
    EXPECT_EQ(words_of("2019NPS"), "2019 nps");
    EXPECT_EQ(words_of("Prêt(e) à recommander"), "pret e a recommander");
    EXPECT_EQ(words_of("\xC3"), "\xC3");
}

TEST(Distinct, is_exact_for_few_values_and_near_for_many) {
    Distinct few;
    for (int i = 0; i < 10'000; ++i) few.add(hash_of(std::to_string(i % 1000)));
    EXPECT_EQ(few.count(), 1000U);
    EXPECT_FALSE(few.is_unique());
    Distinct many;
    for (int i = 0; i < 300'000; ++i) many.add(hash_of(std::to_string(i)));
    EXPECT_NEAR(static_cast<double>(many.count()), 300'000, 30'000);
    EXPECT_TRUE(many.is_unique());
    for (int i = 0; i < 300'000; i += 2) many.add(hash_of(std::to_string(i)));
    EXPECT_FALSE(many.is_unique());
}

}  // namespace
}  // namespace hark::importing
