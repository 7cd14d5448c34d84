#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "engine/statistics/compare.h"
#include "engine/statistics/multiple.h"
#include "engine/statistics/paired.h"

/// What must hold for all answers, not only for those somebody thought of.
namespace hark::statistics {
namespace {

/// Counts of every magnitude: mostly few, often none, sometimes millions.
rc::Gen<std::int64_t> any_count() {
    return rc::gen::oneOf(rc::gen::just<std::int64_t>(0), rc::gen::inRange<std::int64_t>(0, 12),
                          rc::gen::inRange<std::int64_t>(0, 3000),
                          rc::gen::inRange<std::int64_t>(0, 3'000'000));
}

rc::Gen<Tally> any_tally() {
    return rc::gen::map(rc::gen::container<std::array<std::int64_t, score_count>>(any_count()),
                        [](const auto& counts) { return Tally{counts}; });
}

/// Only a few answers, where formulas break first.
rc::Gen<Tally> small_tally() {
    const auto few = rc::gen::inRange<std::int64_t>(0, 5);
    return rc::gen::map(rc::gen::tuple(few, few, few), [](const auto& three) {
        return Tally{
            {std::get<0>(three), 0, 0, 0, 0, 0, 0, std::get<1>(three), 0, 0, std::get<2>(three)}};
    });
}

Tally some_tally() {
    const Tally tally = *rc::gen::oneOf(any_tally(), small_tally());
    RC_PRE(tally.responses() > 0);
    return tally;
}

double some_confidence() {
    return *rc::gen::element(0.5, 0.8, 0.9, 0.95, 0.99, 0.999);
}

WeightedTally some_weighted() {
    WeightedTally weighted;
    for (const int score : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 11)))
        weighted.add(Score{score}, *rc::gen::inRange(0, 1000));
    return weighted;
}

Tally with(Tally tally, int score) {
    tally.add(Score{score});
    return tally;
}

RC_GTEST_PROP(Laws, merging_tallies_commutes_and_associates, ()) {
    const auto a = *any_tally();
    const auto b = *any_tally();
    const auto c = *any_tally();
    RC_ASSERT(a + b == b + a);
    RC_ASSERT((a + b) + c == a + (b + c));
    RC_ASSERT(a + Tally{} == a);
    RC_ASSERT((a + b) - b == a);
    RC_ASSERT((a + b).responses() == a.responses() + b.responses());
}

RC_GTEST_PROP(Laws, merging_whole_weights_commutes_and_associates, ()) {
    const auto a = some_weighted();
    const auto b = some_weighted();
    const auto c = some_weighted();
    RC_ASSERT(a + b == b + a);
    RC_ASSERT((a + b) + c == a + (b + c));
}

RC_GTEST_PROP(Laws, effective_answers_never_exceed_the_answers, ()) {
    const auto weighted = some_weighted();
    RC_ASSERT(weighted.effective_responses() <=
              static_cast<double>(weighted.responses()) * (1 + 1e-12));
}

RC_GTEST_PROP(Laws, a_promoter_never_lowers_the_score_and_a_detractor_never_raises_it, ()) {
    const auto tally = some_tally();
    RC_ASSERT(nps(with(tally, 10)) >= nps(tally));
    RC_ASSERT(nps(with(tally, 0)) <= nps(tally));
    RC_ASSERT(std::abs(nps(with(tally, 8))) <= std::abs(nps(tally)));
}

RC_GTEST_PROP(Laws, the_shown_number_is_the_nearest_whole_one, ()) {
    const auto tally = some_tally();
    RC_ASSERT(std::abs(static_cast<double>(rounded_nps(tally)) - nps(tally)) <= 0.5 + 1e-9);
}

RC_GTEST_PROP(Laws, an_interval_stays_on_the_scale_and_contains_the_score, ()) {
    const auto tally = some_tally();
    const auto interval = score_interval(tally, some_confidence());
    RC_ASSERT(interval.low >= -100 && interval.high <= 100);
    RC_ASSERT(interval.contains(nps(tally)));
    RC_ASSERT(interval.width() > 0);
    const auto closed = adjusted_wald(tally, some_confidence());
    RC_ASSERT(closed.low >= -100 && closed.high <= 100 && closed.low < closed.high);
}

RC_GTEST_PROP(Laws, more_confidence_never_narrows_an_interval, ()) {
    const auto tally = some_tally();
    const auto inner = score_interval(tally, 0.9);
    const auto outer = score_interval(tally, 0.95);
    RC_ASSERT(outer.low <= inner.low && inner.high <= outer.high);
}

RC_GTEST_PROP(Laws, more_of_the_same_answers_narrow_an_interval, ()) {
    const auto tally = some_tally();
    RC_ASSERT(score_interval(tally + tally).width() < score_interval(tally).width());
}

RC_GTEST_PROP(Laws, an_interval_mirrors_with_the_answers, ()) {
    const auto given = counts(some_tally());
    const Counts mirrored{given.promoters, given.passives, given.detractors};
    const auto interval = score_interval(given);
    const auto mirror = score_interval(mirrored);
    RC_ASSERT(std::abs(interval.low + mirror.high) < 1e-9);
    RC_ASSERT(std::abs(interval.high + mirror.low) < 1e-9);
}

RC_GTEST_PROP(Laws, p_and_interval_of_a_comparison_never_contradict_each_other, ()) {
    const auto now = some_tally();
    const auto before = some_tally();
    const double confidence = some_confidence();
    const auto found = *compare(now, before, confidence);
    RC_ASSERT(found.p >= 0 && found.p <= 1);
    RC_ASSERT(found.interval.low >= -200 - 1e-9 && found.interval.high <= 200 + 1e-9);
    RC_ASSERT(found.interval.contains(found.change));
    // On the line itself (p equal to 1 - confidence) either answer is right.
    if (std::abs(found.p - (1 - confidence)) > 1e-9)
        RC_ASSERT(found.interval.contains(0) == (found.p > 1 - confidence));
}

RC_GTEST_PROP(Laws, a_permutation_p_is_a_probability_and_1_for_equal_scores, ()) {
    const auto now = *small_tally();
    const auto before = *small_tally();
    RC_PRE(now.responses() > 0 && before.responses() > 0);
    const double p = *permutation_p(now, before);
    RC_ASSERT(p > 0 && p <= 1);
    if (nps(now) == nps(before)) RC_ASSERT(p == 1);
}

RC_GTEST_PROP(Laws, a_paired_change_is_the_change_of_its_margins, ()) {
    Transitions people;
    for (const auto& [before, now] : *rc::gen::container<std::vector<std::pair<int, int>>>(
             rc::gen::pair(rc::gen::inRange(0, 11), rc::gen::inRange(0, 11))))
        people.add(Score{before}, Score{now});
    RC_PRE(people.people() > 0);
    const auto found = *compare_paired(people);
    RC_ASSERT(std::abs(found.change - (nps(people.now()) - nps(people.before()))) < 1e-9);
    RC_ASSERT(found.interval.low >= -200 && found.interval.high <= 200);
    RC_ASSERT(found.p > 0 && found.p <= 1);
}

RC_GTEST_PROP(Laws, looking_at_more_never_makes_a_p_smaller, ()) {
    const auto thousandths = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 1001));
    std::vector<double> p;
    for (const int each : thousandths) p.push_back(each / 1000.0);
    const auto adjusted = adjust_for_many(p);
    for (std::size_t i = 0; i < p.size(); ++i) {
        RC_ASSERT(adjusted[i] >= p[i] && adjusted[i] <= 1);
        for (std::size_t j = 0; j < p.size(); ++j)
            if (p[i] < p[j]) RC_ASSERT(adjusted[i] <= adjusted[j]);
    }
}

}  // namespace
}  // namespace hark::statistics
