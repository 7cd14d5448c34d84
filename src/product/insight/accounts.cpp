#include "product/insight/accounts.h"

#include <algorithm>

#include <fmt/format.h>

#include "product/score/method.h"

namespace hark::insight {
namespace {

class Adding {
public:
    void add(const statistics::Tally& account) {
        const auto counts = statistics::counts(account);
        clusters_.add(counts);
        means_.add(counts);
    }

    /// Each answer for itself.
    void add_alone(const statistics::Tally& answers) {
        for (std::size_t score = 0; score < answers.counts().size(); ++score) {
            std::array<std::int64_t, 11> one = {};
            one.at(score) = 1;
            for (auto left = answers.counts().at(score); left > 0; --left) {
                add(statistics::Tally{one});
            }
        }
    }

    const statistics::Clusters& clusters() const { return clusters_; }
    const statistics::AccountMeans& means() const { return means_; }

private:
    statistics::Clusters clusters_;
    statistics::AccountMeans means_;
};

}  // namespace

Accounts find_accounts(score::Counter& counter, const score::Query& query) {
    CHECK(query.by.size() == 1);
    Accounts result{.query = query, .source = counter.source()};
    result.method = fmt::format(
        "{} The error is that of the accounts, not of the answers: answers of one account are "
        "taken together (linearised, Binder 1983). An answer without one stands for itself.",
        score::describe_method(query));
    statistics::WeightedTally all;
    Adding adding;
    for (const auto& counted : counter.count(query)) {
        all += counted.tally;
        const auto& answers = counted.tally.tally();
        if (std::holds_alternative<segment::Missing>(counted.group.front())) {
            adding.add_alone(answers);
            continue;
        }
        adding.add(answers);
        result.largest =
            std::max(result.largest, static_cast<std::size_t>(counted.tally.responses()));
    }
    result.raw = score::figures(all, query);
    result.accounts = static_cast<std::size_t>(adding.clusters().accounts());
    if (result.accounts < 2) return result;
    result.clustered = statistics::clustered_score(adding.clusters(), query.confidence);
    result.voices = adding.means().nps();
    return result;
}

}  // namespace hark::insight
