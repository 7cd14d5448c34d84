#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "product/anonymity/partition.h"
#include "product/people/properties.h"
#include "product/survey/answers.h"
#include "product/survey/survey.h"

namespace hark::anonymity {

/// An answer to an anonymous survey on its way to being seen: all that is ever kept of it.
struct Held {
    std::int64_t id = 0;  ///< random
    survey::SurveyId survey = {};
    base::Date day = {};      ///< when it was given, where the workspace is
    base::Date held_on = {};  ///< when it came in
    int score = 0;
    std::optional<std::string> comment = {};
    std::string channel = {};
    people::Properties properties = {};
    std::optional<int> version = {};
    std::optional<std::string> language = {};
    survey::Answers answers = {};
    std::optional<std::int64_t> import = {};
    std::optional<std::string> excluded_reason = {};
    std::optional<std::string> fingerprint = {};  ///< only while it may be amended
};

/// Whether the further question of that key is answered in words of one's own.
using IsText = std::function<bool(std::string_view question)>;

/// Which answers go together.
enum class Together { all, matching };

/// What may be seen: answers in classes of at least `least`, those of a class alike in everything
/// that may be known of somebody from elsewhere, in no order within it. Scores, comments, ticked
/// reasons and texts stay each with its own answer; a wish to be contacted goes.
/// With Together::all all of `held` are in it, if they are enough.
/// `id` says which of `held` each is. Those suspected of being robots' have classes of their own.
std::vector<Held> generalise(const std::vector<Held>& held, std::size_t least, Together together,
                             const IsText& is_text);

}  // namespace hark::anonymity
