#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules.h"

/// The house is tidy, and each law would notice if it were not.
namespace hark::tidy {
namespace {

using Rule = std::vector<Finding> (*)(const Tree&);

std::string lines(const std::vector<Finding>& findings) {
    std::string text;
    for (const auto& finding : findings) text += "  " + finding.path + " " + finding.message + "\n";
    return text;
}

const Tree& project() {
    static const Tree tree = read_tree(std::getenv("HARK_SOURCE"));
    return tree;
}

void expect_tidy(Rule rule) {
    ASSERT_GT(project().size(), 50U) << "HARK_SOURCE does not name the project";
    const auto findings = rule(project());
    EXPECT_TRUE(findings.empty()) << "\n" << lines(findings);
}

TEST(Tidy, files_use_only_floors_below) {
    expect_tidy(floors);
}
TEST(Tidy, folders_form_no_cycle) {
    expect_tidy(cycles);
}
TEST(Tidy, no_file_is_longer_than_400_lines) {
    expect_tidy(long_files);
}
TEST(Tidy, sql_stays_in_stores) {
    expect_tidy(stray_sql);
}
TEST(Tidy, every_statement_names_its_workspace) {
    expect_tidy(sql_without_workspace);
}
TEST(Tidy, json_stays_at_the_edges) {
    expect_tidy(stray_json);
}
TEST(Tidy, time_comes_from_a_clock) {
    expect_tidy(stray_clocks);
}
TEST(Tidy, heavy_headers_stay_home) {
    expect_tidy(stray_heavy_headers);
}
TEST(Tidy, the_map_is_true) {
    expect_tidy(untrue_map);
}
TEST(Tidy, nothing_is_left_unfinished) {
    expect_tidy(unfinished);
}

const std::string order = "add_subdirectory(workspace)\nadd_subdirectory(survey)\n";

TEST(TidyFloors, notices_a_step_upward) {
    EXPECT_EQ(floors({{"src/base/id.h", "#include \"product/survey/survey.h\"\n"}}).size(), 1U);
    EXPECT_EQ(floors({{"src/platform/http/a.h", "#include \"app/compose.h\"\n"}}).size(), 1U);
    EXPECT_TRUE(floors({{"src/app/main.cpp", "#include \"base/id.h\"\n"}}).empty());
}

TEST(TidyFloors, notices_a_concept_that_uses_a_later_one) {
    const Tree wrong = {{"src/product/CMakeLists.txt", order},
                        {"src/product/workspace/w.h", "#include \"product/survey/survey.h\"\n"}};
    const Tree right = {{"src/product/CMakeLists.txt", order},
                        {"src/product/survey/s.h", "#include \"product/workspace/w.h\"\n"}};
    EXPECT_EQ(floors(wrong).size(), 1U);
    EXPECT_TRUE(floors(right).empty());
}

TEST(TidyFloors, keeps_engine_and_platform_apart) {
    EXPECT_EQ(floors({{"src/engine/statistics/t.h", "#include \"platform/json/json.h\"\n"}}).size(),
              1U);
}

TEST(TidyCycles, notices_two_folders_that_use_each_other) {
    const Tree tree = {{"src/platform/a/a.h", "#include \"platform/b/b.h\"\n"},
                       {"src/platform/b/b.h", "#include \"platform/a/a.h\"\n"}};
    EXPECT_EQ(cycles(tree).size(), 1U);
}

TEST(TidyLongFiles, notices_line_401) {
    std::string text;
    for (int i = 0; i < 400; ++i) text += "\n";
    EXPECT_TRUE(long_files({{"src/base/a.h", text}}).empty());
    EXPECT_EQ(long_files({{"src/base/a.h", text + "\n"}}).size(), 1U);
}

TEST(TidySql, is_noticed_outside_stores_even_when_joined_from_pieces) {
    const std::string code = "auto a = \"SEL\"\n \"ECT 1\"; auto b = R\"(DELETE FROM x)\";";
    EXPECT_EQ(stray_sql({{"src/product/survey/survey.cpp", code}}).size(), 2U);
    EXPECT_TRUE(stray_sql({{"src/product/survey/survey_store.cpp", code}}).empty());
    EXPECT_TRUE(stray_sql({{"src/product/survey/survey.cpp", "// \"SELECT 1\"\n"}}).empty());
}

TEST(TidySql, needs_a_workspace_or_a_reason) {
    const auto found = [](const std::string& sql) {
        return sql_without_workspace(
                   {{"src/product/survey/survey_store.cpp", "auto a = \"" + sql + "\";"}})
            .size();
    };
    EXPECT_EQ(found("SELECT id FROM survey"), 1U);
    EXPECT_EQ(found("SELECT id FROM survey WHERE workspace_id = :workspace"), 0U);
    EXPECT_EQ(found("SELECT id FROM session /* any workspace: the token names it */"), 0U);
}

TEST(TidySql, is_not_content_with_a_workspace_that_is_only_mentioned) {
    const auto found = [](const std::string& sql) {
        return sql_without_workspace(
                   {{"src/product/survey/survey_store.cpp", "auto a = \"" + sql + "\";"}})
            .size();
    };
    EXPECT_EQ(found("SELECT workspace_id, id FROM survey WHERE id = :id"), 1U);
    EXPECT_EQ(found("SELECT workspace_id = :workspace FROM survey WHERE id = :id"), 1U);
    EXPECT_EQ(found("SELECT id FROM survey WHERE workspace_id = :workspaces"), 1U);
    EXPECT_EQ(found("SELECT id FROM survey WHERE other_workspace_id = :workspace"), 1U);
    EXPECT_EQ(found("SELECT id FROM survey WHERE id = :id ORDER BY workspace_id"), 1U);
    EXPECT_EQ(found("UPDATE survey SET workspace_id = :workspace WHERE id = :id"), 1U);
    EXPECT_EQ(found("UPDATE survey SET name = :n WHERE workspace_id = :workspace"), 0U);
    EXPECT_EQ(found("DELETE FROM survey WHERE workspace_id IS NOT NULL"), 1U);
    EXPECT_EQ(found("DELETE FROM survey WHERE id = :id AND workspace_id = :workspace"), 0U);
    EXPECT_EQ(found("INSERT INTO survey (id) VALUES (:workspace_id)"), 1U);
    EXPECT_EQ(found("INSERT INTO survey VALUES (:workspace_id)"), 1U);
    EXPECT_EQ(found("INSERT INTO survey (workspace_id, id) VALUES (:workspace, :id)"), 0U);
    EXPECT_EQ(found("INSERT INTO survey (workspace_id, id) SELECT workspace_id, id FROM old"), 1U);
    const std::string join = "SELECT a.id FROM a JOIN b ON ";
    EXPECT_EQ(found(join + "b.id = a.b WHERE a.workspace_id = :workspace"), 1U);
    EXPECT_EQ(found(join + "b.workspace_id = a.workspace_id WHERE a.id = :id"), 1U);
    EXPECT_EQ(found(join + "b.workspace_id = a.workspace_id AND b.id = a.b "
                           "WHERE a.workspace_id = :workspace"),
              0U);
}

TEST(TidyJson, is_noticed_inside_the_domain) {
    const std::string code = "#include \"platform/json/json.h\"\n";
    EXPECT_EQ(stray_json({{"src/product/survey/survey.cpp", code}}).size(), 1U);
    EXPECT_TRUE(stray_json({{"src/product/survey/survey_http.cpp", code}}).empty());
}

TEST(TidyClocks, notices_a_peek_at_the_wall) {
    const std::string code = "auto now = std::chrono::system_clock::now();";
    EXPECT_EQ(stray_clocks({{"src/product/survey/survey.cpp", code}}).size(), 1U);
    EXPECT_TRUE(stray_clocks({{"src/base/clock.cpp", code}}).empty());
}

TEST(TidyHeavyHeaders, notices_beast_away_from_home) {
    const std::string code = "#include <boost/beast/http.hpp>\n";
    EXPECT_EQ(stray_heavy_headers({{"src/product/survey/survey_http.cpp", code}}).size(), 1U);
    EXPECT_TRUE(stray_heavy_headers({{"src/platform/http/server.cpp", code}}).empty());
}

TEST(TidyMap, notices_a_folder_it_forgot_and_one_that_is_gone) {
    const Tree tree = {{"ARCHITECTURE.md", "`src/base` and `src/attic`"},
                       {"src/base/id.h", ""},
                       {"src/engine/statistics/tally.h", ""}};
    const auto findings = untrue_map(tree);
    std::vector<std::string> messages;
    for (const auto& finding : findings) messages.push_back(finding.message);
    EXPECT_THAT(messages,
                testing::UnorderedElementsAre(testing::HasSubstr("`src/engine`"),
                                              testing::HasSubstr("`src/engine/statistics`"),
                                              testing::HasSubstr("`src/attic`")));
}

TEST(TidyUnfinished, notices_a_reminder) {
    EXPECT_EQ(unfinished({{"src/base/a.cpp",
                           "// TO"
                           "DO: later\n"}})
                  .size(),
              1U);
}

}  // namespace
}  // namespace hark::tidy
