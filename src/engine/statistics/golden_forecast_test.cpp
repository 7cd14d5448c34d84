#include <cmath>

#include "engine/statistics/distribution.h"
#include "engine/statistics/forecast.h"
#include "engine/statistics/golden_json.h"

namespace hark::statistics::golden {

namespace {

std::string filter(Case& golden) {
    const double step = golden.number("q");
    const auto level = filter_level(golden.series("weeks"), step);
    if (!level) return "no answers";
    golden.expect("loglik_diffuse", level->log_likelihood);
    golden.expect("filtered_mean", level->mean);
    golden.expect("filtered_var", level->variance);
    const LevelForecast ahead{{{.weight = 1, .step = std::sqrt(step), .level = *level}}};
    std::vector<double> forecast;
    for (const int h : {1, 4, 13}) {
        const auto point = ahead.at(static_cast<std::size_t>(h));
        forecast.insert(forecast.end(), {double(h), point.nps / 100, point.interval.low / 100,
                                         point.interval.high / 100});
    }
    golden.expect("forecast", forecast);
    return done;
}

std::string likeliest(Case& golden) {
    const auto found = likeliest_level(golden.series("weeks"));
    if (!found) return "no answers";
    golden.expect("q_hat", found->step_variance);
    golden.expect("loglik_diffuse", found->level.log_likelihood);
    golden.expect("filtered_mean", found->level.mean);
    golden.expect("filtered_sd", std::sqrt(found->level.variance));
    return done;
}

std::string bayes(Case& golden) {
    const auto found = forecast(golden.series("weeks"), golden.numbers("sigma_grid"),
                                golden.number("prior_scale"));
    if (!found) return "no answers";
    std::vector<double> weights;
    for (const auto& part : found->parts()) weights.push_back(part.weight);
    golden.expect("weights", weights);
    golden.expect_points("posterior_mean_level_sd", found->mean_step());
    std::vector<double> expected;
    for (const double h : golden.numbers("horizons")) {
        const auto ahead = static_cast<std::size_t>(h);
        const auto point = found->at(ahead, golden.number("conf"));
        expected.insert(expected.end(), {h, point.nps / 100, point.standard_deviation / 100,
                                         point.interval.low / 100, point.interval.high / 100,
                                         1 - found->probability_above(0, ahead)});
    }
    golden.expect("forecast", expected);
    return done;
}

std::string discounted(Case& golden) {
    const auto found = discounted_level(golden.series("weeks"), golden.number("discount"),
                                        golden.counts("prior"), golden.number("next_n"));
    golden.expect("alpha", {found.alpha.detractors, found.alpha.passives, found.alpha.promoters});
    golden.expect("mean", found.mean);
    golden.expect("level_sd", found.level_sd);
    golden.expect("predictive_sd", found.predictive_sd);
    return done;
}

}  // namespace

Functions forecast_functions() {
    return {{"local_level_filter", filter},
            {"local_level_ml", likeliest},
            {"local_level_bayes", bayes},
            {"discounted_dirichlet", discounted}};
}

}  // namespace hark::statistics::golden
