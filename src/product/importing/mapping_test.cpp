#include "product/importing/mapping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/limits.h"
#include "product/importing/import_fixture.h"

namespace hark::importing {
namespace {

using testing::HasSubstr;

const auto utc = locale::TimeZone::utc();

const Analysis& programme() {
    static const Analysis analysis = [] {
        std::string text =
            "NPS Score,Why did you choose this score?,Answered at,Second thoughts,MRR,Plan,Plan\n";
        for (int i = 0; i < 40; ++i) {
            const auto n = std::to_string(i);
            text += std::to_string(i % 11) + ",\"Because of reason " + n + " and more\",2025-03-" +
                    std::to_string(10 + i % 20) + ",\"Well then number " + n + " it is\"," + n +
                    ".50," + (i % 2 == 0 ? "pro" : "team") + "," + (i % 3 == 0 ? "a" : "b") + "\n";
        }
        return analysed(text);
    }();
    return analysis;
}

Wish wish(Role role, const std::string& column, const std::string& key = "") {
    return {role, column, key, {}, {}};
}

base::Error refusal(const std::vector<Wish>& wishes, const Analysis& analysis = programme()) {
    try {
        make_mapping(analysis, wishes, utc, {});
    } catch (const base::Error& error) {
        return error;
    }
    ADD_FAILURE() << "nothing was refused";
    return {base::ErrorCode::unavailable, ""};
}

TEST(Mapping, is_what_was_guessed_when_nobody_wishes_anything) {
    const auto mapping = make_mapping(programme(), {}, utc, {});
    ASSERT_EQ(mapping.targets.size(), 7U);
    EXPECT_EQ(mapping.find(Role::score)->column, 0U);
    EXPECT_EQ(mapping.find(Role::comment)->column, 1U);
    EXPECT_EQ(mapping.find(Role::at)->column, 2U);
    EXPECT_EQ(mapping.find(Role::person), nullptr);
    EXPECT_EQ(mapping.targets[4].key, "mrr");
    EXPECT_EQ(mapping.targets[4].kind, people::PropertyKind::number);
    EXPECT_EQ(mapping.targets[5].key, "plan");
    EXPECT_NE(mapping.targets[6].key, "plan");
    EXPECT_EQ(mapping.targets[6].role, Role::property);
}

TEST(Mapping, takes_the_beginning_of_a_columns_name_and_gives_up_the_guess) {
    const auto mapping = make_mapping(
        programme(), {wish(Role::comment, "Second th"), wish(Role::ignore, "MRR")}, utc, {});
    EXPECT_EQ(mapping.find(Role::comment)->column, 3U);
    EXPECT_EQ(mapping.targets[1].role, Role::ignore);
    EXPECT_EQ(mapping.targets[4].role, Role::ignore);
}

TEST(Mapping, lists_the_columns_when_a_wish_names_none) {
    const auto error = refusal({wish(Role::comment, "Remarks")});
    EXPECT_EQ(error.code(), base::ErrorCode::invalid);
    EXPECT_THAT(error.what(), HasSubstr("\"NPS Score\", \"Why did you choose this score?\""));
    ASSERT_EQ(error.fields().size(), 1U);
    EXPECT_EQ(error.fields()[0].field, "map.comment");
}

TEST(Mapping, refuses_two_columns_for_what_there_is_only_once) {
    const auto error =
        refusal({wish(Role::comment, "Why did"), wish(Role::comment, "Second thoughts")});
    EXPECT_EQ(error.fields().at(0).code, "repeated");
    const auto repeated =
        refusal({wish(Role::property, "MRR", "x"), wish(Role::property, "Plan", "x")});
    EXPECT_EQ(repeated.fields().at(0).code, "repeated_key");
}

TEST(Mapping, refuses_bad_keys_money_without_currency_and_no_score) {
    EXPECT_EQ(refusal({wish(Role::property, "MRR", "a b")}).fields().at(0).code, "bad_key");
    EXPECT_EQ(refusal({wish(Role::property, "MRR", "score")}).fields().at(0).code, "bad_key");
    auto money = wish(Role::property, "MRR");
    money.kind = people::PropertyKind::money;
    EXPECT_EQ(refusal({money}).fields().at(0).code, "no_currency");
    EXPECT_THAT(refusal({wish(Role::ignore, "NPS Score")}).what(), HasSubstr("score"));
}

TEST(Mapping, takes_a_currency_to_mean_money) {
    auto money = wish(Role::property, "MRR");
    money.currency = base::Currency::parse("EUR");
    const auto mapping = make_mapping(programme(), {money}, utc, {});
    EXPECT_EQ(mapping.targets[4].kind, people::PropertyKind::money);
}

TEST(Mapping, keeps_the_kind_that_a_property_has_already) {
    const people::Property mrr{
        "mrr", "MRR", people::PropertyKind::money, base::Currency::parse("EUR"), {}};
    const auto mapping = make_mapping(programme(), {}, utc, {mrr});
    EXPECT_EQ(mapping.targets[4].kind, people::PropertyKind::money);
    ASSERT_TRUE(mapping.targets[4].currency);
    EXPECT_EQ(mapping.targets[4].currency->code(), "EUR");
}

TEST(Mapping, names_a_column_otherwise_when_a_property_of_another_kind_has_its_name) {
    const people::Property number{"plan", "Plan", people::PropertyKind::number, {}, {}};
    const auto mapping = make_mapping(programme(), {}, utc, {number});
    EXPECT_EQ(mapping.targets[5].key, "plan_2");
    EXPECT_EQ(mapping.targets[5].kind, people::PropertyKind::text);
    EXPECT_EQ(mapping.targets[6].key, "plan_2_2");

    const people::Property second{"plan_2", "Plan 2", people::PropertyKind::text, {}, {}};
    EXPECT_EQ(make_mapping(programme(), {}, utc, {number, second}).targets[5].key, "plan_2");
    const auto chosen =
        make_mapping(programme(), {wish(Role::property, "Plan", "plan")}, utc, {number});
    EXPECT_EQ(chosen.targets[5].key, "plan");
    EXPECT_EQ(chosen.targets[5].kind, people::PropertyKind::number);
}

TEST(Mapping, takes_a_column_of_zeros_and_ones_for_the_number_it_was_before) {
    const people::Property seats{"seats", "Seats", people::PropertyKind::number, {}, {}};
    const auto mapping = make_mapping(analysed("NPS,Seats\n9,1\n3,0\n8,1\n"), {}, utc, {seats});
    EXPECT_EQ(mapping.targets[1].key, "seats");
    EXPECT_EQ(mapping.targets[1].kind, people::PropertyKind::number);
}

TEST(PropertyKey, is_made_of_a_columns_name) {
    EXPECT_EQ(key_of("Months To Contract End"), "months_to_contract_end");
    EXPECT_EQ(key_of("  plan (current) "), "plan_current");
    EXPECT_EQ(key_of("2019 revenue"), "column_2019_revenue");
    EXPECT_EQ(key_of("Score"), "score_property");
    EXPECT_EQ(key_of("Comment"), "comment_property");
    EXPECT_EQ(key_of("???"), "column");
    EXPECT_EQ(key_of(""), "column");
    EXPECT_EQ(key_of("Größe des Büros"), "größe_des_büros");
    EXPECT_EQ(key_of("顧客区分"), "顧客区分");
}

TEST(PropertyKey, is_always_a_good_key_cut_between_characters) {
    for (const std::string letter : {"a", "ü", "語", "👍", "A ", "9"}) {
        for (std::size_t before = 0; before < 4; ++before) {
            std::string name(before, 'x');
            while (name.size() < 300) name += letter;
            const auto key = key_of(name);
            EXPECT_FALSE(people::problem_with_key(key)) << key;
            EXPECT_LE(key.size() + 4, base::limits::key_bytes);
            EXPECT_GT(key.size(), 40U) << key;
            const bool is_long = letter.size() > 2;
            EXPECT_TRUE(!is_long || (key.size() - before) % letter.size() == 0) << key;
        }
    }
}

}  // namespace
}  // namespace hark::importing
