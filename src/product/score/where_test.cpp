#include <gtest/gtest.h>

#include "product/score/answers_fixture.h"

namespace hark::score {
namespace {

/// Five responses, told apart by their scores 1, 3, 7, 9 and 10.
class ScoreWhere : public Answers {
protected:
    void SetUp() override {
        Answers::SetUp();
        say({
            {1,
             "2026-01-05T12:00:00Z",
             "ann",
             "Acme",
             {{"plan", "pro"},
              {"seats", 10.0},
              {"renewed", true},
              {"since", day("2025-03-01")},
              {"mrr", euros(100'000)}},
             "email",
             "Slow."},
            {3,
             "2026-01-05T12:00:00Z",
             "bob",
             "Jones, Ltd",
             {{"plan", "team \"x\""},
              {"seats", 2.5},
              {"renewed", false},
              {"since", day("2026-01-31")},
              {"mrr", euros(99'999)}},
             "sms"},
            {7, "2026-01-05T12:00:00Z", "", "", {{"plan", "null"}, {"seats", -4.0}}, "link"},
            {9, "2026-01-05T12:00:00Z", "", "", {{"mrr", euros(0)}, {"plan", "10"}}},
            {10, "2026-01-05T12:00:00Z", "cyd"},
        });
    }

    std::string where(const std::string& condition) {
        std::string encoded;
        for (const char c : condition) {
            encoded +=
                c == '&' || c == '+' || c == '%' || c == '"' || c == ' '
                    ? "%" + std::string{"0123456789ABCDEF"[c / 16]} + "0123456789ABCDEF"[c % 16]
                    : std::string{c};
        }
        return scores(ask("where=" + encoded).total.tally);
    }
};
HARK_ON_BOTH_DATABASES(ScoreWhere);

TEST_P(ScoreWhere, chooses_by_score) {
    EXPECT_EQ(where("score:1,9"), "1 9");
    EXPECT_EQ(where("score:!1,9"), "3 7 10");
    EXPECT_EQ(where("score:3..9"), "3 7 9");
    EXPECT_EQ(where("score:..3"), "1 3");
    EXPECT_EQ(where("score:9.."), "9 10");
    EXPECT_EQ(where("score:>9"), "10");
    EXPECT_EQ(where("score:<3"), "1");
    EXPECT_EQ(where("score:<=3"), "1 3");
}

TEST_P(ScoreWhere, chooses_by_group_and_channel) {
    EXPECT_EQ(where("group:promoter"), "9 10");
    EXPECT_EQ(where("group:!promoter,passive"), "1 3");
    EXPECT_EQ(where("channel:email,sms"), "1 3");
    EXPECT_EQ(where("channel:!api"), "1 3 7");
}

TEST_P(ScoreWhere, chooses_by_company_and_person) {
    EXPECT_EQ(where("company:Acme"), "1");
    EXPECT_EQ(where("company:\"Jones, Ltd\",Acme"), "1 3");
    EXPECT_EQ(where("company:!Acme"), "3 7 9 10");
    EXPECT_EQ(where("company:!Acme,null"), "3");
    EXPECT_EQ(where("company:null"), "7 9 10");
    EXPECT_EQ(where("company:!null"), "1 3");
    EXPECT_EQ(where("company:Acme,null"), "1 7 9 10");
    EXPECT_EQ(where("company:Nobody"), "");
    EXPECT_EQ(where("person:null"), "7 9");
    EXPECT_EQ(where("person:!null"), "1 3 10");

    const auto [person, company] = database().reading([&](storage::Session& session) {
        return session
            .one(
                "SELECT person_id, company_id FROM response "
                "WHERE workspace_id = :workspace AND score = 1",
                {{"workspace", workspace().value()}},
                [](const storage::Row& row) {
                    return std::pair{row.integer("person_id"), row.integer("company_id")};
                })
            .value();
    });
    EXPECT_EQ(where("person:" + std::to_string(person)), "1");
    EXPECT_EQ(where("person:!" + std::to_string(person)), "3 7 9 10");
    EXPECT_EQ(where("company:" + std::to_string(company)), "1");
    EXPECT_EQ(where("company:!" + std::to_string(company) + ",null"), "3");
}

TEST_P(ScoreWhere, chooses_by_whether_there_is_a_comment) {
    EXPECT_EQ(where("comment:yes"), "1");
    EXPECT_EQ(where("comment:no"), "3 7 9 10");
    EXPECT_EQ(where("comment:!yes"), "3 7 9 10");
    EXPECT_EQ(where("comment:null"), "3 7 9 10");
    EXPECT_EQ(where("comment:!null"), "1");
}

TEST_P(ScoreWhere, chooses_by_text) {
    EXPECT_EQ(where("plan:pro"), "1");
    EXPECT_EQ(where("plan:\"team \"\"x\"\"\""), "3");
    EXPECT_EQ(where("plan:\"null\""), "7");
    EXPECT_EQ(where("plan:null"), "10");
    EXPECT_EQ(where("plan:!null"), "1 3 7 9");
    EXPECT_EQ(where("plan:pro,null"), "1 10");
    EXPECT_EQ(where("plan:!pro"), "3 7 9 10");
    EXPECT_EQ(where("plan:!pro,null"), "3 7 9");
    EXPECT_EQ(where("plan:10"), "9");
    EXPECT_EQ(where("plan:Pro"), "");
}

TEST_P(ScoreWhere, chooses_by_number) {
    EXPECT_EQ(where("seats:10"), "1");
    EXPECT_EQ(where("seats:2.5,-4"), "3 7");
    EXPECT_EQ(where("seats:!10"), "3 7 9 10");
    EXPECT_EQ(where("seats:!10,null"), "3 7");
    EXPECT_EQ(where("seats:null"), "9 10");
    // As numbers, not as text: "10" comes before "2.5" there.
    EXPECT_EQ(where("seats:>=2.5"), "1 3");
    EXPECT_EQ(where("seats:>2.5"), "1");
    EXPECT_EQ(where("seats:-4..3"), "3 7");
    EXPECT_EQ(where("seats:<0"), "7");
}

TEST_P(ScoreWhere, chooses_by_boolean) {
    EXPECT_EQ(where("renewed:true"), "1");
    EXPECT_EQ(where("renewed:no"), "3");
    EXPECT_EQ(where("renewed:!true"), "3 7 9 10");
    EXPECT_EQ(where("renewed:null"), "7 9 10");
    EXPECT_EQ(where("renewed:!null"), "1 3");
}

TEST_P(ScoreWhere, chooses_by_date) {
    EXPECT_EQ(where("since:2025-03-01"), "1");
    EXPECT_EQ(where("since:>=2026-01-01"), "3");
    EXPECT_EQ(where("since:2025-03-01..2026-01-31"), "1 3");
    EXPECT_EQ(where("since:<2026-01-31"), "1");
    EXPECT_EQ(where("since:!2025-03-01"), "3 7 9 10");
    EXPECT_EQ(where("since:null"), "7 9 10");
}

TEST_P(ScoreWhere, chooses_by_money_in_major_units) {
    EXPECT_EQ(where("mrr:>=1000"), "1");
    EXPECT_EQ(where("mrr:999.99"), "3");
    EXPECT_EQ(where("mrr:0..999.99"), "3 9");
    EXPECT_EQ(where("mrr:>0"), "1 3");
    EXPECT_EQ(where("mrr:!0"), "1 3 7 10");
    EXPECT_EQ(where("mrr:null"), "7 10");
}

TEST_P(ScoreWhere, chooses_what_all_conditions_choose) {
    EXPECT_EQ(scores(ask("where=score:..9&where=mrr:!null&where=plan:!pro").total.tally), "3 9");
}

TEST_P(ScoreWhere, takes_values_that_are_not_of_the_propertys_kind_for_missing) {
    // Nobody can store this through Hark; a hand on the database can.
    database().write([&](storage::Session& session) {
        session.execute(
            "UPDATE response SET properties = CAST(:text AS JSONB) "
            "WHERE workspace_id = :workspace AND score = 1",
            {{"workspace", workspace().value()}, {"text", R"({"seats":"many","mrr":[1]})"}});
    });
    EXPECT_EQ(where("seats:>=0"), "3");
    EXPECT_EQ(where("mrr:null"), "1 7 10");
    EXPECT_EQ(scores(ask("weight=seats&by=seats").total.tally), "1 3 7 9 10");
}

}  // namespace
}  // namespace hark::score
