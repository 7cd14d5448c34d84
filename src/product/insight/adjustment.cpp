#include "product/insight/adjustment.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/limits.h"
#include "engine/statistics/raking.h"
#include "product/score/method.h"
#include "product/segment/filter_store.h"

namespace hark::insight {
namespace {

using statistics::Counts;
using statistics::Tally;

/// The responses of one property: each value that was seen, and its place.
struct Seen {
    std::map<segment::Value, std::size_t> places;
    std::vector<Tally> tallies;
    std::vector<segment::Value> values;

    std::size_t add(const segment::Value& value, const Tally& tally) {
        const auto [found, fresh] = places.try_emplace(value, tallies.size());
        if (fresh) {
            tallies.emplace_back();
            values.push_back(value);
        }
        tallies[found->second] += tally;
        return found->second;
    }
};

std::string name_of(const segment::Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? fmt::format("\"{}\"", *text) : "no value";
}

class Adjusting {
public:
    Adjusting(const std::vector<score::Counted>& counted, std::vector<Target> targets)
        : targets_(std::move(targets)), seen_(targets_.size()) {
        for (const auto& one : counted) {
            const auto& tally = one.tally.tally();
            total_ += tally;
            statistics::Cell cell{{}, static_cast<double>(tally.responses())};
            for (std::size_t i = 0; i < targets_.size(); ++i)
                cell.values.push_back(seen_[i].add(one.group[i], tally));
            cells_.push_back(std::move(cell));
            counts_.push_back(counts(tally));
        }
    }

    void adjust(Adjusted& result) {
        if (total_.responses() < statistics::directional_from) {
            result.refused =
                fmt::format("There are less than {} responses.", statistics::directional_from);
            return;
        }
        statistics::Margins margins;
        for (std::size_t i = 0; i < targets_.size(); ++i) {
            margins.push_back(margin(i, result));
            list(i, margins.back(), result);
        }
        if (result.refused) return;
        const auto raked = statistics::rake(cells_, margins);
        result.converged = raked.converged;
        if (!raked.converged) {
            result.refused =
                "No weights give all properties their shares at once, because some combinations "
                "have no response: adjust by one property.";
            return;
        }
        weigh(raked, result);
    }

    const Tally& total() const { return total_; }

private:
    /// The targets of the values seen, in their order.
    std::vector<double> margin(std::size_t i, Adjusted& result) const {
        const auto& seen = seen_[i];
        std::vector<double> shares(seen.tallies.size());
        double answered = 0;
        std::pair<segment::Value, double> largest_silent{{}, 0};
        for (const auto& [value, share] : targets_[i].shares) {
            const auto found = seen.places.find(value);
            if (found != seen.places.end()) {
                shares[found->second] += share;
                answered += share;
            } else if (share > largest_silent.second) {
                largest_silent = {value, share};
            }
        }
        if (targets_[i].shares.empty() && !segment::can_be_asked_of_persons(result.query.filter)) {
            result.refused =
                "The register cannot tell the shares of the people this filter chooses, because "
                "it asks what they answered: filter by properties alone, or give `shares`, e.g. "
                "shares=plan:pro=0.6,free=0.4.";
        } else if (targets_[i].shares.empty()) {
            result.refused =
                "There is nobody in the register to take the shares from: give `shares`, e.g. "
                "shares=plan:pro=0.6,free=0.4.";
        } else if (answered < 1 - silent_share_most && !result.refused) {
            result.refused = fmt::format(
                "Nobody answered from {:.0f} % of everybody by {} (above all {}, {:.0f} %): give "
                "`shares` of the groups that did.",
                100 * (1 - answered), targets_[i].property.name(), name_of(largest_silent.first),
                100 * largest_silent.second);
        }
        if (answered > 0)
            for (double& share : shares) share /= answered;
        return shares;
    }

    void list(std::size_t i, const std::vector<double>& margin, Adjusted& result) const {
        const auto n = static_cast<double>(total_.responses());
        for (const auto& [value, place] : seen_[i].places) {
            const auto& tally = seen_[i].tallies[place];
            result.strata.push_back({targets_[i].property, value,
                                     static_cast<double>(tally.responses()) / n, margin[place],
                                     statistics::maybe_nps(tally)});
        }
    }

    void weigh(const statistics::Raked& raked, Adjusted& result) const {
        Counts mix;
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            mix.detractors += raked.weights[i] * counts_[i].detractors;
            mix.passives += raked.weights[i] * counts_[i].passives;
            mix.promoters += raked.weights[i] * counts_[i].promoters;
        }
        const auto n = static_cast<double>(total_.responses());
        const double effective = raked.effective_responses;
        if (effective < effective_share_least * n) {
            result.refused = fmt::format(
                "The adjusted score would hang on few responses: {} count as much as {:.0f} equal "
                "ones. Adjust by fewer or larger groups.",
                total_.responses(), effective);
            return;
        }
        const double each = effective / mix.total();
        result.adjusted =
            AdjustedFigures{statistics::nps(mix),
                            statistics::score_interval(Counts{.detractors = each * mix.detractors,
                                                              .passives = each * mix.passives,
                                                              .promoters = each * mix.promoters},
                                                       result.query.confidence),
                            effective, n / effective};
    }

    std::vector<Target> targets_;
    std::vector<Seen> seen_;
    std::vector<statistics::Cell> cells_;
    std::vector<Counts> counts_;
    Tally total_;
};

std::string method_of(const score::Query& query) {
    return fmt::format(
        "{} The adjusted score counts each group by its share of everybody instead of its share of "
        "the responses (post-stratification, Holt & Smith 1979; several properties at once by "
        "raking, Deming & Stephan 1940), with as many effective responses as the weights leave "
        "(Kish 1965). It mends who answered, not what the silent ones of a group think.",
        score::describe_method(query));
}

}  // namespace

Adjusted adjust(score::Counter& counter, const score::Query& query, std::vector<Target> targets) {
    CHECK(!targets.empty() && targets.size() == query.by.size());
    Adjusted result{.query = query, .method = method_of(query), .source = counter.source()};
    Adjusting adjusting{counter.count(query, base::limits::insight_groups), std::move(targets)};
    result.raw = score::figures(statistics::WeightedTally{adjusting.total(), {}, {}}, query);
    adjusting.adjust(result);
    return result;
}

}  // namespace hark::insight
