#include "product/score/method.h"

#include <fmt/format.h>

namespace hark::score {

std::string describe_method(const Query& query) {
    std::string text =
        asks_for_recommendation(query)
            ? fmt::format(
                  "NPS is the share of promoters (9-10) minus that of detractors (0-6) in "
                  "points, with a {:g} % score interval (May & Johnson 1997, Tango 1998)",
                  query.confidence * 100)
            : "Mean of the scores; this survey does not ask for recommendation and has no NPS";
    if (query.unit != Unit::response) {
        text += fmt::format(
            "; each {} counts once, by the latest response in {}, and answers of {} count "
            "on their own",
            to_text(query.unit),
            query.every ? fmt::format("each {}", locale::to_text(*query.every)) : "the period",
            query.unit == Unit::person ? "nobody" : "no company");
    }
    if (query.weight && asks_for_recommendation(query)) {
        text += fmt::format(
            "; weighted by {}, without the responses that have none (weighted_responses says how "
            "many have), with as many effective responses as the weights leave (Kish 1965)",
            query.weight->key);
    }
    if (query.compare != Compare::none && asks_for_recommendation(query)) {
        text += "; changes as between independent groups (MOVER, Zou & Donner 2008)";
    }
    if (query.least > 0) {
        text += fmt::format(
            "; answers are anonymous: they are shown {} or more together, and what those do not "
            "have in common counts as missing",
            query.least);
    }
    return text + '.';
}

}  // namespace hark::score
