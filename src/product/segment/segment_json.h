#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/http/schema.h"
#include "platform/json/json.h"
#include "product/segment/segment.h"

namespace hark::segment {

json::Object to_json(const Segment& segment);
http::Schema segment_schema();

/// Conditions as they lie in their column: a JSON list of texts.
std::string to_column(const std::vector<std::string>& where);
std::vector<std::string> from_column(std::string_view text);

}  // namespace hark::segment
