#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace hark::json {

/// The known word that `word` was probably meant to be: at most two slips of the finger away (a
/// letter left out, added, changed, or two swapped), one for words of four letters or fewer.
/// Case, blanks, "-" and "_" count for nothing.
/// Returns: nothing when none is close, or when `word` itself is known.
std::optional<std::string_view> closest(std::string_view word,
                                        const std::vector<std::string_view>& known);

}  // namespace hark::json
