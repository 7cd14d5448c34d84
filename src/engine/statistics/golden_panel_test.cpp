#include "engine/statistics/closed_loop.h"
#include "engine/statistics/golden_json.h"
#include "engine/statistics/movement.h"

namespace hark::statistics::golden {

namespace {

std::vector<double> nine(const Matrix& matrix) {
    std::vector<double> result;
    for (const auto& row : matrix) result.insert(result.end(), row.begin(), row.end());
    return result;
}

std::string transition_matrix(Case& golden) {
    const auto people = golden.transitions("counts_rows_from_DAP");
    const auto found = movement(people, golden.number("pseudo_per_cell"));
    if (!found) return "empty row";
    golden.expect("P", nine(found->chance));
    golden.expect("se", nine(found->standard_error));
    if (found->settled) {
        const auto& mix = *found->settled;
        golden.expect("stationary", {mix.detractors, mix.passives, mix.promoters});
        golden.expect("stationary_nps", mix.promoters - mix.detractors);
    } else {
        golden.expect("stationary", std::optional<double>{});
        golden.expect("stationary_nps", std::optional<double>{});
    }
    if (found->waves_to_promoter)
        golden.expect("expected_waves_to_promoter",
                      {(*found->waves_to_promoter)[0], (*found->waves_to_promoter)[1]});
    else
        golden.expect("expected_waves_to_promoter", std::optional<double>{});
    golden.expect("recovery_rate", flows(people).recovery);
    golden.expect("full_recovery_rate", flows(people).full_recovery);
    golden.expect("decay_rate", flows(people).decay);
    golden.expect_points("net_flow_nps", nps(people.now()) - nps(people.before()));
    return done;
}

std::string homogeneity(Case& golden) {
    std::vector<Transitions> matrices;
    for (const auto& each : golden.value("matrices").as_array())
        matrices.push_back(transitions_of(each));
    const auto found = movement_homogeneity(matrices);
    if (!found) return "nothing to compare";
    golden.expect("G2", found->g2);
    golden.expect("df", found->degrees);
    golden.expect("p_value", found->p);
    return done;
}

std::string uplift(Case& golden) {
    const auto count = [&](const char* input) {
        return static_cast<std::int64_t>(golden.number(input));
    };
    const auto found = closed_loop_uplift({count("recovered_contacted"), count("n_contacted")},
                                          {count("recovered_control"), count("n_control")});
    if (!found) return "empty group";
    golden.expect("rate_contacted",
                  golden.number("recovered_contacted") / golden.number("n_contacted"));
    golden.expect("rate_control", golden.number("recovered_control") / golden.number("n_control"));
    golden.expect("uplift", found->uplift);
    golden.expect("interval", {found->interval.low, found->interval.high});
    golden.expect("nnt", found->needed_per_recovery);
    return done;
}

std::string mantel_haenszel(Case& golden) {
    std::vector<Stratum2x2> strata;
    for (const auto& each : golden.value("strata_x1_n1_x0_n0").as_array()) {
        const auto at = [&](std::size_t i) {
            return each.as_array().at(i).to_number<std::int64_t>();
        };
        strata.push_back({.contacted = {at(0), at(1)}, .control = {at(2), at(3)}});
    }
    const auto found = stratified_uplift(strata);
    if (!found) return "no strata";
    golden.expect("mh_risk_difference", found->uplift);
    golden.expect("sato_var", found->variance);
    golden.expect("interval", {found->interval.low, found->interval.high});
    return done;
}

Moves5 moves(const Case& golden, const char* input) {
    Moves5 result{};
    for (const auto& each : golden.value(input).as_object())
        result.at(static_cast<std::size_t>(std::stoi(std::string{each.key()}) + 2)) =
            each.value().to_number<std::int64_t>();
    return result;
}

std::string did(Case& golden) {
    const auto found = difference_in_differences(moves(golden, "contacted_change_hist"),
                                                 moves(golden, "control_change_hist"));
    if (!found) return "no spread";
    golden.expect("did", found->change);
    golden.expect("se", found->standard_error);
    golden.expect("interval", {found->interval.low, found->interval.high});
    golden.expect("p_value", found->p);
    return done;
}

std::string decomposition(Case& golden) {
    const auto found = panel_change({.only_before = statistics::counts(golden.tally("leavers_DAP")),
                                     .only_now = statistics::counts(golden.tally("entrants_DAP")),
                                     .both = golden.transitions("panel")});
    if (!found) return "nobody twice";
    golden.expect_points("nps1", found->before);
    golden.expect_points("nps2", found->now);
    golden.expect_points("change", found->now - found->before);
    golden.expect_points("within_panel", found->within);
    golden.expect_points("leaver_effect", found->leavers);
    golden.expect_points("entrant_effect", found->entrants);
    return done;
}

}  // namespace

Functions panel_functions() {
    return {{"transition_matrix", transition_matrix}, {"transition_homogeneity", homogeneity},
            {"closed_loop_uplift", uplift},           {"mantel_haenszel_rd", mantel_haenszel},
            {"difference_in_differences", did},       {"change_decomposition", decomposition}};
}

}  // namespace hark::statistics::golden
