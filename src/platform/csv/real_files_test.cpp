#include <filesystem>

#include <gtest/gtest.h>

#include "platform/csv/dates.h"
#include "platform/csv/reader.h"
#include "platform/csv/values.h"

namespace hark::csv {
namespace {

const std::filesystem::path data_folder =
    std::filesystem::path(__FILE__).parent_path() / "../../../../shared/data";

struct File {
    Format format;
    std::vector<std::string> names;
    std::vector<std::vector<std::string>> rows;
    unsigned notes = 0;
};

File read(const std::string& name) {
    File file;
    auto source = open_file(data_folder / name);
    std::string text(static_cast<std::size_t>(source->size().value()), '\0');
    std::size_t count = 0;
    while (count < text.size()) count += source->read(text.data() + count, text.size() - count);
    file.format = detect_format(text);
    Reader reader(open_bytes(text), file.format);
    for (const auto& header : reader.headers()) file.names.push_back(header.name);
    Row row;
    while (reader.next(row)) {
        file.rows.emplace_back(row.fields.begin(), row.fields.end());
        file.notes |= row.notes;
    }
    return file;
}

#define SKIP_WITHOUT(name)                              \
    if (!std::filesystem::exists(data_folder / (name))) \
    GTEST_SKIP() << "no real data at " << data_folder / (name)

TEST(RealFiles, with_dates_of_two_forms_are_read_day_first_as_their_months_say) {
    SKIP_WITHOUT("bank_nps_mixed_dates.csv");
    const File file = read("bank_nps_mixed_dates.csv");
    DateColumn column;
    for (const auto& row : file.rows) column.observe(row[2]);
    const DateDecision decision = column.decide();
    EXPECT_EQ(decision.order, DayOrder::day_first);
    EXPECT_FALSE(decision.is_ambiguous);
    EXPECT_EQ(decision.others, 0U);
    for (const auto& row : file.rows) {
        const auto local = parse_date(row[2], decision);
        ASSERT_TRUE(local) << row[2];
        EXPECT_EQ(std::to_string(local->month), row[4]);
        EXPECT_EQ(std::to_string((local->month + 2) / 3), row[5]);
    }
}

TEST(RealFiles, that_differ_in_the_form_of_dates_only_give_the_same_times) {
    SKIP_WITHOUT("event_nps_fictional_01.csv");
    const File a = read("event_nps_fictional_01.csv");
    const File b = read("event_nps_fictional_02.csv");
    DateColumn dates_a;
    DateColumn dates_b;
    for (const auto& row : a.rows) dates_a.observe(row[0]);
    for (const auto& row : b.rows) dates_b.observe(row[0]);
    ASSERT_EQ(a.rows.size(), b.rows.size());
    for (std::size_t i = 0; i < a.rows.size(); ++i) {
        const auto time_a = parse_date(a.rows[i][0], dates_a.decide());
        const auto time_b = parse_date(b.rows[i][0], dates_b.decide());
        ASSERT_TRUE(time_a && time_b);
        EXPECT_EQ(std::chrono::floor<std::chrono::seconds>(to_time(*time_a)),
                  std::chrono::floor<std::chrono::seconds>(to_time(*time_b)));
        EXPECT_EQ(a.rows[i][1], b.rows[i][1]);
    }
}

TEST(RealFiles, of_mixed_bytes_become_french) {
    SKIP_WITHOUT("nps_garden_retail_fr.csv");
    const File file = read("nps_garden_retail_fr.csv");
    EXPECT_EQ(file.format.encoding.encoding, Encoding::mixed);
    EXPECT_EQ(file.rows.size(), 9756U);
    EXPECT_EQ(file.names[0], "Column 1");
    std::size_t odd = 0;
    for (const auto& row : file.rows)
        for (const auto& cell : row) {
            EXPECT_TRUE(is_clean_utf8(cell));
            // What a wrong reading of French gives.
            for (const std::string_view wrong : {"Þ", "Ú", "‚", "ƒ", "Œt", "Ó", "Û"})
                if (cell.find(wrong) != std::string::npos) ++odd;
        }
    EXPECT_LE(odd, 5U);
}

TEST(RealFiles, keep_line_ends_inside_cells) {
    SKIP_WITHOUT("training_responses.csv");
    const File file = read("training_responses.csv");
    EXPECT_EQ(file.rows.size(), 8040U);
    EXPECT_EQ(file.notes & (stray_quote | unterminated_quote), 0U);
    for (const auto& row : file.rows) EXPECT_EQ(row.size(), file.names.size());
}

TEST(RealFiles, have_the_delimiter_they_have) {
    SKIP_WITHOUT("car_rental_semicolon.csv");
    EXPECT_EQ(read("car_rental_semicolon.csv").format.dialect.delimiter, ';');
    EXPECT_EQ(read("car_rental_semicolon.csv").rows.size(), 364U);
}

TEST(RealFiles, with_times_of_a_form_programme_are_read_with_their_offset) {
    SKIP_WITHOUT("enps_lender_am.csv");
    const File file = read("enps_lender_am.csv");
    for (const auto& row : file.rows) {
        const auto local = parse_date(row[0], DateDecision{});
        ASSERT_TRUE(local) << row[0];
        EXPECT_EQ(local->offset_minutes, 240);
        EXPECT_EQ(local->year, 2017);
    }
}

}  // namespace
}  // namespace hark::csv
