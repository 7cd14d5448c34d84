#pragma once

#include <optional>

#include "base/error.h"

namespace hark::statistics {

/// An answer to the one question: a whole number from 0 to 10. Cannot hold anything else.
class Score {
public:
    static constexpr int least = 0;
    static constexpr int most = 10;

    /// Requires: least <= value <= most; text and files go through `make`.
    explicit constexpr Score(int value) : value_(value) { CHECK(value >= least && value <= most); }

    /// Returns: nothing when `value` is no answer to the question.
    static constexpr std::optional<Score> make(int value) {
        if (value < least || value > most) return std::nullopt;
        return Score{value};
    }

    constexpr int value() const { return value_; }
    constexpr auto operator<=>(const Score&) const = default;

private:
    int value_;
};

/// What a score says about the person who gave it. In this order everywhere: (D, A, P).
enum class Group { detractor, passive, promoter };

/// 0-6 detractor, 7-8 passive, 9-10 promoter. Source: Reichheld 2003, "The one number you need to
/// grow".
constexpr Group group_of(Score score) {
    if (score.value() >= 9) return Group::promoter;
    if (score.value() >= 7) return Group::passive;
    return Group::detractor;
}

/// 0-3: the detractors that leave soonest and warn others loudest; cases open on these first.
constexpr bool is_danger_zone(Score score) {
    return score.value() <= 3;
}

}  // namespace hark::statistics
