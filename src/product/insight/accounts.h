#pragma once

#include <optional>
#include <string>

#include "engine/statistics/clusters.h"
#include "product/score/answer.h"

/// The score where several answers come from one account: people of one company agree more than
/// strangers do, so their answers carry less information than their number says.
namespace hark::insight {

struct Accounts {
    score::Query query = {};
    std::string method = {};
    score::Source source = {};
    score::Figures raw = {};   ///< as if nobody belonged together
    std::size_t accounts = 0;  ///< an answer of no known account is one of its own
    std::size_t largest = 0;   ///< answers of the busiest
    /// Every answer counts, the error is that of the accounts; nothing below two accounts.
    std::optional<statistics::ClusteredScore> clustered = {};
    /// The mean of the accounts' own scores, in points: one account, one voice.
    std::optional<double> voices = {};
};

/// Requires: one column of groups, which names the account; no weight or steps.
/// Throws: base::Error invalid (by) above limits::score_counted accounts.
Accounts find_accounts(score::Counter& counter, const score::Query& query);

}  // namespace hark::insight
