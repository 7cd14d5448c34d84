#include "product/insight/dips.h"

#include <algorithm>

#include <fmt/format.h>

#include "product/insight/time_line.h"
#include "product/score/method.h"

namespace hark::insight {
namespace {

using statistics::Series;
using statistics::series_buckets;
using statistics::Tally;

constexpr statistics::DipRules usual_rules;

void add(std::vector<Tally>& sum, const std::vector<Tally>& tallies) {
    sum.resize(series_buckets);
    for (std::size_t i = 0; i < tallies.size(); ++i) sum[i] += tallies[i];
}

/// Everything that is looked at, and which responses each series is of.
struct Programme {
    std::vector<Series> series;
    std::vector<Part> parts;

    void add(Part part, std::vector<Tally> buckets, std::size_t family) {
        series.push_back({std::move(buckets), family});
        parts.push_back(std::move(part));
    }
};

/// With two columns each value of the first is a family, which it belongs to itself; the whole
/// programme is one of its own. With one column there is one family of all.
Programme arrange(const TimeLine& line, const std::vector<segment::Field>& by) {
    Programme programme;
    std::vector<Tally> whole(series_buckets);
    std::vector<std::pair<segment::Value, std::vector<Tally>>> parents;
    for (const auto& [group, tallies] : line.groups) {
        add(whole, tallies);
        if (by.empty()) continue;
        std::size_t family = 0;
        if (by.size() == 2) {
            // Groups come in order, so those of one parent follow each other.
            if (parents.empty() || parents.back().first != group[0])
                parents.emplace_back(group[0], std::vector<Tally>{});
            add(parents.back().second, tallies);
            family = parents.size();
        }
        Part part;
        for (std::size_t i = 0; i < by.size(); ++i) part.emplace_back(by[i], group[i]);
        programme.add(std::move(part), tallies, family);
    }
    for (std::size_t i = 0; i < parents.size(); ++i)
        programme.add({{by[0], parents[i].first}}, std::move(parents[i].second), i + 1);
    programme.add({}, std::move(whole), 0);
    return programme;
}

class Telling {
public:
    Telling(const TimeLine& line, const Programme& programme, const score::Query& query)
        : line_(line), programme_(programme), query_(query) {}

    Moved tell(const statistics::Finding& finding) const {
        auto moved = common(finding);
        moved.direction = finding.direction;
        moved.change = finding.change;
        if (finding.change_start) moved.started = line_.steps[*finding.change_start];
        return moved;
    }
    Moved tell(const statistics::Burst& burst) const { return common(burst); }

private:
    template <typename Found>
    Moved common(const Found& found) const {
        return {.part = programme_.parts[found.series],
                .days = {line_.steps[series_buckets - found.buckets],
                         last_day(line_.steps.back(), *query_.every)},
                .steps = found.buckets,
                .now = figures(found.now),
                .earlier = figures(found.earlier),
                .volume = found.volume};
    }
    score::Figures figures(const Tally& tally) const {
        return score::figures(statistics::WeightedTally{tally, {}, {}}, query_);
    }

    const TimeLine& line_;
    const Programme& programme_;
    const score::Query& query_;
};

std::string method_of(const score::Query& query, const statistics::DipRules& rules) {
    const auto step = locale::to_text(*query.every);
    return fmt::format(
        "{0} The last 1, 2, 4 and 8 whole {1}s of every group are held against the {2} {1}s before "
        "the last 8, exactly and in both directions, whatever the number of answers (Fisher 1935); "
        "at most {3:g} % of the findings are expected to be false (Benjamini & Bogomolov 2014), "
        "and changes of less than {4:g} points are left out.",
        score::describe_method(query), step, statistics::baseline_buckets, 100 * rules.q,
        rules.least_change);
}

}  // namespace

Dips find_dips(score::Counter& counter, const score::Query& query, base::Time now) {
    CHECK(query.every && query.by.size() <= dip_columns);
    auto rules = usual_rules;
    rules.confidence = query.confidence;
    const auto step = *query.every;
    const auto end = query.period.to.value_or(now);
    const auto line =
        count_steps(counter, query, steps_until(end, step, query.zone, series_buckets));
    const auto programme = arrange(line, query.by);
    const auto found = statistics::find_dips(programme.series, rules);

    Dips result{.query = query, .method = method_of(query, rules), .source = counter.source()};
    result.query.period = {query.zone.start_of(line.steps.front()),
                           query.zone.start_of(locale::next_step(line.steps.back(), step))};
    result.tested = found.tested;
    result.skipped = found.skipped;
    result.baseline = {line.steps.front(),
                       last_day(line.steps[statistics::baseline_buckets - 1], step)};
    const Telling telling{line, programme, query};
    for (const auto& finding : found.findings) result.findings.push_back(telling.tell(finding));
    for (const auto& burst : found.bursts) result.bursts.push_back(telling.tell(burst));
    return result;
}

}  // namespace hark::insight
