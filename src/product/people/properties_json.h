#pragma once

#include <string>
#include <string_view>

#include "product/people/properties.h"

namespace hark::people {

/// Properties as they lie in their column: one flat JSON object of texts and numbers, keys sorted.
std::string to_column(const Properties& properties);

/// Reads what `to_column` wrote, also after PostgreSQL has put it into its own order and spacing.
Properties from_column(std::string_view text);

}  // namespace hark::people
