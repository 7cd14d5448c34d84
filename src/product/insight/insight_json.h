#pragma once

#include <optional>

#include "platform/json/json.h"
#include "product/insight/change.h"
#include "product/score/score_json.h"

namespace hark::insight {

/// The answers of /api/v1/insights. Scores are in points, shares 0 to 1; nothing is rounded.
json::Object to_json(const Change& change);

/// Parts of several answers.
json::Value to_json(const std::optional<statistics::Comparison>& change);
json::Object period_to_json(const segment::Period& period);

}  // namespace hark::insight
