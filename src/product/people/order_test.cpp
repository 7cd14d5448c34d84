#include "product/people/order.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hark::people {
namespace {

using testing::HasSubstr;

const std::vector<Property> known{
    {"plan", "Plan"},
    {"seats", "Seats", PropertyKind::number},
    {"mrr", "Mrr", PropertyKind::money, base::Currency::parse("EUR").value()},
};

std::vector<base::FieldProblem> problems_of(const std::string& query) {
    std::vector<base::FieldProblem> problems;
    EXPECT_FALSE(read_order(http::Query::parse(query), known, problems));
    return problems;
}

TEST(Order, takes_numbers_and_money_in_both_directions) {
    std::vector<base::FieldProblem> problems;
    const auto up = read_order(http::Query::parse("order=seats"), known, problems);
    const auto down = read_order(http::Query::parse("order=-mrr"), known, problems);
    ASSERT_TRUE(up && down);
    EXPECT_EQ(up->property.key, "seats");
    EXPECT_EQ(up->direction, Order::Direction::ascending);
    EXPECT_EQ(down->property.key, "mrr");
    EXPECT_EQ(down->direction, Order::Direction::descending);
    EXPECT_TRUE(problems.empty());
    EXPECT_TRUE(problems_of("").empty());
}

TEST(Order, says_what_a_list_can_be_ordered_by) {
    for (const char* query : {"order=plan", "order=seat", "order=", "order=-", "order=--mrr"}) {
        const auto problems = problems_of(query);
        ASSERT_EQ(problems.size(), 1U) << query;
        EXPECT_EQ(problems[0].field, "order");
        EXPECT_THAT(problems[0].message, HasSubstr("seats, mrr"));
    }
    EXPECT_THAT(problems_of("order=-seat")[0].message, HasSubstr("mean \"seats\"?"));
}

TEST(Cursor, reads_what_it_writes) {
    for (const double value : {0.0, -12.5, 0.1, 1e300, 123456789012345678.0, 1.0 / 3}) {
        const auto read = Cursor::parse(Cursor{"12-34", value}.text());
        ASSERT_TRUE(read);
        EXPECT_EQ(read->place, "12-34");
        EXPECT_EQ(read->value, value);
    }
    const auto plain = Cursor::parse(Cursor{"12"}.text());
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->place, "12");
    EXPECT_FALSE(plain->value);
}

TEST(Cursor, refuses_what_is_no_number) {
    for (const char* text : {"1~", "1~x", "1~1 ", "1~nan", "1~inf", "1~1~1"})
        EXPECT_FALSE(Cursor::parse(text)) << text;
}

}  // namespace
}  // namespace hark::people
