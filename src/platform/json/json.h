#pragma once

#include <string>
#include <string_view>

#include <boost/json/value.hpp>

namespace hark::json {

using Value = boost::json::value;
using Object = boost::json::object;
using Array = boost::json::array;

/// Reads one JSON text (UTF-8, nesting at most 32).
/// Throws: base::Error invalid, saying where the text breaks.
Value parse(std::string_view text);

/// Writes compact JSON. Doubles are written with the fewest digits that read back the same, whole
/// ones without an exponent where they are short; NaN and infinity are a bug (CHECK).
std::string to_text(const Value& value);

}  // namespace hark::json
