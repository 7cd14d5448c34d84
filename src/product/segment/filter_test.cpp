#include "product/segment/filter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/limits.h"

namespace hark::segment {
namespace {

using people::Property;
using people::PropertyKind;
using testing::ElementsAre;
using testing::HasSubstr;

const std::vector<Property> known{
    {"plan", "Plan", PropertyKind::text},
    {"seats", "Seats", PropertyKind::number},
    {"renewed", "Renewed", PropertyKind::boolean},
    {"since", "Since", PropertyKind::date},
    {"mrr", "MRR", PropertyKind::money, base::Currency::parse("EUR")},
};

Condition read(const std::string& text) {
    return Filter::parse({text}, known).conditions().front();
}

std::string canonical(const std::string& text) {
    return to_text(read(text));
}

/// The one thing that is wrong with `text`.
base::FieldProblem problem(const std::string& text) {
    std::vector<base::FieldProblem> problems;
    Filter::parse({text}, known, problems);
    EXPECT_EQ(problems.size(), 1U) << text;
    return problems.empty() ? base::FieldProblem{} : problems.front();
}

TEST(Filter, reads_any_of_several_values) {
    const auto condition = read("plan:pro, team");
    EXPECT_EQ(condition.field.name(), "plan");
    EXPECT_EQ(condition.test, segment::Test::any_of);
    EXPECT_THAT(condition.values, ElementsAre(Value{"pro"}, Value{"team"}));
}

TEST(Filter, reads_none_of_several_values) {
    const auto condition = read("score:!0,1");
    EXPECT_EQ(condition.test, segment::Test::none_of);
    EXPECT_THAT(condition.values, ElementsAre(Value{std::int64_t{0}}, Value{std::int64_t{1}}));
}

TEST(Filter, reads_missing_and_present) {
    EXPECT_THAT(read("plan:null").values, ElementsAre(Value{Missing{}}));
    EXPECT_EQ(read("plan:!null").test, segment::Test::none_of);
    EXPECT_THAT(read("plan:\"null\"").values, ElementsAre(Value{"null"}));
    EXPECT_THAT(read("plan:pro,null").values, ElementsAre(Value{"pro"}, Value{Missing{}}));
}

TEST(Filter, reads_ranges_with_open_ends) {
    const auto both = read("seats:1.5..20");
    EXPECT_EQ(both.low->value, Value{1.5});
    EXPECT_EQ(both.high->value, Value{20.0});
    EXPECT_EQ(read("seats:5.."), read("seats:>=5"));
    EXPECT_EQ(read("seats:..3"), read("seats:<=3"));
    EXPECT_EQ(read("seats:>5").low->end, Bound::End::excluded);
    EXPECT_EQ(read("seats:-5..-3").low->value, Value{-5.0});
}

TEST(Filter, reads_each_kind_of_property) {
    EXPECT_EQ(read("mrr:>=1000").low->value, Value{std::int64_t{100'000}});
    EXPECT_EQ(read("since:2026-01-05..").low->value, Value{"2026-01-05"});
    EXPECT_EQ(read("renewed:yes").values.front(), Value{"true"});
    EXPECT_EQ(read("comment:no").values.front(), Value{"no"});
    EXPECT_EQ(read("comment:null").values.front(), Value{"no"});
    EXPECT_EQ(read("person:42").values.front(), Value{std::int64_t{42}});
    EXPECT_EQ(read("company:42").values.front(), Value{"42"});
}

TEST(Filter, reads_quoted_values) {
    EXPECT_THAT(read(R"(plan:"A, B","say ""hi""", c )").values,
                ElementsAre(Value{"A, B"}, Value{"say \"hi\""}, Value{"c"}));
    EXPECT_THAT(read(R"(plan:"")").values, ElementsAre(Value{""}));
    EXPECT_THAT(read(R"(plan:"1..2")").values, ElementsAre(Value{"1..2"}));
}

TEST(Filter, writes_one_form_of_each_condition) {
    EXPECT_EQ(canonical(" plan : pro , team,pro"), "plan:pro,team");
    EXPECT_EQ(canonical("plan:! pro"), "plan:!pro");
    EXPECT_EQ(canonical("seats:5.."), "seats:>=5");
    EXPECT_EQ(canonical("seats:0.50"), "seats:0.5");
    EXPECT_EQ(canonical("score:7.0"), "score:7");
    EXPECT_EQ(canonical("mrr:1000"), "mrr:1000.00");
    EXPECT_EQ(canonical("mrr:10..12.5"), "mrr:10.00..12.50");
    EXPECT_EQ(canonical(R"(company:"Jones, Ltd")"), R"(company:"Jones, Ltd")");
    EXPECT_EQ(canonical(R"(plan:"<b>","a..b","!x"," y")"), R"(plan:"<b>","a..b","!x"," y")");
}

TEST(Filter, names_the_property_that_was_meant) {
    const auto wrong = problem("plam:pro");
    EXPECT_EQ(wrong.field, "where[0]");
    EXPECT_EQ(wrong.code, "unknown");
    EXPECT_THAT(wrong.message, HasSubstr("Did you mean \"plan\"?"));
    EXPECT_THAT(wrong.message, HasSubstr("score, group, channel, person, company, comment, plan"));
}

TEST(Filter, says_what_a_field_takes) {
    EXPECT_THAT(problem("score:11").message, HasSubstr("a whole number from 0 to 10"));
    EXPECT_THAT(problem("score:7.5").message, HasSubstr("a whole number from 0 to 10"));
    EXPECT_THAT(problem("score:null").message, HasSubstr("Every response has a score"));
    EXPECT_THAT(problem("group:promoters").message, HasSubstr("Did you mean \"promoter\"?"));
    EXPECT_THAT(problem("channel:mail").message, HasSubstr("Did you mean \"email\"?"));
    EXPECT_THAT(problem("person:anna").message, HasSubstr("the id of a person"));
    EXPECT_THAT(problem("comment:maybe").message, HasSubstr("yes or no"));
    EXPECT_THAT(problem("seats:many").message, HasSubstr("a number such as 12.5"));
    EXPECT_THAT(problem("seats:nan").message, HasSubstr("a number such as 12.5"));
    EXPECT_THAT(problem("renewed:perhaps").message, HasSubstr("true or false"));
    EXPECT_THAT(problem("since:05.01.2026").message, HasSubstr("a date such as 2026-01-05"));
    EXPECT_THAT(problem("mrr:12.855").message, HasSubstr("an amount of EUR such as 12.85"));
}

TEST(Filter, says_how_to_write_what_cannot_be_read) {
    EXPECT_THAT(problem("plan").message, HasSubstr("FIELD:VALUES"));
    EXPECT_THAT(problem("plan:").message, HasSubstr("A value is missing"));
    EXPECT_THAT(problem("plan:pro,").message, HasSubstr("A value is empty"));
    EXPECT_THAT(problem("plan:\"pro").message, HasSubstr("never closed"));
    EXPECT_THAT(problem("plan:say \"hi\"").message, HasSubstr("stands in the middle"));
    EXPECT_THAT(problem("plan:a..b").message, HasSubstr("has no ranges"));
    EXPECT_THAT(problem("plan:>a").message, HasSubstr("in quotes"));
    EXPECT_THAT(problem("seats:3..1").message, HasSubstr("write 1..3"));
    EXPECT_THAT(problem("seats:..").message, HasSubstr("at least one end"));
    EXPECT_THAT(problem("seats:>=").message, HasSubstr("A value is missing"));
    EXPECT_THAT(problem("seats:>1,2").message, HasSubstr("A range stands alone"));
    EXPECT_THAT(problem("seats:>null").message, HasSubstr("not the end of a range"));
    EXPECT_THAT(problem("score:!0..3").message, HasSubstr("A range cannot be excluded"));
    EXPECT_THAT(problem("score:!>3").message, HasSubstr("A range cannot be excluded"));
    EXPECT_EQ(problem(std::string{"plan:a\0b", 8}).code, "wrong_kind");
}

TEST(Filter, reports_every_bad_condition_and_keeps_the_good) {
    std::vector<base::FieldProblem> problems;
    const auto filter = Filter::parse({"score:x", "plan:pro", "no"}, known, problems);
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_EQ(problems[0].field, "where[0]");
    EXPECT_EQ(problems[1].field, "where[2]");
    EXPECT_THAT(filter.to_texts(), ElementsAre("plan:pro"));
}

TEST(Filter, throws_all_problems_for_those_who_do_not_collect_them) {
    try {
        Filter::parse({"score:x", "no"}, known);
        FAIL();
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::invalid);
        EXPECT_EQ(error.fields().size(), 2U);
    }
}

TEST(Filter, bounds_conditions_and_values) {
    std::vector<base::FieldProblem> problems;
    Filter::parse(std::vector<std::string>(base::limits::score_filters + 1, "score:1"), known,
                  problems);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].field, "where");
    EXPECT_EQ(problems[0].code, "too_many");

    std::string many = "seats:0";
    for (std::size_t i = 1; i <= base::limits::filter_values; ++i) many += "," + std::to_string(i);
    EXPECT_EQ(problem(many).code, "too_many");
}

}  // namespace
}  // namespace hark::segment
