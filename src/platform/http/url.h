#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hark::http {

/// "x%20y" → "x y". Returns: nothing when an escape is broken or stands for a NUL byte.
std::optional<std::string> percent_decode(std::string_view text);

/// As a form writes it: "+" is a blank; broken escapes stay as they are.
std::string form_decode(std::string_view text);

/// ASCII only, as HTTP compares names.
bool same_ignoring_case(std::string_view left, std::string_view right);

/// Without blanks and tabs at both ends.
std::string_view trimmed(std::string_view text);

/// Takes the part of `list` before the next `separator` off its front, trimmed.
std::string_view next_part(std::string_view& list, char separator);

}  // namespace hark::http
