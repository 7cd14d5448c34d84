#include "product/score/query_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hark::score {
namespace {

using people::PropertyKind;
using testing::ElementsAre;
using testing::HasSubstr;

Context context(survey::Kind kind = survey::Kind::nps) {
    Context context;
    context.survey = {survey::SurveyId{7}, "nps", kind};
    context.properties = {{"plan", "Plan", PropertyKind::text},
                          {"seats", "Seats", PropertyKind::number},
                          {"mrr", "MRR", PropertyKind::money, base::Currency::parse("EUR")}};
    context.zone = locale::TimeZone::find("Europe/Berlin").value();
    context.now = base::parse_time("2026-06-15T10:00:00Z").value();
    return context;
}

Query read(const char* text) {
    return read_query(http::Query::parse(text), context());
}

/// What is refused, as "field code".
std::vector<std::string> refused(const char* text, survey::Kind kind = survey::Kind::nps) {
    std::vector<std::string> refused;
    try {
        read_query(http::Query::parse(text), context(kind));
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::invalid);
        for (const auto& problem : error.fields()) {
            refused.push_back(problem.field + " " + problem.code);
            EXPECT_FALSE(problem.message.empty());
        }
    }
    return refused;
}

TEST(ScoreQuery, lists_rows_as_asked_and_refuses_what_cannot_be_listed_so) {
    EXPECT_EQ(to_text(read("by=plan&order=-nps&limit=20").order), "-nps");
    EXPECT_EQ(read("limit=20").limit, 20U);
    EXPECT_EQ(to_text(read("").order), "group");
    EXPECT_THAT(refused("order=size"), ElementsAre("order unknown"));
    EXPECT_THAT(refused("order=weight"), ElementsAre("order unsuitable"));
    EXPECT_THAT(refused("limit=0"), ElementsAre("limit out_of_range"));
    EXPECT_THAT(refused("limit=10001"), ElementsAre("limit out_of_range"));
    EXPECT_THAT(refused("every=day&limit=3"), ElementsAre("limit unsuitable"));
    EXPECT_THAT(refused("every=day&order=nps"), ElementsAre("order unsuitable"));
}

TEST(ScoreQuery, asks_for_everything_when_nothing_is_said) {
    const auto query = read("");
    EXPECT_EQ(query.survey.id.value(), 7);
    EXPECT_FALSE(query.period.from || query.period.to || query.every || query.weight);
    EXPECT_EQ(query.zone.name(), "Europe/Berlin");
    EXPECT_TRUE(query.by.empty() && query.filter.conditions().empty());
    EXPECT_EQ(query.unit, Unit::response);
    EXPECT_EQ(query.compare, Compare::none);
    EXPECT_EQ(query.confidence, 0.95);
}

TEST(ScoreQuery, reads_all_parameters) {
    const auto query = read(
        "survey=nps&from=2026-01-01&to=2026-01-31&tz=UTC&every=week&by=plan,score&by=company&"
        "where=plan:pro&unit=person&weight=mrr&compare=year&confidence=0.9");
    EXPECT_EQ(query.every, locale::Step::week);
    std::vector<std::string> columns;
    for (const auto& field : query.by) columns.push_back(field.name());
    EXPECT_THAT(columns, ElementsAre("plan", "score", "company"));
    EXPECT_EQ(query.unit, Unit::person);
    EXPECT_EQ(query.weight->key, "mrr");
    EXPECT_EQ(query.compare, Compare::year);
    EXPECT_EQ(query.confidence, 0.9);
    EXPECT_FALSE(read("weight=none&compare=none").weight);
}

TEST(ScoreQuery, ends_a_comparison_now_when_it_has_no_end) {
    EXPECT_EQ(read("from=2026-06-01&compare=previous").period.to, context().now);
    EXPECT_FALSE(read("from=2026-06-01").period.to);
}

TEST(ScoreQuery, names_each_parameter_that_cannot_be_used) {
    EXPECT_THAT(refused("every=fortnight"), ElementsAre("every unknown"));
    EXPECT_THAT(refused("unit=people"), ElementsAre("unit unknown"));
    EXPECT_THAT(refused("weight=plan"), ElementsAre("weight unknown"));
    EXPECT_THAT(refused("compare=before"), ElementsAre("compare unknown"));
    EXPECT_THAT(refused("confidence=95"), ElementsAre("confidence out_of_range"));
    EXPECT_THAT(refused("confidence=0.4"), ElementsAre("confidence out_of_range"));
    EXPECT_THAT(refused("confidence=high"), ElementsAre("confidence out_of_range"));
    EXPECT_THAT(refused("by=plam"), ElementsAre("by unknown"));
    EXPECT_THAT(refused("by="), ElementsAre("by unknown"));
    EXPECT_THAT(refused("by=person"), ElementsAre("by unsuitable"));
    EXPECT_THAT(refused("by=plan,plan"), ElementsAre("by repeated"));
    EXPECT_THAT(refused("by=plan,score,group,channel"), ElementsAre("by too_many"));
    EXPECT_THAT(refused("where=plan"), ElementsAre("where[0] syntax"));
    EXPECT_THAT(refused("from=2026"), ElementsAre("from not_a_time"));
    EXPECT_THAT(refused("to=2026"), ElementsAre("to not_a_time"));
    EXPECT_THAT(refused("tz=Berlin"), ElementsAre("tz unknown"));
    EXPECT_THAT(refused("evry=day"), ElementsAre("evry unknown"));
    EXPECT_THAT(refused("compare=previous"), ElementsAre("from required"));
    EXPECT_THAT(refused("compare=previous&from=2027-01-01"), ElementsAre("from out_of_range"));
}

TEST(ScoreQuery, compares_no_period_with_a_part_of_itself_a_year_earlier) {
    EXPECT_THAT(refused("compare=year"), ElementsAre("from required"));
    EXPECT_THAT(refused("compare=year&to=2026-01-31"), ElementsAre("from required"));
    EXPECT_THAT(refused("compare=year&from=2025-06-01"), ElementsAre("compare overlaps"));
    EXPECT_THAT(refused("compare=year&from=2025-01-01&to=2026-01-01"),
                ElementsAre("compare overlaps"));
    EXPECT_THAT(refused("compare=year&from=2025-01-01&to=2025-12-31"), ElementsAre());
    EXPECT_THAT(refused("compare=year&from=2027-01-01"), ElementsAre("from out_of_range"));
    // Steps are compared, one by one.
    EXPECT_THAT(refused("compare=year&every=month"), ElementsAre());
    EXPECT_THAT(refused("compare=year&every=month&from=2020-01-01"), ElementsAre());
}

TEST(ScoreQuery, takes_no_parameter_twice_that_has_one_value) {
    for (const std::string name :
         {"survey", "from", "to", "tz", "every", "unit", "weight", "compare", "confidence"}) {
        const auto all = refused((name + "=1&" + name + "=1").c_str());
        EXPECT_THAT(all, testing::Contains(name + " repeated"));
    }
    EXPECT_THAT(refused("from=2026-01-01&from=2026-02-01"), ElementsAre("from repeated"));
    EXPECT_THAT(refused("where=score:1&where=score:2&by=plan&by=score"), ElementsAre());
}

TEST(ScoreQuery, names_all_of_them_together) {
    EXPECT_THAT(
        refused("form=1&every=x&by=y&where=score:z&tz=q&compare=w"),
        testing::UnorderedElementsAre("form unknown", "every unknown", "by unknown",
                                      "where[0] wrong_kind", "tz unknown", "compare unknown"));
}

TEST(ScoreQuery, has_no_promoters_where_recommendation_is_not_asked_for) {
    EXPECT_THAT(refused("by=group", survey::Kind::csat), ElementsAre("by unsuitable"));
    EXPECT_THAT(refused("where=group:promoter", survey::Kind::ces),
                ElementsAre("where unsuitable"));
    EXPECT_THAT(refused("by=group", survey::Kind::enps), ElementsAre("by anonymous"));
}

TEST(ScoreQuery, describes_every_parameter) {
    for (const auto& parameter : query_parameters()) EXPECT_FALSE(parameter.description.empty());
}

}  // namespace
}  // namespace hark::score
