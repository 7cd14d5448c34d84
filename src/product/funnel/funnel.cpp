#include "product/funnel/funnel.h"

#include <algorithm>

#include "engine/statistics/closed_loop.h"

namespace hark::funnel {

Counts& Counts::operator+=(const Counts& other) {
    invited += other.invited;
    sent += other.sent;
    bounced += other.bounced;
    opened += other.opened;
    viewed += other.viewed;
    scored += other.scored;
    commented += other.commented;
    invited_scored += other.invited_scored;
    return *this;
}

std::optional<Rate> rate(const Counts& counts) {
    Rate rate;
    if (counts.delivered() > 0) {
        rate.answered = counts.invited_scored;
        rate.asked = counts.delivered();
    } else if (counts.invited == 0 && counts.viewed > 0) {
        rate.answered = counts.scored;
        rate.asked = counts.viewed;
    } else {
        return std::nullopt;
    }
    // Somebody may answer what came back as undeliverable, or without the page being counted.
    rate.asked = std::max(rate.asked, rate.answered);
    const statistics::Recovered group{rate.answered, rate.asked};
    rate.share = group.share();
    rate.interval = statistics::wilson_interval(group);
    return rate;
}

}  // namespace hark::funnel
