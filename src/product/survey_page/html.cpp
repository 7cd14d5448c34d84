#include "product/survey_page/html.h"

namespace hark::survey_page {

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

}  // namespace hark::survey_page
