#include <fmt/format.h>

#include "product/report/findings.h"
#include "product/report/words.h"

namespace hark::report {
namespace {

using statistics::Status;

std::string answers(std::int64_t number) {
    return fmt::format("{} answer{}", count_text(number), number == 1 ? "" : "s");
}

std::string score_sentence(const score::Figures& figures) {
    const auto n = figures.tally.responses();
    if (figures.status == Status::no_data || !figures.nps) return "No answers yet.";
    if (figures.status == Status::too_few) {
        return fmt::format("Not enough answers yet: {} of {}.", n, statistics::ok_from);
    }
    if (figures.status == Status::directional) {
        return fmt::format(
            "{}, but from {} only: anything between {} and {} fits them. From {} answers on this "
            "is a score to work with.",
            score_text(figures), answers(n), points(figures.interval->low),
            points(figures.interval->high), statistics::ok_from);
    }
    return fmt::format("{}, most likely between {} and {}.", score_text(figures),
                       points(figures.interval->low), points(figures.interval->high));
}

std::string mean_sentence(const Report& report) {
    const auto& total = report.answer.total;
    if (!total.mean) return "No answers yet.";
    const auto scale = survey::scale_of(report.query.survey.kind);
    return fmt::format("{} on average, from {} on a scale of {} to {}.", decimal_text(*total.mean),
                       answers(total.tally.responses()), scale.least, scale.most);
}

}  // namespace

std::vector<std::string> write_headline(const Report& report) {
    if (!report.asks_for_recommendation()) return {mean_sentence(report)};
    const auto& total = report.answer.total;
    std::vector<std::string> sentences{score_sentence(total)};
    const auto& tally = total.tally;
    const auto n = tally.responses();
    if (total.status == Status::no_data || total.status == Status::too_few) return sentences;
    sentences.push_back(fmt::format(
        "Of {}, {} are from promoters (9 or 10), {} from passives (7 or 8) and {} from detractors "
        "(0 to 6).",
        answers(n), share_text(tally.promoters(), n), share_text(tally.passives(), n),
        share_text(tally.detractors(), n)));
    if (tally.danger_zone() > 0) {
        sentences.push_back(fmt::format("{} ({}) lie in the danger zone, 0 to 3.",
                                        count_text(tally.danger_zone()),
                                        share_text(tally.danger_zone(), n)));
    }
    const auto& last = report.changes.last;
    if (last && last->status == Status::ok) sentences.push_back(last->sentence);
    return sentences;
}

std::string describe_companions(const Report& report) {
    constexpr std::size_t shown = 6;
    const auto& companions = report.groups.companions;
    if (companions.empty()) return {};
    std::string names;
    for (std::size_t i = 0; i < companions.size() && i < shown; ++i) {
        names += fmt::format("{}{} ({})", i > 0 ? ", " : "", field_text(companions[i].field),
                             correlation_text(companions[i].correlation));
    }
    if (companions.size() > shown) {
        names += fmt::format(" and {} more", companions.size() - shown);
    }
    return fmt::format(
        "Other ratings that go along with the score, strongest first, with their correlation: {}.",
        names);
}

std::string sum_up_groups(const Report& report) {
    const auto& groups = report.groups;
    if (groups.fields.empty()) {
        return report.query.groups.empty()
                   ? "No property divides the answers into groups that could be compared."
                   : "The properties asked for have no values.";
    }
    std::int64_t higher = 0;
    std::int64_t lower = 0;
    for (const auto& group : groups.tested) {
        higher += group.standing == Standing::higher ? 1 : 0;
        lower += group.standing == Standing::lower ? 1 : 0;
    }
    const auto looked =
        fmt::format("Looked at {} group{} of {} propert{}; {} {} {} answers or more.",
                    count_text(groups.looked_at), groups.looked_at == 1 ? "" : "s",
                    count_text(static_cast<std::int64_t>(groups.fields.size())),
                    groups.fields.size() == 1 ? "y" : "ies",
                    count_text(static_cast<std::int64_t>(groups.tested.size())),
                    groups.tested.size() == 1 ? "has" : "have", statistics::ok_from);
    if (groups.tested.empty()) return looked + " So none is compared.";
    if (higher + lower == 0) {
        return looked + " None differs from the other answers by more than chance explains.";
    }
    return fmt::format(
        "{} After correction for that many looks, {} stand{} above the other answers and {} below.",
        looked, number_word(higher), higher == 1 ? "s" : "", number_word(lower));
}

}  // namespace hark::report
