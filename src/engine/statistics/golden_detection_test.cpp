#include "engine/statistics/betting.h"
#include "engine/statistics/control_chart.h"
#include "engine/statistics/golden_json.h"
#include "engine/statistics/multiple.h"
#include "engine/statistics/run_length.h"
#include "engine/statistics/tilt.h"
#include "engine/statistics/window.h"

namespace hark::statistics::golden {

namespace {

std::vector<double> three(const Counts& counts) {
    return {counts.detractors, counts.passives, counts.promoters};
}

std::string tilt(Case& golden) {
    const auto found = exponential_tilt(golden.counts("p0"), 100 * golden.number("target_nps"));
    golden.expect("gamma", found.gamma);
    golden.expect("p1", three(found.shares));
    golden.expect("llr_weights", {found.log_ratios.begin(), found.log_ratios.end()});
    return done;
}

std::string std_chart(Case& golden) {
    const auto chart = control_chart(golden.series("weeks"), golden.counts("p0"),
                                     {.lambda = golden.number("lambda"), .k = golden.number("k")});
    golden.expect_each("z", chart.z);
    golden.expect("ewma", chart.ewma);
    golden.expect("cusum_down", chart.cusum_down);
    return done;
}

std::string llr_cusum(Case& golden) {
    const auto found =
        likelihood_cusum(golden.series("weeks"), golden.counts("p0"), 100 * golden.number("drop"));
    golden.expect("cusum", found.cusum);
    golden.expect("p_value", found.p);
    golden.expect_places("change_start_index", found.change_start);
    return done;
}

std::string betting(Case& golden) {
    const auto found = betting_detectors(golden.series("weeks"), 100 * golden.number("m0_nps"),
                                         golden.numbers("eta"));
    golden.expect("cusum_final", found.cusum);
    golden.expect("p_value", found.p);
    golden.expect("log_esr_mixture", found.log_evidence);
    return done;
}

std::string e_value(Case& golden) {
    golden.expect("e_value", windowed_e_value(golden.series("weeks"), 100 * golden.number("m0_nps"),
                                              static_cast<std::size_t>(golden.number("window")),
                                              golden.numbers("eta")));
    return done;
}

std::string bocpd(Case& golden) {
    const auto found =
        run_lengths(golden.series("weeks"), golden.counts("alpha"), golden.number("hazard"));
    golden.expect("run_length_posterior", found.posterior);
    golden.expect_places("map_run_length", found.likeliest);
    golden.expect("p_change_last4", found.changed_in_last_4);
    return done;
}

std::string window_drop(Case& golden) {
    const auto found = window_p(golden.tally("window"), golden.tally("baseline"));
    golden.expect("p_drop", found.drop);
    golden.expect("mid_p_drop", found.mid_drop);
    golden.expect("p_rise", found.rise);
    return done;
}

std::string multi_window(Case& golden) {
    std::vector<std::size_t> windows;
    for (const double each : golden.numbers("windows"))
        windows.push_back(static_cast<std::size_t>(each));
    const auto found = window_ps(golden.tallies("weeks"), golden.tally("baseline"), windows);
    std::vector<double> drops;
    for (const auto& window : found) drops.push_back(window ? window->drop : 1);
    golden.expect("per_window", drops);
    golden.expect("combined", best_window(found, Direction::dip).p);
    return done;
}

std::string bh_by_adjust(Case& golden) {
    golden.expect("bh", adjust_for_many(golden.numbers("p")));
    golden.expect("by", adjust_for_many_dependent(golden.numbers("p")));
    return done;
}

std::string bh_reject(Case& golden) {
    golden.expect_places("bh", called_real(golden.numbers("p"), golden.number("q")));
    golden.expect_places("by", called_real_dependent(golden.numbers("p"), golden.number("q")));
    return done;
}

std::string e_bh(Case& golden) {
    golden.expect_places("reject", called_real_by_e(golden.numbers("e"), golden.number("q")));
    return done;
}

std::string hierarchical_bb(Case& golden) {
    std::vector<std::vector<double>> families;
    for (const auto& family : golden.value("families").as_array()) {
        families.emplace_back();
        for (const auto& p : family.as_array()) families.back().push_back(p.to_number<double>());
    }
    const auto found = called_real_in_families(families, golden.number("q"));
    golden.expect("simes", found.family_p);
    golden.expect_places("selected_families", found.selected);
    std::vector<std::size_t> calls;
    for (const auto family : found.selected)
        calls.insert(calls.end(), found.calls[family].begin(), found.calls[family].end());
    golden.expect_places("rejections", calls);
    return done;
}

}  // namespace

Functions detection_functions() {
    return {{"exponential_tilt", tilt},
            {"std_chart", std_chart},
            {"llr_cusum", llr_cusum},
            {"betting_detectors", betting},
            {"windowed_e_value", e_value},
            {"bocpd_dirichlet", bocpd},
            {"window_drop_p", window_drop},
            {"multi_window_p", multi_window},
            {"bh_by_adjust", bh_by_adjust},
            {"bh_reject", bh_reject},
            {"e_bh", e_bh},
            {"hierarchical_bb", hierarchical_bb}};
}

}  // namespace hark::statistics::golden
