#include "platform/json/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"

namespace hark::json {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> messages(Reader& reader) {
    std::vector<std::string> texts;
    for (const auto& problem : reader.problems()) texts.push_back(problem.message);
    return texts;
}

std::vector<std::string> codes(Reader& reader) {
    std::vector<std::string> texts;
    for (const auto& problem : reader.problems())
        texts.push_back(problem.field + " " + problem.code);
    return texts;
}

TEST(Reader, returns_the_fields_of_an_object) {
    const auto body = parse(R"({"name":"Ada","score":9,"share":0.5,"on":true,
        "at":"2026-01-05T09:30:00Z","kind":"nps","gone":null,"tags":["a"]})");
    Reader reader{body};
    EXPECT_EQ(reader.text("name"), "Ada");
    EXPECT_EQ(reader.integer("score", 0, 10), 9);
    EXPECT_EQ(reader.maybe_number("share"), 0.5);
    EXPECT_EQ(reader.maybe_boolean("on"), true);
    EXPECT_EQ(reader.maybe_time("at"), base::parse_time("2026-01-05T09:30:00Z"));
    EXPECT_EQ(reader.choice("kind", {"nps", "csat"}), "nps");
    EXPECT_TRUE(reader.is_null("gone"));
    EXPECT_FALSE(reader.has("gone"));
    EXPECT_EQ(reader.maybe_text("gone"), std::nullopt);
    EXPECT_EQ(reader.maybe_text("absent"), std::nullopt);
    ASSERT_NE(reader.maybe_any("tags"), nullptr);
    EXPECT_EQ(reader.maybe_any("absent"), nullptr);
    EXPECT_NO_THROW(reader.finish());
}

TEST(Reader, reports_every_problem_at_once_with_what_to_do) {
    const auto body = parse(R"({"score":11,"name":"","kind":"npss","on":"yes","at":"yesterday"})");
    Reader reader{body};
    reader.integer("score", 0, 10);
    reader.text("name");
    reader.text("email");
    reader.choice("kind", {"nps", "csat", "ces"});
    reader.maybe_boolean("on");
    reader.maybe_time("at");
    EXPECT_THAT(
        messages(reader),
        ElementsAre(
            "`score` must be a whole number from 0 to 10; you sent 11.",
            "`name` must not be empty; write something or leave the field out.",
            "`email` is missing; send a text.",
            R"(`kind` must be "nps", "csat" or "ces"; you sent "npss"; did you mean "nps"?)",
            R"(`on` must be true or false; you sent "yes".)",
            R"(`at` must be a time with its offset, such as "2026-01-05T09:30:00Z"; you sent )"
            R"("yesterday".)"));
    try {
        reader.finish();
        FAIL();
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::invalid);
        EXPECT_EQ(error.fields().size(), 6U);
    }
}

TEST(Reader, accepts_a_whole_number_however_it_is_written) {
    const auto body = parse(R"({"a":9.0,"b":9e0,"c":9})");
    Reader reader{body};
    for (const char* field : {"a", "b", "c"}) EXPECT_EQ(reader.integer(field, 0, 10), 9);
    EXPECT_TRUE(reader.problems().empty());
}

TEST(Reader, refuses_numbers_that_are_not_whole_or_not_numbers) {
    const auto body = parse(R"({"a":9.5,"b":"9","c":1e300,"d":18446744073709551615,"e":[9]})");
    Reader reader{body};
    for (const char* field : {"a", "b", "c", "d", "e"})
        EXPECT_EQ(reader.maybe_integer(field, 0, 10), std::nullopt);
    EXPECT_THAT(codes(reader), ElementsAre("a wrong_type", "b wrong_type", "c wrong_type",
                                           "d out_of_range", "e wrong_type"));
    EXPECT_EQ(messages(reader)[1],
              R"(`b` must be a whole number from 0 to 10; you sent "9": leave out the quotes.)");
}

TEST(Reader, names_problems_with_their_full_path) {
    const auto body = parse(R"({"person":{"email":5,"nmae":"x"}})");
    Reader reader{body, "items[3]"};
    Reader* person = reader.maybe_object("person");
    ASSERT_NE(person, nullptr);
    person->maybe_text("email");
    person->maybe_text("name");
    EXPECT_THAT(codes(reader),
                ElementsAre("items[3].person.email wrong_type", "items[3].person.nmae unknown"));
    EXPECT_EQ(messages(reader)[1],
              "`items[3].person.nmae` is not known here; did you mean `name`?");
}

TEST(Reader, says_once_that_a_value_is_not_an_object) {
    const auto body = parse(R"({"person":"Ada"})");
    Reader reader{body};
    Reader* person = reader.maybe_object("person");
    ASSERT_NE(person, nullptr);
    EXPECT_EQ(person->text("email"), "");
    EXPECT_EQ(person->integer("age", 1, 150), 1);
    EXPECT_THAT(
        messages(reader),
        ElementsAre(R"(`person` must be an object, such as {"field": "value"}; you sent "Ada".)"));
    const auto list = parse("[]");
    Reader whole{list};
    EXPECT_THAT(messages(whole), ElementsAre(HasSubstr("The request must be an object")));
}

TEST(Reader, keeps_texts_as_sent_and_refuses_what_no_database_keeps) {
    const auto body = parse(R"({"a":"  x  ","b":"x\u0000y","c":"héé"})");
    Reader reader{body};
    EXPECT_EQ(reader.text("a"), "  x  ");
    reader.maybe_text("b");
    reader.maybe_text("c", {.most = 4});
    EXPECT_THAT(messages(reader),
                ElementsAre("`b` must not contain the character U+0000; remove it.",
                            "`c` must be at most 4 bytes long; you sent 5."));
}

TEST(Reader, never_cuts_a_character_when_it_shows_what_was_sent) {
    const auto body = parse("{\"a\":\"" + std::string(38, 'x') + "éééééééé\"}");
    Reader reader{body};
    reader.maybe_boolean("a");
    EXPECT_THAT(messages(reader)[0], HasSubstr(std::string(38, 'x') + "…."));
}

TEST(Reader, refuses_with_the_callers_own_words) {
    const auto body = parse(R"({"email":"x"})");
    Reader reader{body};
    reader.text("email");
    reader.refuse("email", "not_an_email", "`email` is not an e-mail address.");
    try {
        reader.finish();
        FAIL();
    } catch (const base::Error& error) {
        EXPECT_STREQ(error.what(), "`email` is not an e-mail address.");
        EXPECT_EQ(error.fields().front().code, "not_an_email");
    }
}

TEST(Reader, does_not_flood_its_answer_with_unknown_fields) {
    Object many;
    for (int i = 0; i < 10'000; ++i) many.emplace("field" + std::to_string(i), i);
    const Value body(many);
    Reader reader{body};
    EXPECT_EQ(reader.problems().size(), base::limits::field_problems);
}

}  // namespace
}  // namespace hark::json
