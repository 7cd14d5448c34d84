#include "product/invitation/decision.h"

#include <array>

namespace hark::invitation {
namespace {

constexpr std::array<std::string_view, 20> codes{
    "asked",          "plan_paused",     "survey_closed",  "not_started", "ended",
    "enough_answers", "not_in_audience", "no_address",     "suppressed",  "too_new",
    "not_sampled",    "already_invited", "asked_recently", "resting",     "resting_after_dismissal",
    "outside_hours",  "cap_reached",     "cancelled",      "waiting",     "nothing_to_ask"};

}  // namespace

std::string_view to_text(Reason reason) {
    return codes.at(static_cast<std::size_t>(reason));
}

std::optional<Reason> parse_reason(std::string_view text) {
    for (std::size_t i = 0; i < codes.size(); ++i)
        if (codes[i] == text) return static_cast<Reason>(i);
    return std::nullopt;
}

}  // namespace hark::invitation
