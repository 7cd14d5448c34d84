#pragma once

#include "platform/storage/session.h"
#include "product/report/report.h"

namespace hark::report {

/// How many answers came on which day, of days with any, in order.
using Days = std::vector<std::pair<base::Date, statistics::Tally>>;

Days count_days(storage::Session& session, workspace::WorkspaceId workspace,
                const score::Query& query);

/// The step that gives about 6 to 30 points, and longer where most of them would have too few
/// answers to say anything. Nothing when all answers lie in one step. Requires: not empty.
std::optional<locale::Step> choose_step(const Days& days);

/// Every step from the first day to the last.
Trend make_trend(const Days& days, locale::Step step, const score::Query& query);

/// What changed, and what could have been noticed. `whole` is the tally of all answers.
Changes find_changes(const Trend& trend, const statistics::Tally& whole, double confidence);

}  // namespace hark::report
