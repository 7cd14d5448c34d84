#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "product/importing/analysis.h"

namespace hark::importing {

/// Fills every column's `guess` from names (English, German, French, Spanish, Portuguese, Italian,
/// Dutch and vendors' own) and values together. At most one column gets each role but property.
/// Requires: kinds and counts are set. `rows` is the number of rows in the file.
void guess_roles(std::vector<Column>& columns, std::uint64_t rows);

/// Lower-case words of a header: "NPS_Score", "npsScore" and "NPS  score" give "nps score".
std::string words_of(std::string_view name);

}  // namespace hark::importing
