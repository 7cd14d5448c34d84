#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "engine/statistics/interval.h"

/// How far asking goes: invited, sent, delivered, opened, viewed, scored, commented.
namespace hark::funnel {

/// What became of askings by one channel in one stretch of time. Those who answered without being
/// invited (by an open link, a kiosk, the interface, a file) are scored and perhaps commented.
struct Counts {
    std::int64_t invited = 0;
    std::int64_t sent = 0;  ///< taken by the mail server; in the widget: shown
    std::int64_t bounced = 0;
    std::int64_t opened = 0;  ///< a lower bound or worse: many mail programs load no pictures, and
                              ///< some load all of them
    std::int64_t viewed = 0;
    std::int64_t scored = 0;
    std::int64_t commented = 0;
    std::int64_t invited_scored = 0;  ///< of those invited

    /// As far as is known: mail servers tell what came back, not what arrived.
    std::int64_t delivered() const { return sent - bounced; }
    Counts& operator+=(const Counts& other);
    bool operator==(const Counts&) const = default;
};

/// Of how many askings an answer came.
struct Rate {
    std::int64_t answered = 0;
    std::int64_t asked = 0;
    double share = 0;
    statistics::Interval interval;  ///< Wilson 1927, 95 %
};

/// Those invited against what was delivered; without invitations, those who saw the page. Nothing
/// where it is not known how many were asked.
std::optional<Rate> rate(const Counts& counts);

/// Counts by channel, and by the start of a stretch of limits::funnel_piece.
struct Piece {
    std::string channel;
    base::Time at;
    Counts counts;
};

/// One row of an answer.
struct Row {
    std::optional<std::string> channel = {};
    std::optional<base::Date> day = {};
    Counts counts = {};
};

}  // namespace hark::funnel
