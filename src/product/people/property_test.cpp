#include "product/people/property.h"

#include <limits>

#include <gmock/gmock.h>

#include "base/limits.h"
#include "product/people/person.h"
#include "product/people/properties_json.h"

namespace hark::people {
namespace {

using testing::HasSubstr;

Property property(PropertyKind kind) {
    Property made;
    made.key = "thing";
    made.kind = kind;
    if (kind == PropertyKind::money) made.currency = base::Currency::parse("EUR");
    return made;
}

KeptValue kept(PropertyKind kind, const GivenValue& value) {
    return std::get<KeptValue>(keep(property(kind), value));
}

base::FieldProblem problem(PropertyKind kind, const GivenValue& value) {
    return std::get<base::FieldProblem>(keep(property(kind), value));
}

TEST(PropertyKey, is_letters_digits_underscore_and_hyphen) {
    for (const auto* key : {"plan", "Region", "_x", "a-b", "größe", "プラン", "q1"})
        EXPECT_EQ(problem_with_key(key), std::nullopt) << key;
    for (const auto* key : {"", "1st", "-a", "a.b", "a b", "a:b", "a,b", "a\"b", "$a", "a[0]"})
        EXPECT_TRUE(problem_with_key(key)) << key;
    EXPECT_TRUE(problem_with_key(std::string(base::limits::key_bytes + 1, 'a')));
}

TEST(PropertyKey, is_not_a_word_that_filters_use) {
    EXPECT_THAT(*problem_with_key("score"), HasSubstr("score_name"));
    EXPECT_TRUE(problem_with_key("channel"));
}

TEST(PropertyDefinition, takes_its_kind_from_the_first_value) {
    EXPECT_EQ(define("support_tier", std::string{"gold"}).name, "Support tier");
    EXPECT_EQ(define("a", std::string{"gold"}).kind, PropertyKind::text);
    EXPECT_EQ(define("a", std::string{"2026-01-05"}).kind, PropertyKind::date);
    EXPECT_EQ(define("a", std::string{"2026-02-30"}).kind, PropertyKind::text);
    EXPECT_EQ(define("a", 1.5).kind, PropertyKind::number);
    EXPECT_EQ(define("a", true).kind, PropertyKind::boolean);
    const auto money = define("a", base::Money{1285, *base::Currency::parse("EUR")});
    EXPECT_EQ(money.kind, PropertyKind::money);
    EXPECT_EQ(money.currency->code(), "EUR");
}

TEST(PropertyValue, is_kept_in_the_form_of_its_kind) {
    EXPECT_EQ(kept(PropertyKind::text, std::string{"pro"}), KeptValue{"pro"});
    EXPECT_EQ(kept(PropertyKind::text, 75001.0), KeptValue{"75001"});
    EXPECT_EQ(kept(PropertyKind::text, true), KeptValue{"true"});
    EXPECT_EQ(kept(PropertyKind::number, 12.5), KeptValue{12.5});
    EXPECT_EQ(kept(PropertyKind::number, 12.0), KeptValue{std::int64_t{12}});
    EXPECT_EQ(kept(PropertyKind::number, -0.0), KeptValue{std::int64_t{0}});
    EXPECT_EQ(kept(PropertyKind::boolean, false), KeptValue{"false"});
    EXPECT_EQ(kept(PropertyKind::boolean, std::string{"true"}), KeptValue{"true"});
    EXPECT_EQ(kept(PropertyKind::date, std::string{"2026-01-05"}), KeptValue{"2026-01-05"});
    EXPECT_EQ(kept(PropertyKind::money, base::Money{1285, *base::Currency::parse("EUR")}),
              KeptValue{std::int64_t{1285}});
}

TEST(PropertyValue, of_another_kind_is_refused_saying_what_to_give) {
    EXPECT_THAT(problem(PropertyKind::number, std::string{"12.5"}).message,
                HasSubstr("without quotes"));
    EXPECT_EQ(problem(PropertyKind::number, true).code, "wrong_kind");
    EXPECT_EQ(problem(PropertyKind::number, std::numeric_limits<double>::infinity()).code,
              "wrong_kind");
    EXPECT_EQ(problem(PropertyKind::boolean, std::string{"yes"}).code, "wrong_kind");
    EXPECT_EQ(problem(PropertyKind::date, std::string{"2026-02-30"}).code, "wrong_kind");
    EXPECT_EQ(problem(PropertyKind::money, 12.85).code, "wrong_kind");
    EXPECT_EQ(problem(PropertyKind::money, base::Money{1, *base::Currency::parse("USD")}).code,
              "wrong_currency");
    EXPECT_EQ(problem(PropertyKind::text, std::string(501, 'x')).code, "too_long");
}

TEST(Properties, come_back_from_their_column_as_they_went_in) {
    Properties properties;
    properties.set("text", std::string{"a \"quoted\" back\\slash, tab\t, é, 日本, \x01"});
    properties.set("number", 0.1);
    properties.set("whole", std::int64_t{-7});
    properties.set("large", 1e300);
    properties.set("empty", std::string{});
    EXPECT_EQ(from_column(to_column(properties)), properties);
    EXPECT_EQ(to_column(Properties{}), "{}");
    EXPECT_EQ(from_column("{}"), Properties{});
}

TEST(Properties, say_whether_anything_changed) {
    Properties properties;
    EXPECT_TRUE(properties.set("plan", std::string{"pro"}));
    EXPECT_FALSE(properties.set("plan", std::string{"pro"}));
    EXPECT_TRUE(properties.set("plan", std::string{"team"}));
    EXPECT_EQ(*properties.find("plan"), KeptValue{"team"});
    EXPECT_EQ(properties.find("other"), nullptr);
}

TEST(GivenPerson, needs_something_to_be_recognised_by) {
    std::vector<base::FieldProblem> problems;
    GivenPerson person;
    person.name = "Ada";
    check(person, "person", problems);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].field, "person");
    EXPECT_EQ(problems[0].code, "required");
}

TEST(GivenPerson, has_an_address_that_is_one) {
    for (const auto* good : {"ada@example.org", "a@b", "jürgen@exämple.de"})
        EXPECT_TRUE(is_email(good)) << good;
    for (const auto* bad : {"", "ada", "@b", "a@", "a@b@c", "a b@c", "a@b\n", "a@b,c@d"})
        EXPECT_FALSE(is_email(bad)) << bad;
}

TEST(GivenPerson, may_not_hold_a_nul_or_too_much) {
    std::vector<base::FieldProblem> problems;
    GivenPerson person;
    person.external_id = std::string{"a\0b", 3};
    person.name = std::string(base::limits::name_bytes + 1, 'x');
    person.properties = {{"score", std::string{"9"}}, {"ok", std::string{"x\0", 2}}};
    check(person, "person", problems);
    std::vector<std::string> fields;
    for (const auto& one : problems) fields.push_back(one.field + ' ' + one.code);
    EXPECT_THAT(fields, testing::UnorderedElementsAre(
                            "person.external_id not_text", "person.name too_long",
                            "person.properties.score bad_key", "person.properties.ok not_text"));
}

}  // namespace
}  // namespace hark::people
