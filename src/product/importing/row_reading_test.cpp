#include "product/importing/row_reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/limits.h"
#include "product/importing/import_fixture.h"

namespace hark::importing {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::StartsWith;

const auto now = *base::parse_time("2026-01-05T09:30:00Z");

struct ReadFile {
    std::vector<std::variant<response::Given, RowProblem>> rows;
    std::vector<std::string> notes;

    const response::Given& given(std::size_t i) const {
        return std::get<response::Given>(rows.at(i));
    }
    std::string code(std::size_t i) const {
        const auto* problem = std::get_if<RowProblem>(&rows.at(i));
        return problem ? problem->code : "";
    }
};

ReadFile read(const std::string& text, const std::vector<Wish>& wishes = {},
              const std::string& zone = "UTC", survey::Kind kind = survey::Kind::nps) {
    const Folder folder;
    const auto path = folder.write("file.csv", text);
    const auto analysis = analyse(path);
    const auto mapping = make_mapping(analysis, wishes, *locale::TimeZone::find(zone), {});
    RowReading reading{analysis, mapping, {survey::SurveyId{1}, "nps", kind}, now};
    csv::Reader reader{csv::open_file(path), analysis.format};
    ReadFile found;
    csv::Row row;
    while (reader.next(row)) found.rows.push_back(reading.read(row));
    found.notes = reading.notes();
    return found;
}

Wish wish(Role role, const std::string& column, const std::string& key = "",
          std::optional<people::PropertyKind> kind = {}, const std::string& currency = "") {
    return {role, column, key, kind, base::Currency::parse(currency)};
}

TEST(RowReading, reads_scores_in_the_forms_that_files_have) {
    const auto file = read(
        "NPS;plan\n9;a\n9.0;a\n\"10,0\";a\n 7 ;a\n;a\nNA;a\n-;a\n8.5;a\nnine;a\n10;a\n0;a\n3;a\n",
        {wish(Role::score, "NPS")});
    EXPECT_EQ(file.given(0).score, 9);
    EXPECT_EQ(file.given(1).score, 9);
    EXPECT_EQ(file.given(2).score, 10);
    EXPECT_EQ(file.given(3).score, 7);
    for (const std::size_t missing : {4U, 5U, 6U}) EXPECT_EQ(file.code(missing), "no_score");
    EXPECT_EQ(file.code(7), "not_a_score");
    EXPECT_EQ(file.code(8), "not_a_score");
    EXPECT_EQ(file.given(10).score, 0);
}

TEST(RowReading, refuses_codes_for_no_answer_and_scores_off_the_scale) {
    std::string text = "NPS,plan\n";
    for (int i = 0; i < 60; ++i) text += (i % 20 == 3 ? "11" : std::to_string(i % 11)) + ",a\n";
    const auto file = read(text);
    EXPECT_EQ(file.code(3), "no_answer");
    EXPECT_EQ(file.given(4).score, 4);

    const auto satisfaction =
        read("NPS,plan\n5,a\n0,a\n6,a\n10,a\n", {}, "UTC", survey::Kind::csat);
    EXPECT_EQ(satisfaction.given(0).score, 5);
    for (const std::size_t off : {1U, 2U, 3U}) EXPECT_EQ(satisfaction.code(off), "out_of_range");
}

TEST(RowReading, reads_times_on_the_wall_of_the_zone_also_when_the_clocks_change) {
    const std::string text =
        "NPS,Answered at\n9,2025-03-30 02:30:00\n8,2025-07-01 12:00:00\n7,2025-10-26 02:30:00\n"
        "6,2025-12-01T12:00:00Z\n";
    const auto file = read(text, {}, "Europe/Berlin");
    EXPECT_EQ(base::to_text(*file.given(0).at), "2025-03-30T01:00:00Z");  // skipped: the change
    EXPECT_EQ(base::to_text(*file.given(1).at), "2025-07-01T10:00:00Z");
    EXPECT_EQ(base::to_text(*file.given(2).at), "2025-10-26T00:30:00Z");  // twice: the first
    EXPECT_EQ(base::to_text(*file.given(3).at), "2025-12-01T12:00:00Z");
}

TEST(RowReading, refuses_unreadable_dates_and_dates_rows_without_one_like_the_last) {
    const auto file = read(
        "NPS,Date\n9,2025-01-05\n8,\n7,2025-01-09\n6,2025-13-45\n5,2025-01-07\n4,2025-01-08\n"
        "3,2025-01-08\n2,2025-01-08\n1,2025-01-08\n0,2025-01-08\n");
    EXPECT_EQ(base::to_text(*file.given(1).at), "2025-01-09T00:00:00Z");
    EXPECT_EQ(file.code(3), "unreadable_date");
    EXPECT_THAT(file.notes, Contains(HasSubstr("1 response has no date; it is")));
}

TEST(RowReading, dates_a_file_without_dates_today_and_says_so) {
    const auto file = read("NPS,plan\n9,a\n3,b\n");
    EXPECT_EQ(file.given(0).at, now);
    EXPECT_THAT(file.notes, Contains(HasSubstr("no dates")));
}

TEST(RowReading, tells_rows_apart_by_id_else_by_person_and_time_else_by_file_and_row) {
    const auto by_id = read("Response ID,NPS\nr7,9\nr9,3\nr8,3\n");
    EXPECT_EQ(by_id.given(1).external_id, "r9");

    const std::string head = "user_id,NPS,Answered at,Comment\n";
    const std::string rows = "u1,9,2025-01-05,fine\nu1,9,2025-01-06,fine\nu2,9,2025-01-05,fine\n";
    const auto by_person = read(head + rows);
    const auto longer = read(head + "u9,2,2025-01-01,bad\n" + rows);
    EXPECT_THAT(*by_person.given(0).external_id, StartsWith("row-"));
    EXPECT_EQ(by_person.given(0).external_id, longer.given(1).external_id);
    EXPECT_NE(by_person.given(0).external_id, by_person.given(1).external_id);
    EXPECT_NE(by_person.given(0).external_id, by_person.given(2).external_id);

    const auto by_row = read("NPS,plan\n9,a\n9,a\n");
    const auto same = read("NPS,plan\n9,a\n9,a\n");
    const auto other = read("NPS,plan\n9,a\n9,b\n");
    EXPECT_THAT(*by_row.given(0).external_id, StartsWith("file-"));
    EXPECT_THAT(*by_row.given(0).external_id, testing::MatchesRegex("file-[0-9a-f]+-00000000[01]"));
    EXPECT_NE(by_row.given(0).external_id, by_row.given(1).external_id);
    EXPECT_EQ(by_row.given(0).external_id, same.given(0).external_id);
    EXPECT_NE(by_row.given(0).external_id, other.given(0).external_id);
}

TEST(RowReading, gives_rows_identities_in_the_order_of_time) {
    const auto file = read(
        "user_id,NPS,Answered "
        "at\nu1,9,2025-01-05\nu2,9,2025-01-06\nu3,9,2025-02-01\nu1,2,2025-02-02\n");
    for (std::size_t i = 1; i < 4; ++i)
        EXPECT_LT(*file.given(i - 1).external_id, *file.given(i).external_id);
    EXPECT_EQ(file.given(0).external_id->size(), 4 + 16 + 1 + 20U);
}

TEST(RowReading, cuts_comments_that_are_too_long_between_characters_and_keeps_the_score) {
    std::string longest = "x";
    while (longest.size() <= base::limits::comment_bytes) longest += "é";
    const auto file = read("NPS,Comment\n9,\"" + longest + " end\"\n3,short words here\n",
                           {wish(Role::comment, "Comment")});
    EXPECT_EQ(file.given(0).score, 9);
    EXPECT_EQ(file.given(0).comment->size(), base::limits::comment_bytes - 1);
    EXPECT_TRUE(file.given(0).comment->ends_with("é"));
    EXPECT_THAT(file.notes, Contains("1 comment was longer than 20000 bytes and cut there."));
}

TEST(RowReading, doubts_a_score_that_is_mostly_off_the_scale) {
    std::string text = "points,plan\n";
    for (int i = 1; i <= 100; ++i) text += std::to_string(i) + ",a\n";
    EXPECT_THAT(
        read(text, {wish(Role::score, "points")}).notes,
        Contains(HasSubstr("\"points\" holds numbers from 1 to 100, most of them not from 0 "
                           "to 10: is it the score?")));
    EXPECT_THAT(read("NPS,plan\n9,a\n3,b\n").notes, testing::Not(Contains(HasSubstr("is it the"))));
}

TEST(RowReading, does_not_take_running_numbers_for_ids_unless_told_to) {
    std::string text = "ID,NPS\n";
    for (int i = 1; i <= 30; ++i) text += std::to_string(i) + "," + std::to_string(i % 11) + "\n";
    EXPECT_THAT(*read(text).given(0).external_id, StartsWith("file-"));
    EXPECT_EQ(read(text, {wish(Role::external_id, "ID")}).given(4).external_id, "5");
}

TEST(RowReading, leaves_wrong_addresses_and_unknown_channels_out_and_counts_them) {
    const auto file = read(
        "NPS,Email,Channel\n9,ada@example.org,Email\n8,nobody,pigeon\n7,bob@example.org,\n"
        "6,eve@example.org,sms\n5,mel@example.org,Email\n",
        {wish(Role::email, "Email"), wish(Role::channel, "Channel")});
    EXPECT_EQ(file.given(0).person->email, "ada@example.org");
    EXPECT_EQ(file.given(0).channel, response::Channel::email);
    EXPECT_FALSE(file.given(1).person);
    EXPECT_EQ(file.given(1).channel, response::Channel::import);
    EXPECT_EQ(file.given(2).channel, response::Channel::import);
    EXPECT_EQ(file.given(3).channel, response::Channel::sms);
    EXPECT_THAT(file.notes, Contains(HasSubstr("1 value of \"channel\"")));
    EXPECT_THAT(file.notes, Contains(HasSubstr("\"nobody\"")));
}

TEST(RowReading, makes_no_person_of_a_name_alone_and_says_so) {
    const auto file = read("NPS,Full name\n9,Ada\n3,Bob\n", {wish(Role::name, "Full name")});
    EXPECT_FALSE(file.given(0).person);
    EXPECT_THAT(file.notes, Contains(HasSubstr("Names alone")));
}

TEST(RowReading, reads_properties_by_their_kind) {
    using people::PropertyKind;
    const auto file = read(
        "NPS,plan,seats,vip,since,mrr\n9,pro,12.5,yes,2020-02-29,\"1,234.50\"\n"
        "3,NA,many,no,someday,12.345\n2,team,3,no,2021-01-01,7\n",
        {wish(Role::property, "plan", "plan", PropertyKind::text),
         wish(Role::property, "seats", "seats", PropertyKind::number),
         wish(Role::property, "vip", "vip", PropertyKind::boolean),
         wish(Role::property, "since", "since", PropertyKind::date),
         wish(Role::property, "mrr", "mrr", PropertyKind::money, "EUR")});
    std::map<std::string, people::GivenValue> first(file.given(0).properties.begin(),
                                                    file.given(0).properties.end());
    EXPECT_EQ(std::get<std::string>(first.at("plan")), "pro");
    EXPECT_EQ(std::get<double>(first.at("seats")), 12.5);
    EXPECT_EQ(std::get<bool>(first.at("vip")), true);
    EXPECT_EQ(base::to_text(std::get<base::Date>(first.at("since"))), "2020-02-29");
    EXPECT_EQ(std::get<base::Money>(first.at("mrr")).minor, 123'450);
    std::map<std::string, people::GivenValue> second(file.given(1).properties.begin(),
                                                     file.given(1).properties.end());
    EXPECT_FALSE(second.contains("plan"));
    EXPECT_FALSE(second.contains("seats"));
    EXPECT_FALSE(second.contains("since"));
    EXPECT_THAT(file.notes, Contains(HasSubstr("1 value of \"seats\"")));
}

}  // namespace
}  // namespace hark::importing
