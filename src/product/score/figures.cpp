#include "product/score/figures.h"

namespace hark::score {

Figures figures(const statistics::WeightedTally& tally, const Query& query) {
    Figures result;
    if (tally.responses() < query.least) {
        result.status = statistics::Status::withheld;
        return result;
    }
    result.tally = tally.tally();
    result.status =
        query.weight ? statistics::status_of(tally) : statistics::status_of(tally.tally());
    if (query.weight) {
        result.weight = tally.total_weight();
        result.effective_responses = tally.effective_responses();
    }
    if (tally.responses() == 0) return result;  // most rows of a sparse time line
    result.mean = statistics::mean(tally.tally());
    if (!asks_for_recommendation(query)) return result;

    result.nps = query.weight ? statistics::maybe_nps(tally) : statistics::maybe_nps(tally.tally());
    if (result.nps) {
        result.interval = query.weight
                              ? statistics::score_interval(tally, query.confidence)
                              : statistics::score_interval(tally.tally(), query.confidence);
    }
    return result;
}

Earlier compare(const statistics::WeightedTally& now, const statistics::WeightedTally& earlier,
                const segment::Period& period, const Query& query) {
    Earlier result{period, figures(earlier, query)};
    if (!asks_for_recommendation(query)) return result;
    if (now.responses() == 0 || earlier.responses() == 0) return result;
    if (now.responses() < query.least || earlier.responses() < query.least) return result;
    result.comparison = query.weight
                            ? statistics::compare(now, earlier, query.confidence)
                            : statistics::compare(now.tally(), earlier.tally(), query.confidence);
    return result;
}

}  // namespace hark::score
