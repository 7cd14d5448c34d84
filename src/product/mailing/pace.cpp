#include "product/mailing/pace.h"

#include <algorithm>

#include "base/limits.h"

namespace hark::mailing {
namespace {

std::chrono::microseconds doubled(std::chrono::microseconds first, int times,
                                  std::chrono::microseconds most) {
    auto pause = first;
    for (int i = 1; i < times && pause < most; ++i) pause *= 2;
    return std::min(pause, most);
}

}  // namespace

base::Time Pace::take(base::Time now) {
    const std::lock_guard lock{mutex_};
    const auto at = std::max(next_, now);
    next_ = at + step_;
    return at;
}

DomainPaces::DomainPaces(const std::vector<DomainLimit>& limits) {
    for (const auto& limit : limits)
        paces_.try_emplace(limit.domain, limit.each_minute, std::chrono::minutes{1});
}

base::Time DomainPaces::take(const std::string& domain, invitation::InvitationId id,
                             base::Time now) {
    const auto found = paces_.find(domain);
    if (found == paces_.end()) return now;
    const std::lock_guard lock{mutex_};
    if (const auto place = places_.find(id); place != places_.end()) {
        const auto at = place->second;
        if (at <= now) places_.erase(place);
        return std::max(at, now);
    }
    // Those who never came again: answered, cancelled.
    if (places_.size() >= base::limits::mail_places)
        std::erase_if(places_, [&](const auto& place) { return place.second < now; });
    if (places_.size() >= base::limits::mail_places) return now + base::limits::mail_turned_away;
    const auto at = found->second.take(now);
    if (at > now) places_.emplace(id, at);
    return at;
}

std::chrono::microseconds retry_pause(int times, std::chrono::seconds first) {
    return doubled(first, times, base::limits::mail_retry_pause_most);
}

std::chrono::microseconds server_pause(int times) {
    return doubled(std::chrono::seconds{1}, times, base::limits::mail_server_pause_most);
}

}  // namespace hark::mailing
