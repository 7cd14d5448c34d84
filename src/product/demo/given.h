#pragma once

#include "product/demo/programme.h"
#include "product/response/given.h"

namespace hark::demo {

/// A generated answer as somebody would hand it in.
response::Given to_given(const Scenario& scenario, const Answer& answer);

}  // namespace hark::demo
