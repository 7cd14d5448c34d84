#include "platform/csv/dates.h"

#include <gtest/gtest.h>

namespace hark::csv {
namespace {

DateDecision decide(std::initializer_list<std::string_view> values) {
    DateColumn column;
    for (const auto value : values) column.observe(value);
    return column.decide();
}

std::string read(std::string_view text, DayOrder order = DayOrder::day_first,
                 NumericDate numeric = NumericDate::none) {
    DateDecision decision;
    decision.order = order;
    decision.numeric = numeric;
    const auto local = parse_date(text, decision);
    return local ? base::to_text(to_time(*local)) : "none";
}

TEST(Dates, are_read_in_iso_form) {
    EXPECT_EQ(read("2021-01-05"), "2021-01-05T00:00:00Z");
    EXPECT_EQ(read("2021-01-05T09:30:00Z"), "2021-01-05T09:30:00Z");
    EXPECT_EQ(read("2021-01-05 09:30:00.25"), "2021-01-05T09:30:00.25Z");
    EXPECT_EQ(read("2021-01-05T09:30:00+01:00"), "2021-01-05T08:30:00Z");
    EXPECT_EQ(read("2021-01-05T09:30:00-0530"), "2021-01-05T15:00:00Z");
    EXPECT_EQ(read("2021/1/5 9:30"), "2021-01-05T09:30:00Z");
    EXPECT_EQ(read("2021-01-05 09:30:00 UTC"), "2021-01-05T09:30:00Z");
    EXPECT_EQ(read("20210105"), "none");  // only where the column says so
    EXPECT_EQ(read("20210105", DayOrder::day_first, NumericDate::compact), "2021-01-05T00:00:00Z");
    EXPECT_EQ(read("20210105T093000Z"), "2021-01-05T09:30:00Z");
    EXPECT_EQ(read("2019-06"), "2019-06-01T00:00:00Z");
    EXPECT_EQ(read("Q2 2020"), "2020-04-01T00:00:00Z");
}

TEST(Dates, are_read_in_the_decided_order) {
    EXPECT_EQ(read("3/4/2021"), "2021-04-03T00:00:00Z");
    EXPECT_EQ(read("3/4/2021", DayOrder::month_first), "2021-03-04T00:00:00Z");
    EXPECT_EQ(read("24.04.2015 17:51:10"), "2015-04-24T17:51:10Z");
    EXPECT_EQ(read("9/8/18 15:29", DayOrder::month_first), "2018-09-08T15:29:00Z");
    EXPECT_EQ(read("24-04-69"), "1969-04-24T00:00:00Z");
    EXPECT_EQ(read("24-04-68"), "2068-04-24T00:00:00Z");
    EXPECT_EQ(read("12/25/2020"), "2020-12-25T00:00:00Z");  // fits one order only
}

TEST(Dates, are_read_with_names_of_months) {
    for (const auto* text :
         {"05 Jan 2021", "5-Jan-21", "Jan 5, 2021", "January 5th, 2021", "5. Januar 2021",
          "5 janvier 2021", "5 de enero de 2021", "Tue, 5 Jan 2021", "Tuesday, January 5, 2021"})
        EXPECT_EQ(read(text), "2021-01-05T00:00:00Z") << text;
    EXPECT_EQ(read("Jan 5, 2021 3:04 PM"), "2021-01-05T15:04:00Z");
    EXPECT_EQ(read("1er août 2021"), "2021-08-01T00:00:00Z");
    EXPECT_EQ(read("3. März 2021, 15:04 Uhr"), "2021-03-03T15:04:00Z");
    EXPECT_EQ(read("12 févr. 2021"), "2021-02-12T00:00:00Z");
    EXPECT_EQ(read("June 2016"), "2016-06-01T00:00:00Z");
    EXPECT_EQ(read("5 jui 2016"), "none");  // June or July
}

TEST(Dates, are_read_with_clocks_and_zones) {
    EXPECT_EQ(read("2017/11/24 12:39:58 PM GMT+4"), "2017-11-24T08:39:58Z");
    EXPECT_EQ(read("2017/11/24 12:39:58 AM GMT"), "2017-11-24T00:39:58Z");
    EXPECT_EQ(read("Tue Jan 05 2021 15:04:05 GMT+0100 (Central European Time)"),
              "2021-01-05T14:04:05Z");
    EXPECT_EQ(read("05/01/2021 15h04"), "2021-01-05T15:04:00Z");
}

TEST(Dates, are_read_from_numbers_where_the_column_says_so) {
    EXPECT_EQ(read("42075", DayOrder::day_first, NumericDate::excel_serial),
              "2015-03-12T00:00:00Z");
    EXPECT_EQ(read("42075.5", DayOrder::day_first, NumericDate::excel_serial),
              "2015-03-12T12:00:00Z");
    EXPECT_EQ(read("1500000000", DayOrder::day_first, NumericDate::unix_seconds),
              "2017-07-14T02:40:00Z");
    EXPECT_EQ(read("1500000000250", DayOrder::day_first, NumericDate::unix_millis),
              "2017-07-14T02:40:00.25Z");
    EXPECT_EQ(decide({"42075", "42373", "41111"}).numeric, NumericDate::excel_serial);
    EXPECT_EQ(decide({"1500000000", "1500000001"}).numeric, NumericDate::unix_seconds);
}

TEST(Dates, refuse_days_that_do_not_exist_and_what_is_no_date) {
    for (const auto* text : {"", "31/02/2021", "2021-13-01", "0/1/2021", "9/10", "1.2.10.3",
                             "hello", "May", "12:30", "2021-01-05x", "2021-01-05 25:00", "13:00 PM",
                             "1-2-3", "2021-01-05 3:04 XM", "Mon", "99/99/99", "5 Jan"})
        EXPECT_EQ(read(text), "none") << text;
}

TEST(DateColumn, follows_the_values_that_fit_one_order_only) {
    const auto decision = decide({"8/5/21", "25/12/2021", "26/07/2021", "8/2/21"});
    EXPECT_EQ(decision.order, DayOrder::day_first);
    EXPECT_FALSE(decision.is_ambiguous);
    EXPECT_EQ(decision.only_day_first, 2U);
    EXPECT_EQ(decision.either, 2U);
    EXPECT_EQ(decision.why,
              "Dates read day first: 2 values only fit day first, none only month first.");
    EXPECT_EQ(decide({"1/2/20", "12/31/20"}).order, DayOrder::month_first);
    EXPECT_EQ(decide({"1/2/20", "12/31/20"}).why,
              "Dates read month first: 1 value only fits month first, none only day first.");
}

TEST(DateColumn, says_when_a_column_mixes_both_orders) {
    const auto decision = decide({"25/12/2021", "12/25/2021", "1/2/2021"});
    EXPECT_TRUE(decision.is_ambiguous);
    EXPECT_NE(decision.why.find("mixes both"), std::string::npos);
}

TEST(DateColumn, uses_the_order_of_rows_when_no_value_decides) {
    EXPECT_EQ(decide({"01/03/2021", "02/03/2021", "03/04/2021", "02/05/2021"}).order,
              DayOrder::day_first);
    EXPECT_EQ(decide({"03/01/2021", "03/02/2021", "04/03/2021", "05/02/2021"}).order,
              DayOrder::month_first);
    // Not sorted, but in one reading within a fortnight.
    EXPECT_EQ(decide({"03/09/2021", "03/02/2021", "03/11/2021", "03/04/2021", "03/08/2021",
                      "03/01/2021", "03/12/2021", "03/05/2021"})
                  .order,
              DayOrder::month_first);
}

TEST(DateColumn, admits_when_nothing_decides) {
    EXPECT_TRUE(decide({"11/1/2019", "11/1/2019"}).is_ambiguous);
    EXPECT_EQ(decide({"11/1/2019", "11/1/2019"}).order, DayOrder::month_first);
    EXPECT_EQ(decide({"11/01/2019", "11/01/2019"}).order, DayOrder::day_first);
    EXPECT_EQ(decide({"11.1.2019", "11.1.2019"}).order, DayOrder::day_first);
    EXPECT_FALSE(decide({"2019-11-01", "2019-11-02"}).is_ambiguous);
    // Two rows are near each other in one reading by chance.
    EXPECT_TRUE(decide({"5/1/2024", "5/2/2024"}).is_ambiguous);
    EXPECT_NE(decide({"5/1/2024", "5/2/2024"}).why.find("nothing decides, as all 2 values"),
              std::string::npos);
}

TEST(DateColumn, can_be_forced) {
    DateColumn column;
    column.observe("25/12/2021");
    EXPECT_EQ(column.decide(DayOrder::month_first).order, DayOrder::month_first);
}

TEST(DateColumn, knows_the_first_and_last_day_and_what_was_no_date) {
    const auto decision = decide({"2021-05-03", "soon", "2020-02-29"});
    EXPECT_EQ(decision.dates, 2U);
    EXPECT_EQ(decision.others, 1U);
    EXPECT_EQ(base::to_text(*decision.first), "2020-02-29");
    EXPECT_EQ(base::to_text(*decision.last), "2021-05-03");
}

}  // namespace
}  // namespace hark::csv
