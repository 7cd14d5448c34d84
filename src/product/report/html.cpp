#include "product/report/html.h"

#include <fmt/format.h>

#include "base/limits.h"
#include "product/report/findings.h"
#include "product/report/html_charts.h"
#include "product/report/html_style.h"
#include "product/report/shown.h"
#include "product/report/words.h"

namespace hark::report {
namespace {

using statistics::Status;

constexpr std::size_t groups_each_side = 10;

/// Writes the page from top to bottom.
class Page {
public:
    explicit Page(const Report& report) : report_(report) {}

    std::string write() {
        write_head();
        write_hero();
        if (report_.counts.responses > 0) write_scores();
        if (report_.asks_for_recommendation() && report_.counts.responses > 0) {
            if (report_.trend) write_trend();
            write_list("What changed", "", change_sentences(report_));
            write_groups();
        }
        write_facts();
        write_list("About the data", "", quality());
        write_list("Method", "method", report_.method);
        add("</main><footer><p>Made with Hark. Net Promoter, Net Promoter Score and NPS are marks "
            "of Bain &amp; Company, NICE Systems and Fred Reichheld.</p></footer></body></html>\n");
        return std::move(html_);
    }

private:
    void add(std::string_view html) { html_ += html; }
    template <typename... Values>
    void add(fmt::format_string<Values...> html, Values&&... values) {
        fmt::format_to(std::back_inserter(html_), html, std::forward<Values>(values)...);
    }

    void write_head() {
        const auto title = escape(report_.query.title);
        add("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
            "<meta http-equiv=\"Content-Security-Policy\" "
            "content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        add("<title>{} – Hark report</title><style>", title);
        add(html_style);
        add("</style></head><body><main>");
        const auto period = period_text(report_);
        add("<header><h1>{}</h1><p class=\"faint\">{} answers{}{}</p></header>", title,
            count_text(report_.counts.responses), period.empty() ? "" : ", ", period);
    }

    void write_hero() {
        const auto& total = report_.answer.total;
        const bool recommends = report_.asks_for_recommendation();
        const bool enough = total.status >= Status::directional;
        add("<section class=\"hero\" aria-label=\"Score\">");
        if (recommends && enough) add("<p class=\"score\">{}</p>", score_text(total));
        if (!recommends && total.mean) add("<p class=\"score\">{}</p>", decimal_text(*total.mean));
        add("<div>");
        for (std::size_t i = 0; i < report_.headline.size(); ++i) {
            add("<p{}>{}</p>", i == 0 ? " class=\"lead\"" : "", escape(report_.headline[i]));
        }
        add("</div></section>");
    }

    void write_scores() {
        const auto& tally = report_.answer.total.tally;
        const auto scale = survey::scale_of(report_.query.survey.kind);
        add("<section><h2>Scores</h2><figure>{}</figure>", histogram_svg(report_));
        add("<details><summary>As a table</summary><table><thead><tr><th scope=\"col\">Score</th>"
            "<th scope=\"col\">Answers</th><th scope=\"col\">Share</th></tr></thead><tbody>");
        for (int score = scale.least; score <= scale.most; ++score) {
            const auto count = tally.count(statistics::Score{score});
            add("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>", score,
                count_text(count), escape(share_text(count, tally.responses())));
        }
        add("</tbody></table></details></section>");
    }

    void write_trend() {
        const auto& trend = *report_.trend;
        add("<section><h2>{}</h2><figure>{}<figcaption>The score by {}, with its {} interval. "
            "Rings: fewer than {} answers, a direction only.</figcaption></figure>",
            escape(trend_title(report_)), trend_svg(trend, report_.query.confidence),
            noun(trend.step), percent_text(report_.query.confidence), statistics::ok_from);
        add("<details><summary>As a table</summary><table><thead><tr><th scope=\"col\">{}</th>"
            "<th scope=\"col\">Answers</th><th scope=\"col\">NPS</th><th scope=\"col\">Range</th>"
            "<th scope=\"col\">Status</th></tr></thead><tbody>",
            trend.step == locale::Step::week ? "Week of"
                                             : capitalised(std::string{noun(trend.step)}));
        for (const auto& point : trend.points) {
            const auto& figures = point.row.figures;
            const bool shown = figures.nps && figures.status >= Status::directional;
            add("<tr{}><th "
                "scope=\"row\">{}{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                figures.status == Status::ok ? "" : " class=\"few\"",
                escape(point_label(trend, point)),
                point.extent == Extent::partial ? " (not whole)" : "",
                count_text(figures.tally.responses()), shown ? score_text(figures) : "–",
                shown ? range_text(*figures.interval) : "–", status_words(figures.status));
        }
        add("</tbody></table></details></section>");
    }

    void write_groups() {
        add("<section><h2>Groups</h2><p>{}</p>", escape(sum_up_groups(report_)));
        const auto companions = describe_companions(report_);
        if (!companions.empty()) add("<p>{}</p>", escape(companions));
        const auto found = outstanding(report_.groups, groups_each_side);
        const bool real = found.evidence == Outstanding::Evidence::real;
        std::vector<statistics::Interval> shown;
        for (const auto* side : {&found.above, &found.below}) {
            for (const auto* group : *side) shown.push_back(*group->figures.interval);
        }
        const auto axis = fit(shown);
        write_forest(real ? "Above the other answers" : "Highest, which may be chance", found.above,
                     axis);
        write_forest(real ? "Below the other answers" : "Lowest, which may be chance", found.below,
                     axis);
        write_all_groups();
        add("</section>");
    }

    void write_forest(std::string_view title, const std::vector<const Group*>& groups,
                      const Axis& axis) {
        if (groups.empty()) return;
        add("<h3>{}</h3><table class=\"forest\"><thead><tr><th scope=\"col\">Group</th><th "
            "scope=\"col\">Answers"
            "</th><th scope=\"col\">NPS</th><th scope=\"col\" class=\"chart\"><span "
            "class=\"hidden\">Chart</span>{}</th>"
            "<th scope=\"col\" class=\"wide\">Range</th><th scope=\"col\">Differs</th>"
            "<th scope=\"col\" class=\"wide\">Corrected</th></tr></thead><tbody>",
            title, whisker_axis_svg(axis));
        for (const auto* group : groups) {
            const auto& figures = group->figures;
            add("<tr><th scope=\"row\"><bdi>{}</bdi></th><td>{}</td><td>{}</td>"
                "<td class=\"chart\">{}</td><td class=\"wide\">{}</td><td>{}</td>"
                "<td class=\"wide\">{}</td></tr>",
                escape(group->name), count_text(figures.tally.responses()), score_text(figures),
                whisker_svg(*group, axis, *report_.answer.total.nps), range_text(*figures.interval),
                signed_points(group->against_rest->change), escape(p_text(*group->adjusted_p)));
        }
        add("</tbody></table>");
    }

    void write_all_groups() {
        const auto& groups = report_.groups;
        if (groups.tested.empty() && groups.directional.empty()) return;
        add("<details><summary>All groups as a table</summary><table><thead><tr>"
            "<th scope=\"col\">Group</th><th scope=\"col\">Answers</th><th scope=\"col\">NPS</th>"
            "<th scope=\"col\" class=\"wide\">Range</th><th scope=\"col\">Against the "
            "others</th></tr></thead>"
            "<tbody>");
        std::size_t rows = 0;
        for (const auto* list : {&groups.tested, &groups.directional}) {
            for (const auto& group : *list) {
                if (rows++ == base::limits::report_groups_shown) break;
                add("<tr{}><th scope=\"row\"><bdi>{}</bdi></th><td>{}</td><td>{}</td><td "
                    "class=\"wide\">{}</td>"
                    "<td>{}</td></tr>",
                    list == &groups.tested ? "" : " class=\"few\"", escape(group.name),
                    count_text(group.figures.tally.responses()), score_text(group.figures),
                    range_text(*group.figures.interval), standing_words(group.standing));
            }
        }
        add("</tbody></table>");
        const auto all = groups.tested.size() + groups.directional.size();
        if (all > base::limits::report_groups_shown) {
            add("<p class=\"faint\">The first {} of {}.</p>", base::limits::report_groups_shown,
                all);
        }
        add("</details>");
    }

    void write_facts() {
        add("<section><h2>Answers</h2><dl>");
        for (const auto& fact : facts(report_)) {
            add("<div><dt>{}</dt><dd>{}</dd></div>", escape(fact.label), escape(fact.value));
        }
        add("</dl></section>");
    }

    std::vector<std::string> quality() const {
        std::vector<std::string> texts;
        for (const auto& note : report_.quality) {
            const bool warning = note.weight == Note::Weight::warning;
            texts.push_back((warning ? "Look at this: " : "") + note.text);
        }
        return texts;
    }

    void write_list(std::string_view title, std::string_view css_class,
                    const std::vector<std::string>& texts) {
        if (texts.empty()) return;
        add("<section><h2>{}</h2><ul class=\"{}\">", title, css_class);
        for (const auto& text : texts) add("<li>{}</li>", escape(text));
        add("</ul></section>");
    }

    const Report& report_;
    std::string html_;
};

}  // namespace

std::string to_html(const Report& report) {
    return Page{report}.write();
}

}  // namespace hark::report
