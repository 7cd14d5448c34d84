#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Texts of people in a terminal, whose columns are not bytes. A wide character (日) takes two
/// columns, a mark that joins the letter before it none. Bytes that are no UTF-8 count as "�".
namespace hark::locale {

std::size_t display_width(std::string_view text);

/// At most `columns` wide; what is longer is cut and ends in "…". Requires: columns > 0.
std::string cut_to(std::string_view text, std::size_t columns);

/// The text on one line, without what could move the cursor, colour the screen or turn the
/// direction of writing: control characters become blanks, direction marks go.
std::string printable(std::string_view text);

}  // namespace hark::locale
