#include "product/report/shown.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "product/report/words.h"

namespace hark::report {
namespace {

constexpr double days_per_month = 365.25 / 12;

base::Date day_of(const Report& report, base::Time time) {
    return report.query.zone.date_of(time);
}

void add_import(std::vector<Fact>& facts, const importing::Summary& import) {
    facts.push_back({"Rows read", count_text(import.read)});
    facts.push_back({"Rows imported", count_text(import.imported)});
    facts.push_back({"Duplicates", count_text(import.duplicates)});
    facts.push_back({"Rows rejected", count_text(import.rejected)});
}

void add_rate(std::vector<Fact>& facts, const Report& report) {
    const auto& counts = report.counts;
    if (!report.trend || !counts.first) return;
    const auto days = (std::chrono::sys_days{day_of(report, *counts.last)} -
                       std::chrono::sys_days{day_of(report, *counts.first)})
                          .count() +
                      1;
    if (static_cast<double>(days) < days_per_month) {
        facts.push_back(
            {"Answers a day", count_text(std::llround(static_cast<double>(counts.responses) /
                                                      static_cast<double>(days)))});
        return;
    }
    const auto rate =
        static_cast<double>(counts.responses) * days_per_month / static_cast<double>(days);
    facts.push_back(
        {"Answers a month", rate < 10 ? decimal_text(rate) : count_text(std::llround(rate))});
}

bool is_further(const Group* left, const Group* right) {
    return std::abs(left->against_rest->change) > std::abs(right->against_rest->change);
}

void keep_furthest(std::vector<const Group*>& groups, std::size_t most) {
    std::stable_sort(groups.begin(), groups.end(), is_further);
    // The same answers under another name ("Course: SQL101", "Tool: SQL") are one finding.
    const auto is_same = [](const Group* left, const Group* right) {
        return left->figures.tally == right->figures.tally;
    };
    groups.erase(std::unique(groups.begin(), groups.end(), is_same), groups.end());
    if (groups.size() > most) groups.resize(most);
}

}  // namespace

std::string period_text(const Report& report) {
    const auto& counts = report.counts;
    if (!has_dates(counts)) return {};
    const auto first = day_text(day_of(report, *counts.first));
    const auto last = day_text(day_of(report, *counts.last));
    return first == last ? first : fmt::format("{} to {}", first, last);
}

std::vector<Fact> facts(const Report& report) {
    const auto& counts = report.counts;
    const auto& total = report.answer.total;
    std::vector<Fact> facts;
    if (report.query.import) add_import(facts, *report.query.import);
    facts.push_back({"Answers scored", count_text(counts.responses)});
    if (counts.responses == 0) return facts;
    const auto period = period_text(report);
    facts.push_back({"Period", period.empty() ? "not known" : period});
    add_rate(facts, report);
    if (total.mean) facts.push_back({"Mean score", decimal_text(*total.mean)});
    if (report.asks_for_recommendation()) {
        facts.push_back(
            {"Danger zone (0 to 3)",
             fmt::format("{} ({})", count_text(total.tally.danger_zone()),
                         share_text(total.tally.danger_zone(), total.tally.responses()))});
    }
    facts.push_back(
        {"With a comment", fmt::format("{} ({})", count_text(counts.with_comment),
                                       share_text(counts.with_comment, counts.responses))});
    facts.push_back(
        {"With a person", fmt::format("{} ({})", count_text(counts.with_person),
                                      share_text(counts.with_person, counts.responses))});
    if (counts.persons > 0) {
        facts.push_back({"Persons", count_text(counts.persons)});
        facts.push_back({"Answered more than once", count_text(counts.repeated_persons)});
    }
    return facts;
}

Outstanding outstanding(const Groups& groups, std::size_t most) {
    Outstanding found;
    for (const auto& group : groups.tested) {
        if (group.standing == Standing::higher) found.above.push_back(&group);
        if (group.standing == Standing::lower) found.below.push_back(&group);
    }
    if (found.above.empty() && found.below.empty()) {
        found.evidence = Outstanding::Evidence::may_be_chance;
        most = (most + 1) / 2;
        for (const auto& group : groups.tested) {
            if (!group.against_rest || group.against_rest->change == 0) continue;
            (group.against_rest->change > 0 ? found.above : found.below).push_back(&group);
        }
    }
    keep_furthest(found.above, most);
    keep_furthest(found.below, most);
    return found;
}

std::vector<std::string> change_sentences(const Report& report) {
    const auto& changes = report.changes;
    std::vector<std::string> sentences;
    const auto add = [&](std::string_view label, const std::optional<Change>& change) {
        if (!change) return;
        const auto& interval = change->comparison.interval;
        sentences.push_back(fmt::format("{}{} The difference is {}, most likely {} to {}.", label,
                                        change->sentence, signed_points(change->comparison.change),
                                        signed_points(interval.low), signed_points(interval.high)));
    };
    add("", changes.last);
    // The last change can be the largest as well.
    const bool same =
        changes.last && changes.largest && changes.last->now_name == changes.largest->now_name;
    if (!same) add("Largest step. ", changes.largest);
    add("Over the whole time. ", changes.halves);
    if (changes.detectable) {
        sentences.push_back(fmt::format(
            "With about {} answers a {}, changes below {} points mostly go unseen.",
            count_text(changes.per_step), noun(report.trend->step), points(*changes.detectable)));
    }
    return sentences;
}

std::string trend_title(const Report& report) {
    const auto step = noun(report.trend->step);
    const auto& halves = report.changes.halves;
    if (halves && halves->is_real) {
        return fmt::format("{} {} than before, by {}",
                           halves->comparison.change > 0 ? "Higher" : "Lower", halves->now_name,
                           step);
    }
    const auto& largest = report.changes.largest;
    if (largest && largest->is_real) {
        return fmt::format("{} in {}, by {}", largest->comparison.change > 0 ? "Up" : "Down",
                           largest->now_name, step);
    }
    return fmt::format("No clear movement, by {}", step);
}

std::string_view status_words(statistics::Status status) {
    switch (status) {
        case statistics::Status::ok: return "ok";
        case statistics::Status::directional: return "few answers";
        case statistics::Status::too_few: return "too few";
        case statistics::Status::withheld: return "withheld";
        case statistics::Status::no_data: break;
    }
    return "no answers";
}

std::string_view standing_words(Standing standing) {
    switch (standing) {
        case Standing::higher: return "higher";
        case Standing::lower: return "lower";
        case Standing::same: return "no clear difference";
        case Standing::too_few: break;
    }
    return "too few answers";
}

std::string point_label(const Trend& trend, const Point& point) {
    const auto step = trend.step == locale::Step::week ? locale::Step::day : trend.step;
    return step_text(*point.row.at, step);
}

}  // namespace hark::report
