#pragma once

#include <optional>

#include "platform/json/json.h"
#include "product/insight/accounts.h"
#include "product/insight/adjustment.h"
#include "product/insight/change.h"
#include "product/insight/dips.h"
#include "product/insight/effect.h"
#include "product/insight/movement.h"
#include "product/insight/prediction.h"
#include "product/insight/ranking.h"
#include "product/score/score_json.h"

namespace hark::insight {

/// The answers of /api/v1/insights. Scores are in points, shares 0 to 1; nothing is rounded.
json::Object to_json(const Change& change);
json::Object to_json(const Dips& dips);
json::Object to_json(const Effect& effect);
json::Object to_json(const Prediction& prediction);
json::Object to_json(const Ranking& ranking);
json::Object to_json(const Movement& movement);
json::Object to_json(const Adjusted& adjusted);
json::Object to_json(const Accounts& accounts);

/// Parts of several answers.
json::Value to_json(const std::optional<statistics::Comparison>& change);
/// {"query", "method", "source"}: what every answer begins with.
json::Object beginning(const score::Query& query, const std::string& method,
                       const score::Source& source);
json::Object figures_of(const segment::Period& period, const score::Figures& figures,
                        const score::Query& query);
void append(json::Object& object, json::Object more);

}  // namespace hark::insight
