#include <filesystem>

#include <gmock/gmock.h>
#include <boost/json.hpp>

#include "platform/json/json.h"
#include "tests/support/place.h"

namespace hark::tests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(CommandLine, explains_every_verb_when_asked) {
    const std::vector<Words> verbs{
        {"serve"},         {"import"},        {"report"},         {"demo"},
        {"openapi"},       {"migrate"},       {"key", "create"},  {"key", "list"},
        {"key", "revoke"}, {"member", "add"}, {"member", "list"}, {"member", "reset-password"}};
    for (auto words : verbs) {
        const auto verb = words.back();
        words.emplace_back("--help");
        const auto made = run(words);
        EXPECT_EQ(made.exit_code, 0) << verb;
        EXPECT_THAT(made.out, HasSubstr("Usage:")) << verb;
        EXPECT_THAT(made.out, HasSubstr("--help")) << verb;
        EXPECT_THAT(made.error, IsEmpty()) << verb;
    }
}

TEST(CommandLine, ends_with_two_when_the_usage_is_bad) {
    const std::vector<Words> wrong{{},
                                   {"sing"},
                                   {"serve", "--loud"},
                                   {"import"},
                                   {"key"},
                                   {"key", "create", "--scope", "all"},
                                   {"report", "x.csv", "--format", "pdf"},
                                   {"demo", "--responses", "0"},
                                   {"demo", "--scenario", "opera"}};
    for (const auto& words : wrong) {
        const auto made = run(words);
        const auto shown = testing::PrintToString(words);
        EXPECT_EQ(made.exit_code, 2) << shown;
        EXPECT_THAT(made.error, Not(IsEmpty())) << shown;
        EXPECT_THAT(made.out, IsEmpty()) << shown;
    }
}

TEST(CommandLine, ends_with_one_when_it_fails_and_says_why) {
    const Place place;
    const auto no_file = run(place.here({"import", "/no/such/file.csv"}));
    EXPECT_EQ(no_file.exit_code, 1);
    EXPECT_THAT(no_file.error, HasSubstr("/no/such/file.csv"));

    const auto no_survey = run(place.here({"report", "--survey", "unheard_of"}));
    EXPECT_EQ(no_survey.exit_code, 1);
    EXPECT_THAT(no_survey.error, HasSubstr("unheard_of"));

    const Place nowhere;
    const auto no_hark = run(nowhere.here({"report"}));
    EXPECT_EQ(no_hark.exit_code, 1);
    EXPECT_THAT(no_hark.error, HasSubstr("There is no Hark in"));
    EXPECT_TRUE(std::filesystem::is_empty(nowhere.folder()));
}

TEST(CommandLine, ends_with_two_when_a_flag_makes_no_sense) {
    const Place place;
    for (const char* path : {"/api", "/u", "pulse", "/a/b", "/"}) {
        const auto no_path = run(place.here({"serve", "--widget-path", path}));
        EXPECT_EQ(no_path.exit_code, 2) << path;
        EXPECT_THAT(no_path.error, HasSubstr("--widget-path")) << path;
    }
    for (const char* address : {"everywhere", "127.0.0.1:", "127.0.0.1:99999"}) {
        const auto no_address = run(place.here({"serve", "--listen", address}));
        EXPECT_EQ(no_address.exit_code, 2) << address;
        EXPECT_THAT(no_address.error, HasSubstr(address));
    }
}

TEST(CommandLine, lists_keys_and_members_for_machines) {
    const Place place;
    const auto key = place.make_key();
    const auto keys = boost::json::parse(run(place.here({"key", "list", "--format", "json"})).out);
    ASSERT_EQ(keys.at("items").as_array().size(), 1U);
    EXPECT_EQ(keys.at("items").at(0).at("scope").as_string(), "write");
    EXPECT_TRUE(key.starts_with(keys.at("items").at(0).at("prefix").as_string().c_str()));
    const auto members =
        boost::json::parse(run(place.here({"member", "list", "--format", "json"})).out);
    EXPECT_EQ(members.at("items").at(0).at("role").as_string(), "owner");
}

TEST(CommandLine, says_its_version) {
    EXPECT_THAT(run({"--version"}).out, testing::StartsWith("hark "));
}

TEST(Openapi, is_the_committed_one) {
    const auto made = run({"openapi"});
    EXPECT_EQ(made.exit_code, 0) << made.error;
    EXPECT_TRUE(made.out == read_text(source_folder() / "web" / "api" / "openapi.json"))
        << "web/api/openapi.json is out of date: write `hark openapi` to it";
}

TEST(Migrate, says_on_request_what_it_would_do_and_does_nothing) {
    const Place place;
    const auto words = place.here({"migrate", "--dry-run"});
    const auto first = run(words);
    EXPECT_EQ(first.exit_code, 0) << first.error;
    EXPECT_THAT(first.out, HasSubstr("workspace/"));
    EXPECT_EQ(run(words).out, first.out);
    EXPECT_TRUE(std::filesystem::is_empty(place.folder()));
    EXPECT_EQ(run(place.here({"migrate"})).out, first.out);
    EXPECT_THAT(run(words).out, IsEmpty());
}

TEST(Demo, gives_the_same_bytes_for_the_same_seed) {
    const auto demo = [](const std::string& seed) {
        const auto made = run({"demo", "--out", "-", "--responses", "2000", "--seed", seed,
                               "--last-day", "2026-06-30"});
        EXPECT_EQ(made.exit_code, 0) << made.error;
        return made.out;
    };
    const auto seven = demo("7");
    EXPECT_TRUE(demo("7") == seven);
    EXPECT_FALSE(demo("8") == seven);
}

TEST(Demo, refuses_a_day_that_is_none) {
    const auto made = run({"demo", "--out", "-", "--last-day", "yesterday"});
    EXPECT_EQ(made.exit_code, 2);
    EXPECT_THAT(made.error, HasSubstr("--last-day"));
}

}  // namespace
}  // namespace hark::tests
