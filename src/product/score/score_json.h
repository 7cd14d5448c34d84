#pragma once

#include "platform/json/json.h"
#include "product/score/answer.h"

namespace hark::score {

/// {"query", "method", "source", "rows", "total"}: the answer of GET /api/v1/score, and what
/// `total` and `rows` are wherever a score is printed for machines. Figures are not rounded.
json::Object to_json(const Answer& answer);

/// Its parts. Every one has all of its fields; what is not known or not asked is null.
json::Object to_json(const Query& query);
json::Object to_json(const Source& source);
json::Object row_to_json(const Row& row, const Query& query);
json::Object total_to_json(const Answer& answer);
/// From "tally" to "status"; without "compare".
json::Object to_json(const Figures& figures, const Query& query);
/// A group's value in the form in which the API answers with values of that kind.
json::Value to_json(const segment::Field& field, const segment::Value& value);

}  // namespace hark::score
