#include <cmath>

#include <fmt/format.h>

#include "engine/statistics/planning.h"
#include "product/report/findings.h"
#include "product/report/words.h"

namespace hark::report {
namespace {

constexpr double wanted_margin = 5;  // points

std::string margin_sentence(const statistics::Tally& tally, double confidence) {
    const auto needed =
        statistics::sample_size_for_margin(statistics::variance(tally), wanted_margin, confidence);
    return fmt::format(
        "To know the score to within {:g} points takes about {} answers with a mix like this one.",
        wanted_margin, count_text(needed.responses));
}

}  // namespace

std::vector<std::string> describe_method(const Report& report) {
    const auto& query = report.answer.query;
    std::vector<std::string> notes{report.answer.method};
    if (!report.asks_for_recommendation()) return notes;
    const auto confidence = percent_text(query.confidence);
    notes.push_back(fmt::format(
        "How to read an interval: in {} of surveys like this one, such an interval holds the score "
        "that asking everybody would have given. It knows nothing of who chose not to answer.",
        confidence));
    notes.push_back(fmt::format(
        "Fewer than {} answers: no score is ranked or compared. {} to {}: the score only gives a "
        "direction, and is marked. {} and more: ok.",
        statistics::directional_from, statistics::directional_from, statistics::ok_from - 1,
        statistics::ok_from));
    if (report.changes.last || report.changes.halves || !report.groups.tested.empty()) {
        notes.push_back(
            "Differences are between independent groups of answers, by the MOVER interval from two "
            "score intervals (Zou & Donner 2008). p is how often chance alone would show a "
            "difference at least as large if there were none.");
    }
    if (!report.groups.tested.empty()) {
        notes.push_back(fmt::format(
            "Each group is held against all other answers. p-values of the {} groups tested are "
            "corrected together (Benjamini & Hochberg 1995), so that of the groups called "
            "different about {} at most are not. An answer belongs to one group of every property, "
            "so two findings may be one thing seen twice; and a difference is not yet a cause.",
            count_text(static_cast<std::int64_t>(report.groups.tested.size())),
            percent_text(1 - query.confidence)));
    }
    if (report.changes.detectable) {
        notes.push_back(fmt::format(
            "With about {} answers a {}, a true change of {} points from one {} to the next would "
            "be noticed four times out of five; smaller ones mostly go unseen.",
            count_text(report.changes.per_step), noun(report.trend->step),
            points(std::ceil(*report.changes.detectable)), noun(report.trend->step)));
    }
    const auto& tally = report.answer.total.tally;
    if (tally.responses() >= statistics::ok_from && statistics::variance(tally) > 0) {
        notes.push_back(margin_sentence(tally, query.confidence));
    }
    notes.push_back(fmt::format("Days begin at midnight in {}.", query.zone.name()));
    return notes;
}

}  // namespace hark::report
