#pragma once

#include <string>
#include <string_view>

#include "product/survey/rendered.h"
#include "product/survey_page/form.h"

/// The survey as HTML that needs no script. Pure; every text is escaped here.
namespace hark::survey_page {

/// How a page is shown.
struct Setting {
    std::string path;  ///< of the page, where its forms are sent: "/s/nps"
    enum class Frame { none, kiosk, embed } frame = Frame::none;
    /// The score that a link in an email chose: shown as chosen, not counted yet.
    std::optional<int> chosen = {};
    /// A page that lay open before somebody sends the chosen score by itself. Not where a program
    /// has just followed the links: then a person is asked to press.
    bool counts_when_seen = true;
};

/// A page and what the browser may load for it.
struct Html {
    std::string body;
    std::string policy;  ///< Content-Security-Policy
};

Html score_page(const survey::Rendered& survey, const Form& form, const Setting& setting);
Html questions_page(const survey::Rendered& survey, const Form& form, const Step& step,
                    const Setting& setting);
Html thanks_page(const survey::Rendered& survey, const Form& form, const Setting& setting);
/// A page that says one thing: not found.
Html notice_page(std::string_view text, std::string_view language, std::string_view direction,
                 const Setting& setting);
/// The same in the look of a survey that is known: closed, answered already.
Html notice_page(std::string_view text, const survey::Rendered& survey, const Setting& setting);

}  // namespace hark::survey_page
