#pragma once

#include <string>
#include <string_view>

#include "product/survey/rendered.h"
#include "product/survey_page/form.h"

/// Parts of forms, as HTML.
namespace hark::survey_page {

/// All that was filled in, as hidden fields; and one that people do not see and programs fill in.
std::string carried(const survey::Rendered& survey, const Form& form);

/// The reasons to tick that are for whoever chose that score; nothing without any.
std::string reasons(const survey::Rendered& survey, const Form& form);

/// What the least and the most point of a scale mean, below it.
std::string ends(survey::Scale scale, const std::string& least, const std::string& most,
                 std::string_view direction);

/// `missing` is what is said when it must be answered and was not; else empty.
std::string question_field(const survey::Rendered& survey,
                           const survey::Rendered::Question& question, const Form& form,
                           const std::string& missing);

/// "Deutsch"; for a language that Hark does not speak, its tag.
std::string language_name(const std::string& language);

}  // namespace hark::survey_page
