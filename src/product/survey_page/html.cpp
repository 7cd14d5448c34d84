#include "product/survey_page/html.h"

namespace hark::survey_page {
namespace {

/// Whether there is a letter of Hebrew, Arabic or their relatives: U+0590 to U+08FF, and the
/// presentation forms from U+FB1D.
bool has_right_to_left(std::string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto first = static_cast<unsigned char>(text[i]);
        const auto second = static_cast<unsigned char>(text[i + 1]);
        if (first >= 0xD6 && first <= 0xDF) return true;
        if (first == 0xE0 && second <= 0xA3) return true;
        if (first == 0xEF && second >= 0xAC && second <= 0xBB) return true;
    }
    return false;
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string result;
    result.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        switch (c) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            case '"': result += "&quot;"; break;
            case '\'': result += "&#39;"; break;
            default: result += c;
        }
    }
    return result;
}

std::string paragraphs(std::string_view text) {
    std::string result;
    for (const char c : escaped(text)) {
        if (c == '\n') result += "<br>";
        result += c;
    }
    return result;
}

std::string spoken(std::string_view text, std::string_view direction) {
    const bool is_right_to_left = direction == "rtl";
    if (text.empty() || is_right_to_left == has_right_to_left(text)) return paragraphs(text);
    // A brand in an Arabic sentence does not turn it, so Arabic texts are left to the page.
    const auto* own = is_right_to_left ? "ltr" : "auto";
    return std::string{"<span dir=\""} + own + "\">" + paragraphs(text) + "</span>";
}

}  // namespace hark::survey_page
