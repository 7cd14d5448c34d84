#include "product/report/terminal_charts.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "platform/locale/display_width.h"
#include "product/report/axis.h"
#include "product/report/shown.h"
#include "product/report/words.h"

namespace hark::report {
namespace {

using statistics::Status;

// Without colours the glyph tells the group.
constexpr std::string_view detractor_block = "▒";
constexpr std::string_view passive_block = "░";
constexpr std::string_view promoter_block = "█";

constexpr std::size_t label_columns = 12;
constexpr std::size_t count_columns = 8;
constexpr std::size_t score_columns = 6;
constexpr std::size_t range_columns = 13;
constexpr std::size_t gap = 2;
constexpr std::size_t trend_points_most = 40;

std::size_t columns_of(std::int64_t part, std::int64_t whole, std::size_t width) {
    return static_cast<std::size_t>(std::llround(
        static_cast<double>(part) / static_cast<double>(whole) * static_cast<double>(width)));
}

Ink ink_of(int score) {
    switch (statistics::group_of(statistics::Score{score})) {
        case statistics::Group::promoter: return Ink::promoter;
        case statistics::Group::passive: return Ink::passive;
        case statistics::Group::detractor: break;
    }
    return Ink::detractor;
}

std::string_view remark_on(int score) {
    switch (score) {
        case 0: return "danger zone";
        case 4: return "detractors";
        case 7: return "passives";
        case 9: return "promoters";
        default: return "";
    }
}

/// Characters of a line, each a text of width one, to be drawn over.
class Cells {
public:
    explicit Cells(std::size_t width) : cells_(width, " ") {}

    std::size_t at(double place) const {
        return static_cast<std::size_t>(
            std::llround(place * static_cast<double>(cells_.size() - 1)));
    }
    void put(std::size_t at, std::string_view character) { cells_[at] = character; }
    std::string text() const {
        std::string all;
        for (const auto& cell : cells_) all += cell;
        return all;
    }

private:
    std::vector<std::string> cells_;
};

std::string axis_line(const Axis& axis, std::size_t width) {
    std::string shown;
    std::size_t free_from = 0;
    for (const double mark : axis.marks()) {
        const auto label = points(mark);
        const auto columns = label.size() - (mark < 0 ? 2 : 0);  // "−" is three bytes
        const auto middle = static_cast<std::size_t>(
            std::llround(axis.place(mark) * static_cast<double>(width - 1)));
        auto begin = middle > columns / 2 ? middle - columns / 2 : 0;
        begin = std::min(begin, width - columns);
        if (begin < free_from) continue;
        shown += repeated(" ", begin - (free_from == 0 ? 0 : free_from - 1)) + label;
        free_from = begin + columns + 1;
    }
    return shown;
}

std::string picture(const score::Figures& figures, const Axis& axis, std::size_t width) {
    Cells cells{width};
    if (axis.low < 0 && axis.high > 0) cells.put(cells.at(axis.place(0)), "│");
    if (!figures.nps) return cells.text();
    const bool firm = figures.status == Status::ok;
    const auto low = cells.at(axis.place(figures.interval->low));
    const auto high = cells.at(axis.place(figures.interval->high));
    for (auto at = low; at <= high; ++at) cells.put(at, firm ? "─" : "┄");
    // An end beyond the axis stays open.
    if (figures.interval->low >= axis.low) cells.put(low, firm ? "├" : "┄");
    if (figures.interval->high <= axis.high) cells.put(high, firm ? "┤" : "┄");
    cells.put(cells.at(axis.place(*figures.nps)), firm ? "●" : "○");
    return cells.text();
}

}  // namespace

void draw_shares(Screen& screen, const statistics::Tally& tally) {
    const auto n = tally.responses();
    if (n == 0) return;
    const auto width = screen.width();
    const auto detractors = columns_of(tally.detractors(), n, width);
    const auto promoters = std::min(columns_of(tally.promoters(), n, width), width - detractors);
    const auto passives = width - detractors - promoters;
    screen.line(screen.ink(Ink::detractor, repeated(detractor_block, detractors)) +
                screen.ink(Ink::passive, repeated(passive_block, passives)) +
                screen.ink(Ink::promoter, repeated(promoter_block, promoters)));
    const auto third = width / 3;
    const auto label = [&](std::int64_t part, std::string_view block, std::string_view name) {
        return fmt::format("{} {} {}", block, share_text(part, n), name);
    };
    screen.line(
        pad(label(tally.detractors(), detractor_block, "detractors"), third) +
        pad(label(tally.passives(), passive_block, "passives"), third) +
        pad(label(tally.promoters(), promoter_block, "promoters"), width - 2 * third, Side::right));
}

void draw_histogram(Screen& screen, const Report& report) {
    const auto& tally = report.answer.total.tally;
    const auto n = tally.responses();
    if (n == 0) return;
    const auto most = *std::max_element(tally.counts().begin(), tally.counts().end());
    const bool grouped = report.asks_for_recommendation();
    const auto scale = survey::scale_of(report.query.survey.kind);
    constexpr std::size_t side = 4 + 10 + 7 + 13;
    const auto columns = screen.width() - side;
    for (int score = scale.least; score <= scale.most; ++score) {
        const auto count = tally.count(statistics::Score{score});
        const auto length = bar(static_cast<double>(count) / static_cast<double>(most), columns);
        const auto drawn = grouped ? screen.ink(ink_of(score), length) : length;
        const auto blanks = columns - std::min(columns, locale::display_width(length));
        screen.line(pad(std::to_string(score), 3, Side::right) + " " + drawn +
                    repeated(" ", blanks) + pad(count_text(count), 10, Side::right) +
                    pad(share_text(count, n), 7, Side::right) + "  " +
                    screen.ink(Ink::faint, grouped ? remark_on(score) : ""));
    }
}

void draw_trend(Screen& screen, const Trend& trend) {
    const auto axis = trend_axis(trend);
    const auto width =
        screen.width() - label_columns - count_columns - score_columns - range_columns - gap;
    screen.line(screen.ink(
        Ink::faint,
        pad(trend.step == locale::Step::week ? "Week of"
                                             : capitalised(std::string{noun(trend.step)}),
            label_columns) +
            pad("answers", count_columns, Side::right) + pad("NPS", score_columns, Side::right) +
            pad("range", range_columns, Side::right) + repeated(" ", gap) +
            axis_line(axis, width)));
    const auto& all = trend.points;
    const auto skipped = all.size() - std::min(all.size(), trend_points_most);
    for (auto i = skipped; i < all.size(); ++i) {
        const auto& figures = all[i].row.figures;
        const auto mark = all[i].extent == Extent::partial ? "*" : "";
        const bool shown = figures.nps && figures.status != Status::too_few;
        const auto text =
            pad(point_label(trend, all[i]) + mark, label_columns) +
            pad(count_text(figures.tally.responses()), count_columns, Side::right) +
            pad(shown ? score_text(figures) : "–", score_columns, Side::right) +
            pad(shown ? range_text(*figures.interval) : "", range_columns, Side::right) +
            repeated(" ", gap) + picture(shown ? figures : score::Figures{}, axis, width);
        screen.line(screen.ink(figures.status == Status::ok ? Ink::plain : Ink::faint, text));
    }
    if (skipped > 0) {
        screen.paragraph(fmt::format("{} earlier {}s are in the JSON.", skipped, noun(trend.step)),
                         0, Ink::faint);
    }
    screen.paragraph(
        fmt::format("● the score in its interval; ○ fewer than {} answers: a direction only; "
                    "* not a whole {}.",
                    statistics::ok_from, noun(trend.step)),
        0, Ink::faint);
}

}  // namespace hark::report
