#pragma once

#include <string>
#include <string_view>

namespace hark::survey_page {

/// `text` for any place in HTML: between tags and inside quoted attributes.
std::string escaped(std::string_view text);

/// The same with line breaks kept.
std::string paragraphs(std::string_view text);

}  // namespace hark::survey_page
