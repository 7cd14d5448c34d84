#include "product/report/html_charts.h"

#include <algorithm>

#include <fmt/format.h>

#include "platform/locale/display_width.h"
#include "product/report/shown.h"
#include "product/report/words.h"

namespace hark::report {
namespace {

using statistics::Status;

std::string_view css_class(int score) {
    switch (statistics::group_of(statistics::Score{score})) {
        case statistics::Group::promoter: return "promoter";
        case statistics::Group::passive: return "passive";
        case statistics::Group::detractor: break;
    }
    return "detractor";
}

std::string group_label(double percent, std::string_view name, std::int64_t part,
                        std::int64_t whole) {
    return fmt::format(R"(<text x="{0:.2f}%" y="194" text-anchor="middle" class="faint">{1}</text>)"
                       R"(<text x="{0:.2f}%" y="211" text-anchor="middle">{2}</text>)",
                       percent, name, escape(share_text(part, whole)));
}

/// Draws the trend piece by piece.
class TrendDrawing {
public:
    TrendDrawing(const Trend& trend, double confidence)
        : trend_(trend), axis_(trend_axis(trend)), confidence_(confidence) {}

    std::string draw() {
        std::string svg = fmt::format(
            R"(<svg height="{}" role="img" aria-labelledby="trend-title trend-text">)"
            R"(<title id="trend-title">Score by {}</title><desc id="trend-text">{}</desc>)",
            height, noun(trend_.step), escape(description()));
        draw_grid(svg);
        svg += fmt::format(R"(<svg x="0" y="0" width="100%" height="{0}" viewBox="0 0 100 {0}" )"
                           R"(preserveAspectRatio="none">)",
                           height);
        draw_runs(svg);
        svg += "</svg>";
        draw_points(svg);
        draw_labels(svg);
        return svg + "</svg>";
    }

private:
    static constexpr double height = 270;
    static constexpr double top = 18;
    static constexpr double bottom = 232;
    static constexpr double left = 9;  // percent, as are the next
    static constexpr double right = 97;
    static constexpr std::size_t labels_most = 5;

    double x(std::size_t at) const {
        const auto steps = static_cast<double>(std::max<std::size_t>(trend_.points.size() - 1, 1));
        return left + (right - left) * static_cast<double>(at) / steps;
    }
    double y(double value) const { return bottom - (bottom - top) * axis_.place(value); }

    static Status status(const Point& point) { return point.row.figures.status; }
    static bool is_shown(const Point& point) {
        return point.row.figures.nps && status(point) >= Status::directional;
    }

    std::string description() const {
        const auto& first = trend_.points.front();
        const auto& last = trend_.points.back();
        return fmt::format(
            "From {} ({}) to {} ({}). The band is the {} interval. The table below has all "
            "figures.",
            point_label(trend_, first), score_text(first.row.figures), point_label(trend_, last),
            score_text(last.row.figures), percent_text(confidence_));
    }

    void draw_grid(std::string& svg) const {
        for (const double mark : axis_.marks()) {
            svg += fmt::format(R"(<line class="{}" x1="0" x2="100%" y1="{:.1f}" y2="{:.1f}"/>)"
                               R"(<text class="faint" x="0" y="{:.1f}">{}</text>)",
                               mark == 0 ? "zero" : "grid", y(mark), y(mark), y(mark) - 4,
                               points(mark));
        }
    }

    /// Bands and lines through neighbours that are both ok.
    void draw_runs(std::string& svg) const {
        const auto& points = trend_.points;
        for (std::size_t begin = 0; begin < points.size();) {
            auto end = begin;
            while (end < points.size() && status(points[end]) == Status::ok) ++end;
            if (end - begin >= 2) draw_run(svg, begin, end);
            begin = end + 1;
        }
    }

    void draw_run(std::string& svg, std::size_t begin, std::size_t end) const {
        std::string above;
        std::string below;
        std::string curve;
        for (auto at = begin; at < end; ++at) {
            const auto& figures = trend_.points[at].row.figures;
            above += fmt::format("{:.2f},{:.1f} ", x(at), y(figures.interval->high));
            below = fmt::format("{:.2f},{:.1f} ", x(at), y(figures.interval->low)) + below;
            curve += fmt::format("{:.2f},{:.1f} ", x(at), y(*figures.nps));
        }
        svg += fmt::format(R"(<polygon class="band" points="{}{}"/>)", above, below);
        svg += fmt::format(
            R"(<polyline class="curve" vector-effect="non-scaling-stroke" points="{}"/>)", curve);
    }

    void draw_points(std::string& svg) const {
        const auto& points = trend_.points;
        for (std::size_t at = 0; at < points.size(); ++at) {
            if (!is_shown(points[at])) continue;
            const auto& figures = points[at].row.figures;
            const bool firm = status(points[at]) == Status::ok;
            const bool in_run =
                firm && ((at > 0 && status(points[at - 1]) == Status::ok) ||
                         (at + 1 < points.size() && status(points[at + 1]) == Status::ok));
            svg += "<g>";
            svg += fmt::format("<title>{}: {} ({}), {} answers{}</title>",
                               escape(point_label(trend_, points[at])), score_text(figures),
                               range_text(*figures.interval), count_text(figures.tally.responses()),
                               points[at].extent == Extent::partial
                                   ? fmt::format(", not a whole {}", noun(trend_.step))
                                   : "");
            if (!in_run) {
                svg += fmt::format(
                    R"(<line class="whisker{}" x1="{:.2f}%" x2="{:.2f}%" y1="{:.1f}" y2="{:.1f}"/>)",
                    firm ? "" : " few", x(at), x(at), y(figures.interval->low),
                    y(figures.interval->high));
            }
            svg += fmt::format(R"(<circle class="{}" cx="{:.2f}%" cy="{:.1f}" r="{}"/></g>)",
                               firm ? "dot" : "thin", x(at), y(*figures.nps), firm ? 3.5 : 4);
        }
    }

    void draw_labels(std::string& svg) const {
        const auto size = trend_.points.size();
        const auto every = (size - 1) / labels_most + 1;
        for (std::size_t at = 0; at < size; at += every) {
            const bool at_end = x(at) > 92;
            svg +=
                fmt::format(R"(<text class="faint" x="{:.2f}%" y="{}" text-anchor="{}">{}</text>)",
                            at_end ? 100 : x(at), bottom + 24, at_end ? "end" : "middle",
                            escape(point_label(trend_, trend_.points[at])));
        }
    }

    const Trend& trend_;
    const Axis axis_;
    const double confidence_;
};

}  // namespace

std::string escape(std::string_view text) {
    std::string safe;
    for (const char character : locale::printable(text)) {
        switch (character) {
            case '&': safe += "&amp;"; break;
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '"': safe += "&quot;"; break;
            case '\'': safe += "&#39;"; break;
            default: safe += character;
        }
    }
    return safe;
}

std::string histogram_svg(const Report& report) {
    const auto& tally = report.answer.total.tally;
    const auto n = tally.responses();
    const auto scale = survey::scale_of(report.query.survey.kind);
    const bool grouped = report.asks_for_recommendation();
    const double column = 100.0 / (scale.most - scale.least + 1);
    const auto most =
        static_cast<double>(*std::max_element(tally.counts().begin(), tally.counts().end()));
    constexpr double base = 150;
    constexpr double tallest = 124;

    std::string svg = fmt::format(
        R"(<svg height="{}" role="img" aria-labelledby="scores-title scores-text">)"
        R"(<title id="scores-title">Answers by score</title>)"
        R"(<desc id="scores-text">{}</desc>)",
        grouped ? 216 : 180, escape(report.headline.size() > 1 ? report.headline[1] : ""));
    for (int score = scale.least; score <= scale.most; ++score) {
        const auto count = tally.count(statistics::Score{score});
        const double tall = most > 0 ? static_cast<double>(count) / most * tallest : 0;
        const double left = (score - scale.least) * column;
        svg += fmt::format(
            R"(<g><title>{} answers gave {}</title><rect class="{}" x="{:.2f}%" y="{:.1f}" )"
            R"(width="{:.2f}%" height="{:.1f}" rx="2"/>)"
            R"(<text x="{:.2f}%" y="{:.1f}" text-anchor="middle" class="faint share">{}</text>)"
            R"(<text x="{:.2f}%" y="{}" text-anchor="middle">{}</text></g>)",
            count_text(count), score, grouped ? css_class(score) : "promoter", left + column * 0.07,
            base - tall, column * 0.86, tall, left + column / 2, base - tall - 6,
            escape(share_text(count, n)), left + column / 2, base + 18, score);
    }
    if (grouped) {
        svg += group_label(3.5 * column, "Detractors", tally.detractors(), n);
        svg += group_label(8 * column, "Passives", tally.passives(), n);
        svg += group_label(10 * column, "Promoters", tally.promoters(), n);
    }
    return svg + "</svg>";
}

std::string trend_svg(const Trend& trend, double confidence) {
    return TrendDrawing{trend, confidence}.draw();
}

std::string whisker_svg(const Group& group, const Axis& axis, double whole) {
    const auto& figures = group.figures;
    const auto at = [&](double value) { return 2 + 96 * axis.place(value); };
    const auto kind = group.standing == Standing::higher  ? ""
                      : group.standing == Standing::lower ? " below"
                                                          : " same";
    return fmt::format(R"(<svg height="20" aria-hidden="true">)"
                       R"(<line class="whole" x1="{0:.2f}%" x2="{0:.2f}%" y1="-4" y2="24"/>)"
                       R"(<line class="whisker{1}" x1="{2:.2f}%" x2="{3:.2f}%" y1="10" y2="10"/>)"
                       R"(<circle class="dot{1}" cx="{4:.2f}%" cy="10" r="4"/></svg>)",
                       at(whole), kind, at(figures.interval->low), at(figures.interval->high),
                       at(*figures.nps));
}

std::string whisker_axis_svg(const Axis& axis) {
    std::string svg = R"(<svg height="16" aria-hidden="true">)";
    auto marks = axis.marks();
    // The column is narrow: its ends and a middle are enough.
    if (marks.size() > 3) {
        const bool crosses = marks.front() < 0 && marks.back() > 0;
        marks = {marks.front(), crosses ? 0 : marks[marks.size() / 2], marks.back()};
    }
    for (const double mark : marks) {
        svg +=
            fmt::format(R"(<text class="faint" x="{:.2f}%" y="12" text-anchor="middle">{}</text>)",
                        2 + 96 * axis.place(mark), points(mark));
    }
    return svg + "</svg>";
}

}  // namespace hark::report
