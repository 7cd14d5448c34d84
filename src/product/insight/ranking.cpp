#include "product/insight/ranking.h"

#include <fmt/format.h>

#include "base/limits.h"
#include "product/score/method.h"

namespace hark::insight {

Ranking find_ranking(score::Counter& counter, const score::Query& query) {
    CHECK(query.by.size() == 1);
    Ranking result{.query = query, .source = counter.source()};
    result.method = fmt::format(
        "{} Each score is drawn towards the mean of all groups, the more the fewer answers it has "
        "(empirical Bayes, DerSimonian & Laird 1986, Morris 1983); groups are tied with the first "
        "where the interval of the difference includes zero. Groups of less than {} answers have "
        "no "
        "place.",
        score::describe_method(query), statistics::directional_from);
    std::vector<score::Counted> groups;
    std::vector<statistics::Counts> counts;
    for (auto& counted : counter.count(query, base::limits::insight_groups)) {
        if (counted.tally.responses() < statistics::directional_from) {
            ++result.left_out;
            continue;
        }
        counts.push_back(statistics::counts(counted.tally.tally()));
        groups.push_back(std::move(counted));
    }
    if (groups.empty()) return result;
    const auto ranking = statistics::rank(counts, query.confidence);
    result.mean = ranking.shrinkage.mean;
    for (const auto& ranked : ranking.rows) {
        const auto& group = groups[ranked.group];
        result.rows.push_back({group.group.front(), score::figures(group.tally, query), ranked});
    }
    return result;
}

}  // namespace hark::insight
