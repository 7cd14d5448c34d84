#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "platform/http/schema.h"
#include "platform/json/json.h"
#include "product/survey/definition.h"
#include "product/survey/words_json.h"

namespace hark::survey {

json::Object to_json(const Definition& definition);

/// Reads a definition; what is left out is as usual. Everything that is wrong is added to
/// `problems` with paths below "definition", the rules of `check` included.
Definition read_definition(const json::Value& value, Kind kind,
                           std::vector<base::FieldProblem>& problems);

/// As they lie in their column. Requires: `text` was made by `to_column`.
std::string to_column(const Definition& definition);
Definition definition_from_column(const std::string& text, Kind kind);

http::Schema definition_schema();

}  // namespace hark::survey
