#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"
#include "product/survey/survey.h"

namespace hark::annotation {

struct Annotation;
using AnnotationId = base::Id<Annotation>;

enum class Kind { release, incident, campaign, other };
std::string_view to_text(Kind kind);
std::optional<Kind> parse_kind(std::string_view text);

/// Something that happened and may have moved the score: shown where scores are drawn over time.
struct Annotation {
    AnnotationId id;
    base::Time at = {};
    Kind kind = Kind::other;
    std::string title = {};
    std::optional<survey::SurveyId> survey = {};  ///< nothing: it concerns all
    base::Time created_at = {};
};

}  // namespace hark::annotation
