#pragma once

#include "platform/http/schema.h"
#include "platform/json/json.h"
#include "product/survey/rendered.h"

namespace hark::survey {

/// As pages and widgets read it. What is empty is left out: a widget loads this on every decision.
json::Object to_json(const Rendered& rendered);
http::Schema rendered_schema();

}  // namespace hark::survey
