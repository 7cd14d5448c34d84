#pragma once

#include <vector>

#include "product/score/answer.h"

namespace hark::score {

/// Puts the rows in the order that is asked for and leaves those above the limit out. Rows that are
/// equal in it, and those without the figure (at the end), stay in order of group.
void arrange(std::vector<Row>& rows, const Query& query);

}  // namespace hark::score
