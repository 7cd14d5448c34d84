#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "platform/http/schema.h"
#include "platform/json/json.h"
#include "product/survey/words.h"

namespace hark::survey {

json::Object to_json(const Words& words);

/// Texts by language; empty ones count as not given, and so does a missing value. What cannot be
/// read is added to `problems`, with `path` before it.
Words read_words(const json::Value* value, const std::string& path,
                 std::vector<base::FieldProblem>& problems);

http::Schema words_schema();

}  // namespace hark::survey
