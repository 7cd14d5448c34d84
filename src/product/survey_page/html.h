#pragma once

#include <string>
#include <string_view>

namespace hark::survey_page {

/// `text` for any place in HTML: between tags and inside quoted attributes.
std::string escaped(std::string_view text);

/// The same with line breaks kept.
std::string paragraphs(std::string_view text);

/// The same on a page of that direction ("ltr" or "rtl"), which the text may not share: a text that
/// is not translated keeps its own order and its question mark at its own end. Not for attributes.
std::string spoken(std::string_view text, std::string_view direction);

}  // namespace hark::survey_page
