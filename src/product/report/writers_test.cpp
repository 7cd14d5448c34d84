#include <gmock/gmock.h>

#include <fmt/format.h>

#include "platform/json/json.h"
#include "platform/locale/display_width.h"
#include "product/report/html.h"
#include "product/report/make_report.h"
#include "product/report/report_json.h"
#include "product/report/terminal.h"
#include "product/score/answers_fixture.h"
#include "product/score/score_json.h"

namespace hark::report {
namespace {

using score::Said;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// How a report is written is the same on every database.
class Writers : public score::Answers {
protected:
    Report report(Query query = {}) {
        if (query.title.empty()) query.title = "answers.csv";
        query.survey = survey();
        return make_report(database(), workspace(), query);
    }

    /// Two years of monthly answers of five oddly named regions, some months thin or empty.
    Report full_report() {
        const std::array<std::string, 5> regions{
            "North <script>alert(1)</script>",
            "東京都千代田区丸の内一丁目東京都千代田区丸の内一丁目東京都千代田区丸の内一丁目",
            "\x1b[31mRed & \"quoted\" 'name'\x1b[0m",
            "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-and-a-bit-further-on",
            "South\u202Edlrow"};
        std::vector<Said> all;
        for (int month = 0; month < 18; ++month) {
            if (month == 7) continue;
            for (int i = 0; i < (month == 4 ? 12 : 80); ++i) {
                const auto region = static_cast<std::size_t>(i % 5);
                const int score = region == 3 ? (i * 7 + month) % 9 : 6 + (i * 3 + month) % 5;
                Said said{.score = score,
                          .at = fmt::format("{}-{:02}-{:02}T12:00:00Z", 2024 + month / 12,
                                            month % 12 + 1, i % 28 + 1)};
                said.properties = {{"region", regions[region]}};
                all.push_back(said);
            }
        }
        say(all);
        Query query;
        query.title = "a\x07 very <b>long</b> & odd name " + std::string(120, 'x') + ".csv";
        query.import =
            importing::Summary{1400, 1372, 3, 25, {}, {"All \"dates\" are <day first>."}};
        query.import->reasons["no_score: any key"] = {"The row has no score & no comment.", 25,
                                                      "no_score"};
        return report(query);
    }
};

INSTANTIATE_TEST_SUITE_P(on, Writers, testing::Values("sqlite"),
                         [](const auto& one) { return std::string{one.param}; });

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

TEST_P(Writers, fit_every_terminal_from_60_to_80_columns) {
    const auto whole = full_report();
    for (const int width : {20, 60, 66, 71, 80, 200}) {
        const auto most = static_cast<std::size_t>(std::clamp(width, 60, 80));
        for (const auto& line : lines_of(to_terminal(whole, {width, Look::Colour::none}))) {
            EXPECT_LE(locale::display_width(line), most) << line;
        }
    }
}

TEST_P(Writers, let_no_name_steer_the_terminal) {
    const auto text = to_terminal(full_report(), {});
    EXPECT_THAT(text,
                AllOf(Not(HasSubstr("\x1b")), Not(HasSubstr("\x07")), Not(HasSubstr("\u202E"))));
}

TEST_P(Writers, colour_only_when_asked) {
    const auto whole = full_report();
    EXPECT_THAT(to_terminal(whole, {80, Look::Colour::full}), HasSubstr("\x1b[38;2;15;118;110m"));
    EXPECT_THAT(to_terminal(whole, {80, Look::Colour::palette}), HasSubstr("\x1b[38;5;30m"));
    EXPECT_THAT(to_terminal(whole, {80, Look::Colour::palette}), Not(HasSubstr("38;2;")));
}

TEST_P(Writers, tell_the_terminal_everything) {
    const auto whole = full_report();
    const auto text = to_terminal(whole, {});
    EXPECT_THAT(text, AllOf(HasSubstr("most likely between"), HasSubstr("detractors"),
                            HasSubstr("danger zone"), HasSubstr("What changed"),
                            HasSubstr("Below the other answers"), HasSubstr("Region: Llanf"),
                            HasSubstr("Rows rejected"), HasSubstr("no score & no comment"),
                            HasSubstr("Zou & Donner 2008"), HasSubstr("Benjamini & Hochberg")));
    EXPECT_THAT(text, AllOf(HasSubstr("├"), HasSubstr("●"), HasSubstr("○")));
}

TEST_P(Writers, say_in_any_form_that_there_are_no_answers) {
    const auto nothing = report();
    EXPECT_THAT(to_terminal(nothing, {}), HasSubstr("No answers yet."));
    EXPECT_THAT(to_html(nothing), HasSubstr("No answers yet."));
    const auto object = json::parse(to_json_text(nothing)).as_object();
    EXPECT_TRUE(object.at("total").at("nps").is_null());
    EXPECT_EQ(object.at("rows").as_array().size(), 0U);
    EXPECT_TRUE(object.at("import").is_null());
}

TEST_P(Writers, show_three_answers_without_a_score) {
    say({{.score = 10}, {.score = 9}, {.score = 2, .at = "2026-03-05T12:00:00Z"}});
    const auto few = report();
    EXPECT_THAT(to_terminal(few, {}), HasSubstr("Not enough answers yet: 3 of 30."));
    EXPECT_THAT(to_html(few), AllOf(HasSubstr("Not enough answers yet: 3 of 30."),
                                    Not(HasSubstr("<p class=\"score\">"))));
}

TEST_P(Writers, give_json_the_shape_of_the_score) {
    const auto whole = full_report();
    const auto object = json::parse(to_json_text(whole)).as_object();
    const auto asked = score::to_json(ask("survey=nps&every=month"));

    EXPECT_EQ(json::to_text(object.at("total")), json::to_text(asked.at("total")));
    const auto& rows = object.at("rows").as_array();
    ASSERT_EQ(rows.size(), asked.at("rows").as_array().size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto row = rows[i].as_object();
        row.erase("extent");
        EXPECT_EQ(json::to_text(row), json::to_text(asked.at("rows").as_array()[i]));
    }
    const auto& import = object.at("import").as_object();
    EXPECT_EQ(import.at("read"), 1400);
    EXPECT_EQ(import.at("imported"), 1372);
    EXPECT_EQ(import.at("duplicates"), 3);
    EXPECT_EQ(import.at("rejected"), 25);
    EXPECT_EQ(import.at("notes").as_array().size(), 1U);
    EXPECT_EQ(import.at("reasons").as_array()[0].at("code"), "no_score");
    EXPECT_EQ(object.at("groups").as_array().size(), 5U);
    const auto& lowest = object.at("groups").as_array()[4].as_object();
    EXPECT_EQ(lowest.at("standing"), "lower");
    EXPECT_LT(lowest.at("against_rest").at("adjusted_p").to_number<double>(), 0.05);
    EXPECT_TRUE(object.at("change").at("halves").is_object());
    EXPECT_GE(object.at("method").as_array().size(), 3U);
}

TEST_P(Writers, escape_all_data_in_html) {
    const auto html = to_html(full_report());
    EXPECT_THAT(html, AllOf(Not(HasSubstr("<script")), Not(HasSubstr("<b>")),
                            Not(HasSubstr("<day")), Not(HasSubstr("\x1b"))));
    EXPECT_THAT(html, HasSubstr("North &lt;script&gt;alert(1)&lt;/script&gt;"));
    EXPECT_THAT(html, HasSubstr("&quot;quoted&quot; &#39;name&#39;"));
}

TEST_P(Writers, ask_nothing_of_any_network) {
    const auto html = to_html(full_report());
    for (const char* reference : {"http:", "https:", "src=", "href=", "@import", "url(", "//"}) {
        EXPECT_THAT(html, Not(HasSubstr(reference)));
    }
}

TEST_P(Writers, describe_every_chart_and_give_its_table) {
    const auto html = to_html(full_report());
    EXPECT_THAT(
        html, AllOf(HasSubstr("<title id=\"trend-title\">"), HasSubstr("<desc id=\"trend-text\">"),
                    HasSubstr("<desc id=\"scores-text\">"), HasSubstr("As a table"),
                    HasSubstr("<th scope=\"row\">")));
}

}  // namespace
}  // namespace hark::report
