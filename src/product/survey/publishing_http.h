#pragma once

#include "platform/http/route.h"
#include "product/survey/survey_service.h"

namespace hark::survey {

/// Publishing, pausing, closing; versions; how a draft looks; Hark's own texts.
http::Routes publishing_routes(Service& service);

/// A survey with its draft, as one answer.
http::Response answer(const Whole& whole, int status = 200);
http::Schema whole_schema();

}  // namespace hark::survey
