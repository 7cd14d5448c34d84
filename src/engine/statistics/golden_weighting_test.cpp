#include <algorithm>
#include <map>

#include "engine/statistics/clusters.h"
#include "engine/statistics/golden_json.h"
#include "engine/statistics/post_stratification.h"
#include "engine/statistics/raking.h"
#include "engine/statistics/shrinkage.h"
#include "engine/statistics/weighted_tally.h"
#include "engine/statistics/weights.h"

namespace hark::statistics::golden {

namespace {

double confidence(const Case& golden) {
    return golden.number_or("conf", default_confidence);
}

std::vector<double> three(const WeightedTally::Sums& sums) {
    std::vector<double> result(3);
    for (std::size_t i = 0; i < sums.size(); ++i)
        result[static_cast<std::size_t>(group_of(Score{static_cast<int>(i)}))] += sums[i];
    return result;
}

/// Vectors give sums per group; all of a group's weight may stand at one of its scores.
WeightedTally weighted_shard(const boost::json::value& shard) {
    WeightedTally::Sums weights{};
    WeightedTally::Sums squares{};
    constexpr std::array<std::size_t, 3> at{6, 8, 10};
    for (std::size_t i = 0; i < at.size(); ++i) {
        weights[at[i]] = shard.at("sum_w").as_array().at(i).to_number<double>();
        squares[at[i]] = shard.at("sum_w2").as_array().at(i).to_number<double>();
    }
    Tally tally;
    tally.add(Score{8}, shard.at("n").to_number<std::int64_t>());
    return {tally, weights, squares};
}

void expect_weighted(Case& golden, const WeightedTally& weighted) {
    golden.expect("sum_w", three(weighted.weights()));
    golden.expect("sum_w2", three(weighted.squares()));
    golden.expect_points("nps", maybe_nps(weighted));
    golden.expect("n_eff", weighted.effective_responses());
    golden.expect("deff_kish", weighted.design_effect());
    golden.expect_points("se", standard_error(weighted));
    const double error = standard_error(weighted).value_or(-1) / 100;
    golden.expect("var_linearised", error * error);
    golden.expect_points("adjusted_wald_neff", adjusted_wald(weighted, confidence(golden)));
}

std::string weighted_nps(Case& golden) {
    WeightedTally weighted;
    for (const auto& row : golden.value("rows_score_weight").as_array())
        weighted.add(Score{row.as_array().at(0).to_number<int>()},
                     row.as_array().at(1).to_number<double>());
    expect_weighted(golden, weighted);
    return done;
}

std::string weighted_merge(Case& golden) {
    WeightedTally weighted;
    for (const auto& shard : golden.value("shards").as_array()) weighted += weighted_shard(shard);
    expect_weighted(golden, weighted);
    return done;
}

std::string kish(Case& golden) {
    WeightedTally weighted;
    for (const double weight : golden.numbers("weights")) weighted.add(Score{10}, weight);
    golden.expect("n_eff", weighted.effective_responses());
    golden.expect("n_eff", effective_number(golden.numbers("weights")));
    golden.expect("deff", weighted.design_effect());
    return done;
}

std::string post_stratification(Case& golden) {
    std::vector<Stratum> strata;
    for (const auto& each : golden.value("strata").as_array())
        strata.push_back({.counts = statistics::counts(tally_of(each.at("counts"))),
                          .share = each.at("pop_share").to_number<double>()});
    const auto found = post_stratified(strata, confidence(golden));
    if (!found) return "empty stratum";
    golden.expect_points("nps", found->nps);
    golden.expect_points("se", found->standard_error);
    golden.expect("var", found->standard_error * found->standard_error / 1e4);
    golden.expect("weights", found->weights);
    golden.expect("n_eff", found->effective_responses);
    return done;
}

Raked raked(const Case& golden, std::vector<Cell>& cells) {
    const auto& rows = golden.value("cell_counts").as_array();
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t j = 0; j < rows[i].as_array().size(); ++j)
            cells.push_back({{i, j}, rows[i].as_array()[j].to_number<double>()});
    return rake(cells, {golden.numbers("row_targets"), golden.numbers("col_targets")});
}

std::string raking(Case& golden) {
    std::vector<Cell> cells;
    const auto found = raked(golden, cells);
    golden.expect("converged", found.converged ? 1 : 0);
    if (!found.converged) return done;
    std::vector<std::optional<double>> weights;
    for (std::size_t i = 0; i < cells.size(); ++i)
        weights.push_back(cells[i].answers > 0 ? std::optional{found.weights[i]} : std::nullopt);
    golden.expect_each("cell_weights", weights);
    golden.expect("n_eff", found.effective_responses);
    return done;
}

std::string bounds(Case& golden) {
    const auto found =
        nonresponse_bounds(golden.number("response_rate"), 100 * golden.number("nps_respondents"),
                           100 * golden.number_or("max_abs_gap", 0));
    golden.expect_points("manski", found.any);
    golden.expect_points("bounded_bias", found.limited);
    return done;
}

std::string revenue(Case& golden) {
    std::vector<Account> accounts;
    for (const auto& row : golden.value("rows_category_revenue").as_array()) {
        const char letter = row.as_array().at(0).as_string().at(0);
        accounts.push_back({.group = letter == 'D'   ? Group::detractor
                                     : letter == 'A' ? Group::passive
                                                     : Group::promoter,
                            .revenue = row.as_array().at(1).to_number<double>()});
    }
    const auto found = revenue_score(accounts);
    if (!found) return "no revenue";
    golden.expect_points("revenue_nps", found->nps);
    golden.expect("shares",
                  {found->shares.detractors, found->shares.passives, found->shares.promoters});
    golden.expect("n_eff", found->effective_accounts);
    golden.expect("top1_share", found->largest_share);
    return done;
}

std::string trim_once(Case& golden) {
    const auto found = trimmed(golden.numbers("weights"), golden.number("cap_times_mean"));
    golden.expect("weights", found);
    golden.expect("n_eff", effective_number(found));
    return done;
}

std::string segment_shrinkage(Case& golden) {
    const auto found = shrink(golden.series("segments"));
    golden.expect_points("mu", found.mean);
    golden.expect("tau2", found.between / 1e4);
    golden.expect("Q", found.heterogeneity);
    std::vector<double> theta;
    std::vector<double> shrunk;
    std::vector<double> sd;
    for (const auto& group : found.groups) {
        theta.push_back(group.observed);
        shrunk.push_back(group.nps);
        sd.push_back(group.standard_deviation);
    }
    golden.expect_points("theta", theta);
    golden.expect_points("shrunk", shrunk);
    golden.expect_points("shrink_sd", sd);
    return done;
}

std::string customer_nps(Case& golden) {
    std::map<std::string, std::vector<std::pair<double, Score>>> customers;
    for (const auto& row : golden.value("responses_customer_time_score").as_array())
        customers[row.as_array().at(0).as_string().c_str()].emplace_back(
            row.as_array().at(1).to_number<double>(), Score{row.as_array().at(2).to_number<int>()});
    const auto mode = golden.text("mode");
    Clusters clusters;
    AccountMeans means;
    for (auto& [name, answers] : customers) {
        Tally tally;
        if (mode == "latest") {
            tally.add(std::max_element(answers.begin(), answers.end())->second);
        } else {
            for (const auto& [time, score] : answers) tally.add(score);
        }
        clusters.add(statistics::counts(tally));
        means.add(statistics::counts(tally));
    }
    if (mode == "all") {
        golden.expect_points("nps", clustered_score(clusters).nps);
        golden.expect_points("se", clustered_score(clusters).standard_error);
        golden.expect("n", clusters.counts().total());
        golden.expect("customers", clusters.accounts());
    } else {
        golden.expect_points("nps", means.nps());
        golden.expect_points("se", means.standard_error());
        golden.expect("n", means.accounts());
    }
    return done;
}

}  // namespace

Functions weighting_functions() {
    return {{"weighted_nps", weighted_nps},
            {"weighted_merge", weighted_merge},
            {"kish", kish},
            {"post_stratification", post_stratification},
            {"raking", raking},
            {"raking_infeasible", raking},
            {"nonresponse_bounds", bounds},
            {"revenue_nps", revenue},
            {"weight_trim_once", trim_once},
            {"segment_shrinkage", segment_shrinkage},
            {"customer_nps", customer_nps}};
}

}  // namespace hark::statistics::golden
