#pragma once

#include <string>
#include <vector>

#include "platform/http/schema.h"
#include "platform/json/json.h"
#include "platform/json/reader.h"
#include "product/experiment/experiment.h"

namespace hark::experiment {

json::Object to_json(const Experiment& experiment);
json::Array to_json(const std::vector<Variant>& variants);

/// The list under "variants". What cannot be read is refused in `reader`.
std::vector<Variant> read_variants(json::Reader& reader);

/// As they lie in their column. Requires: `text` was made by `to_column`.
std::string to_column(const std::vector<Variant>& variants);
std::vector<Variant> variants_from_column(std::string_view text);

http::Schema variant_schema();
/// The fields that every form of an experiment has.
std::vector<http::Schema::Field> experiment_fields();

}  // namespace hark::experiment
