#pragma once

#include <string>
#include <string_view>

#include "product/survey_page/page.h"

/// What all pages share: the head, the style, what goes around the middle.
namespace hark::survey_page {

struct Framing {
    std::string_view title;
    std::string_view language;
    std::string_view direction;
    std::string_view accent = {};  ///< empty: Hark's own
    std::string_view on_accent = {};
    std::string_view logo = {};    ///< its address; empty: none
    std::string_view footer = {};  ///< HTML
    std::string_view scheme = "light dark";
    bool is_square = false;
    /// Begin anew by itself: for browsers without script in a kiosk.
    std::chrono::seconds reset_after{0};
    std::string_view words_for_script = {};  ///< further attributes of <main>
};

Html framed(const std::string& middle, const Framing& framing, const Setting& setting);

Framing framing_of(const survey::Rendered& survey);

/// The address of the page in the same frame and another language.
std::string address(const Setting& setting, std::string_view language = {});

}  // namespace hark::survey_page
