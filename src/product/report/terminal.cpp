#include "product/report/terminal.h"

#include <fmt/format.h>

#include "platform/locale/display_width.h"
#include "product/report/findings.h"
#include "product/report/shown.h"
#include "product/report/terminal_charts.h"
#include "product/report/words.h"

namespace hark::report {
namespace {

constexpr std::size_t groups_each_side = 8;
constexpr std::size_t directional_names = 8;

/// The name in so many columns; what is cut is the property's, because values tell groups apart.
std::string short_name(const Group& group, std::size_t columns) {
    if (locale::display_width(locale::printable(group.name)) <= columns) return group.name;
    const auto value = locale::printable(value_text(group.field, group.value));
    const auto taken = locale::display_width(value) + 2;
    constexpr std::size_t least = 8;
    const auto room = taken + least > columns ? least : columns - taken;
    const auto field = locale::cut_to(locale::printable(field_text(group.field)), room);
    return locale::cut_to(field + ": " + value, columns);
}

class Writing {
public:
    Writing(const Report& report, const Look& look) : report_(report), screen_(look) {}

    std::string run() {
        write_head();
        write_scores();
        write_trend();
        write_changes();
        write_groups();
        write_facts();
        write_notes();
        write_method();
        return screen_.take();
    }

private:
    void write_head() {
        screen_.paragraph(report_.query.title, 0, Ink::strong);
        const auto period = period_text(report_);
        screen_.line(screen_.ink(Ink::faint,
                                 fmt::format("{} answers{}{}", count_text(report_.counts.responses),
                                             period.empty() ? "" : ", ", period)));
        screen_.line();
        for (std::size_t i = 0; i < report_.headline.size(); ++i) {
            screen_.paragraph(report_.headline[i], 0, i == 0 ? Ink::strong : Ink::plain);
        }
    }

    void write_scores() {
        const auto& tally = report_.answer.total.tally;
        if (tally.responses() == 0) return;
        screen_.line();
        if (report_.asks_for_recommendation()) draw_shares(screen_, tally);
        screen_.line();
        draw_histogram(screen_, report_);
    }

    void write_trend() {
        if (!report_.trend || !report_.asks_for_recommendation()) return;
        screen_.heading(trend_title(report_));
        draw_trend(screen_, *report_.trend);
    }

    void write_changes() {
        const auto sentences = change_sentences(report_);
        if (sentences.empty()) return;
        screen_.heading("What changed");
        for (const auto& sentence : sentences) screen_.paragraph("· " + sentence, 2);
    }

    void write_groups() {
        if (!report_.asks_for_recommendation() || report_.counts.responses == 0) return;
        screen_.heading("Groups");
        screen_.paragraph(sum_up_groups(report_));
        screen_.paragraph(describe_companions(report_));
        const auto found = outstanding(report_.groups, groups_each_side);
        const bool real = found.evidence == Outstanding::Evidence::real;
        write_table(real ? "Above the other answers" : "Highest, which may be chance", found.above,
                    real ? Ink::plain : Ink::faint);
        write_table(real ? "Below the other answers" : "Lowest, which may be chance", found.below,
                    real ? Ink::plain : Ink::faint);
        write_directional();
    }

    void write_table(std::string_view title, const std::vector<const Group*>& groups, Ink ink) {
        if (groups.empty()) return;
        constexpr std::size_t figures = 8 + 6 + 13 + 8 + 11;
        const auto name = screen_.width() - figures;
        screen_.line();
        screen_.line(screen_.ink(
            Ink::faint, pad(title, name) + pad("answers", 8, Side::right) +
                            pad("NPS", 6, Side::right) + pad("range", 13, Side::right) +
                            pad("differs", 8, Side::right) + pad("corrected", 11, Side::right)));
        for (const auto* group : groups) {
            const auto& one = group->figures;
            screen_.line(screen_.ink(
                ink, pad(short_name(*group, name - 1), name) +
                         pad(count_text(one.tally.responses()), 8, Side::right) +
                         pad(score_text(one), 6, Side::right) +
                         pad(range_text(*one.interval), 13, Side::right) +
                         pad(signed_points(group->against_rest->change), 8, Side::right) +
                         pad(p_text(*group->adjusted_p), 11, Side::right)));
        }
    }

    void write_directional() {
        const auto& groups = report_.groups.directional;
        if (groups.empty()) return;
        std::string names;
        for (std::size_t i = 0; i < groups.size() && i < directional_names; ++i) {
            names += fmt::format("{}{} ({})", i > 0 ? ", " : "", short_name(groups[i], 40),
                                 groups[i].figures.tally.responses());
        }
        if (groups.size() > directional_names) {
            names += fmt::format(" and {} more", groups.size() - directional_names);
        }
        screen_.line();
        screen_.paragraph(
            fmt::format("Too few answers to compare (under {}): {}.", statistics::ok_from, names),
            0, Ink::faint);
    }

    void write_facts() {
        screen_.heading("Answers");
        for (const auto& fact : facts(report_)) {
            screen_.line(pad(fact.label, 26) + pad(fact.value, screen_.width() - 26));
        }
    }

    void write_notes() {
        if (report_.quality.empty()) return;
        screen_.heading("About the data");
        for (const auto& note : report_.quality) {
            const bool warning = note.weight == Note::Weight::warning;
            screen_.paragraph((warning ? "! " : "· ") + note.text, 2,
                              warning ? Ink::strong : Ink::plain);
        }
    }

    void write_method() {
        screen_.heading("Method");
        for (const auto& text : report_.method) {
            screen_.paragraph("· " + text, 2, Ink::faint);
        }
    }

    const Report& report_;
    Screen screen_;
};

}  // namespace

std::string to_terminal(const Report& report, const Look& look) {
    return Writing{report, look}.run();
}

}  // namespace hark::report
