#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "product/invitation/policy.h"

namespace hark::invitation {

/// Why somebody is or is not asked.
enum class Reason {
    asked,
    plan_paused,
    survey_closed,
    not_started,
    ended,
    enough_answers,
    not_in_audience,
    no_address,
    suppressed,
    too_new,
    not_sampled,
    already_invited,
    asked_recently,
    resting,
    resting_after_dismissal,
    outside_hours,
    cap_reached,
    cancelled,
    waiting,
    nothing_to_ask,
};
/// The code of the interface: "not_sampled".
std::string_view to_text(Reason reason);
std::optional<Reason> parse_reason(std::string_view text);

/// What was decided about one person, and why, for a program and for people.
struct Decision {
    Reason reason = Reason::asked;
    std::string sentence;
    std::optional<Hours> send = {};  ///< when it may go out; only of `asked`
    base::Time expires_at = {};      ///< only of `asked`
};

}  // namespace hark::invitation
