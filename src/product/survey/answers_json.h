#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "platform/json/json.h"
#include "platform/json/reader.h"
#include "product/survey/answers.h"

namespace hark::survey {

/// {"role": "dev", "tools": ["a", "b"], "ease": 4}
json::Object to_json(const AnswersByKey& answers);

/// Reads the fields `reasons`, `answers` and `contact_me`; what cannot be an answer to anything is
/// refused.
Answers read_answers(json::Reader& reader);

/// As they lie in their column. Requires: `text` was made by `to_column`.
std::string to_column(const Answers& answers);
Answers answers_from_column(const std::string& text);

}  // namespace hark::survey
