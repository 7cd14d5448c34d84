#include "engine/statistics/bayes.h"
#include "engine/statistics/compare.h"
#include "engine/statistics/distribution.h"
#include "engine/statistics/golden_json.h"
#include "engine/statistics/paired.h"
#include "engine/statistics/planning.h"

namespace hark::statistics::golden {

namespace {

double confidence(const Case& golden) {
    return golden.number_or("conf", default_confidence);
}

const char* counts_name(const Case& golden) {
    return golden.has("counts") ? "counts" : "hist";
}

/// Vectors name the imagined answers they add; the product adds one set only.
std::string other_than(const Case& golden, const char* input, const std::vector<double>& ours) {
    if (!golden.has(input) || golden.numbers(input) == ours) return done;
    return std::string{"other "} + input;
}

void expect_point(Case& golden, const Tally& tally) {
    const bool any = tally.responses() > 0;
    const auto unless_empty = [&](double (*function)(const Tally&)) {
        return any ? std::optional{function(tally)} : std::nullopt;
    };
    golden.expect("n", static_cast<double>(tally.responses()));
    golden.expect("detractors", static_cast<double>(tally.detractors()));
    golden.expect("passives", static_cast<double>(tally.passives()));
    golden.expect("promoters", static_cast<double>(tally.promoters()));
    golden.expect_points("nps", maybe_nps(tally));
    golden.expect("var_pop", unless_empty(variance));
    golden.expect_points("se", unless_empty(standard_error));
    golden.expect("mean_ltr", unless_empty(mean));
    golden.expect("var_ltr_sample", sample_variance(tally));
    golden.expect("nps_display", any ? std::optional<double>{rounded_nps(tally)} : std::nullopt);
}

std::string nps_point(Case& golden) {
    expect_point(golden, golden.tally(counts_name(golden)));
    return done;
}

std::string merge_hist(Case& golden) {
    Tally merged;
    for (const auto& each : golden.value("hists").as_array()) merged += tally_of(each);
    golden.expect("hist", std::vector<double>(merged.counts().begin(), merged.counts().end()));
    expect_point(golden, merged);
    return done;
}

std::string score(Case& golden) {
    golden.expect_points("interval",
                         score_interval(golden.tally(counts_name(golden)), confidence(golden)));
    return done;
}

std::string adjusted_wald_3t(Case& golden) {
    golden.expect_points("interval",
                         adjusted_wald(golden.tally(counts_name(golden)), confidence(golden)));
    return other_than(golden, "pseudo", {0.75, 1.5, 0.75});
}

std::string bayes_jeffreys(Case& golden) {
    const Tally tally = golden.tally(counts_name(golden));
    golden.expect_points("mean", posterior(tally).mean);
    golden.expect_points("sd", posterior(tally).standard_deviation);
    golden.expect_points("interval", credible_interval(tally, confidence(golden)));
    golden.expect("p_gt_0", probability_above(tally, 0));
    return other_than(golden, "prior", {0.5, 0.5, 0.5});
}

std::string bayes_prob_better(Case& golden) {
    const Tally a = golden.tally("a");
    const Tally b = golden.tally("b");
    golden.expect("p_a_gt_b", probability_better(a, b));
    return other_than(golden, "prior", {0.5, 0.5, 0.5});
}

std::string two_sample_mover_score(Case& golden) {
    const auto found = compare(golden.tally("a"), golden.tally("b"), confidence(golden));
    if (!found) return "empty group";
    golden.expect_points("delta", found->change);
    golden.expect_points("interval", found->interval);
    golden.expect("p_value", found->p);
    return done;
}

std::string two_sample_adj_3t_each(Case& golden) {
    const auto found = compare_adjusted(golden.tally("a"), golden.tally("b"), confidence(golden));
    if (!found) return "empty group";
    golden.expect_points("delta_hat", found->change);
    golden.expect_points("se", found->standard_error);
    golden.expect("z", found->change / found->standard_error);
    golden.expect("p_value", found->p);
    golden.expect_points("interval", found->interval);
    return other_than(golden, "pseudo", {0.75, 1.5, 0.75});
}

std::string permutation_exact(Case& golden) {
    if (golden.text("statistic") != "studentised") return golden.text("statistic");
    golden.expect("p_value", permutation_p(golden.tally("a"), golden.tally("b")));
    return done;
}

std::string paired_change(Case& golden) {
    const Transitions people =
        golden.transitions(golden.has("matrix") ? "matrix" : "matrix_rows_wave1_DAP");
    const auto found = compare_paired(people, confidence(golden));
    if (!found) return "nobody";
    const auto mix = mix_change(people);
    golden.expect("n", static_cast<double>(people.people()));
    golden.expect_points("delta", found->change);
    golden.expect("var_pop", variance_of_change(people));
    golden.expect_points("adjusted_u2", found->interval);
    golden.expect("signflip_p", found->p);
    golden.expect("stuart_maxwell_chi2", mix ? std::optional{mix->chi_squared} : std::nullopt);
    golden.expect("stuart_maxwell_p", mix ? std::optional{mix->p} : std::nullopt);
    return done;
}

std::string partial_overlap(Case& golden) {
    const auto found = compare_overlapping({.only_before = counts(golden.tally("only_wave1")),
                                            .only_now = counts(golden.tally("only_wave2")),
                                            .both = golden.transitions("matrix")},
                                           confidence(golden));
    if (!found) return "empty wave";
    golden.expect_points("delta", found->comparison.change);
    golden.expect("cov12", found->covariance);
    golden.expect_points("se", found->standard_error);
    golden.expect_points("interval", found->comparison.interval);
    golden.expect("p_value", found->comparison.p);
    return done;
}

Certainty certainty(const Case& golden) {
    return {.alpha = golden.number_or("alpha", 0.05), .power = golden.number_or("power", 0.8)};
}

std::string sample_size_margin(Case& golden) {
    std::optional<std::int64_t> population;
    if (golden.has("population"))
        population = static_cast<std::int64_t>(golden.number("population"));
    const auto size = sample_size_for_margin(
        golden.number("var"), 100 * golden.number("half_width"), confidence(golden), population);
    golden.expect("n_exact", size.exact);
    golden.expect("n", static_cast<double>(size.responses));
    return done;
}

Counts shares_of(const std::vector<double>& shares) {
    return {.detractors = shares.at(0), .passives = shares.at(1), .promoters = shares.at(2)};
}

std::string sample_size_two_group(Case& golden) {
    if (golden.has("two_sided") && !golden.value("two_sided").as_bool()) return "one-sided";
    const Counts a = shares_of(golden.numbers("p_a"));
    const Counts b = shares_of(golden.numbers("p_b"));
    const auto size =
        sample_size_two_groups(variance(a), variance(b), nps(a) - nps(b), certainty(golden),
                               golden.number_or("ratio_n2_over_n1", 1));
    golden.expect("n1_exact", size.exact_first);
    golden.expect("n1", static_cast<double>(size.first));
    golden.expect("n2", static_cast<double>(size.second));
    return done;
}

std::string sample_size_for_pairs(Case& golden) {
    const auto size = sample_size_paired(golden.number("var_diff"), 100 * golden.number("delta"),
                                         certainty(golden));
    golden.expect("n_exact", size.exact);
    golden.expect("n", static_cast<double>(size.responses));
    return done;
}

PlannedGroup planned(const Case& golden, const char* responses, const char* variance) {
    return {.responses = static_cast<std::int64_t>(golden.number(responses)),
            .variance = golden.number(variance)};
}

std::string power_two_group(Case& golden) {
    golden.expect("power",
                  power_two_groups(planned(golden, "n1", "var1"), planned(golden, "n2", "var2"),
                                   100 * golden.number("delta"), golden.number_or("alpha", 0.05)));
    return done;
}

std::string mde(Case& golden) {
    golden.expect_points(
        "mde", smallest_detectable_change(planned(golden, "n1", "var1"),
                                          planned(golden, "n2", "var2"), certainty(golden)));
    return done;
}

}  // namespace

const std::map<std::string, Reproduce>& known_functions() {
    static const Functions functions = [] {
        Functions all{
            {"norm_cdf",
             [](Case& golden) {
                 golden.expect("value", normal_cdf(golden.number("x")));
                 return done;
             }},
            {"norm_ppf",
             [](Case& golden) {
                 golden.expect("value", normal_quantile(golden.number("p")));
                 return done;
             }},
            {"beta_cdf",
             [](Case& golden) {
                 golden.expect(
                     "value", beta_cdf(golden.number("a"), golden.number("b"), golden.number("x")));
                 return done;
             }},
            {"chi2_sf",
             [](Case& golden) {
                 golden.expect("value", chi_squared_tail(golden.number("df"), golden.number("x")));
                 return done;
             }},
            {"nps_point", nps_point},
            {"nps_from_counts", nps_point},
            {"merge_hist", merge_hist},
            {"score", score},
            {"adjusted_wald_3T", adjusted_wald_3t},
            {"bayes_jeffreys", bayes_jeffreys},
            {"bayes_prob_better", bayes_prob_better},
            {"two_sample_mover_score", two_sample_mover_score},
            {"two_sample_adj_3T_each", two_sample_adj_3t_each},
            {"permutation_exact", permutation_exact},
            {"paired_change", paired_change},
            {"partial_overlap", partial_overlap},
            {"sample_size_margin", sample_size_margin},
            {"sample_size_two_group", sample_size_two_group},
            {"sample_size_paired", sample_size_for_pairs},
            {"power_two_group", power_two_group},
            {"mde", mde},
        };
        for (const auto& part : {detection_functions(), weighting_functions(), forecast_functions(),
                                 panel_functions(), sample_ratio_functions()})
            all.insert(part.begin(), part.end());
        return all;
    }();
    return functions;
}

}  // namespace hark::statistics::golden
