#pragma once

#include <string>

#include "product/score/query.h"

namespace hark::score {

/// One sentence on how the figures of an answer are made, with its sources.
std::string describe_method(const Query& query);

}  // namespace hark::score
