#include "product/access/throttle.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"

namespace hark::access {

using namespace std::chrono;

Throttle::Throttle(const base::Clock& clock, int attempts, microseconds window,
                   std::size_t most_names)
    : clock_(clock), attempts_(attempts), window_(window), most_names_(most_names) {}

void Throttle::attempt(const std::string& name) {
    const auto now = clock_.now();
    const std::lock_guard lock{mutex_};
    if (counts_.size() >= most_names_ && !counts_.contains(name)) make_room(now);
    Count& count = counts_.try_emplace(name, Count{now, 0}).first->second;
    if (now - count.began_at >= window_ || now < count.began_at) count = {now, 0};
    if (count.attempts >= attempts_) {
        const auto wait = ceil<seconds>(count.began_at + window_ - now);
        throw base::Error{base::ErrorCode::limit_reached,
                          fmt::format("Too many attempts: try again in {} minutes.",
                                      std::max<std::int64_t>(1, ceil<minutes>(wait).count()))}
            .because("too_many_attempts")
            .retry_in(wait);
    }
    ++count.attempts;
}

void Throttle::forgive(const std::string& name) {
    const std::lock_guard lock{mutex_};
    counts_.erase(name);
}

/// Forgets whom time has forgiven, else the one with the fewest attempts.
void Throttle::make_room(base::Time now) {
    std::erase_if(counts_, [&](const auto& entry) {
        return now - entry.second.began_at >= window_ || now < entry.second.began_at;
    });
    if (counts_.size() < most_names_) return;
    counts_.erase(
        std::min_element(counts_.begin(), counts_.end(), [](const auto& left, const auto& right) {
            return left.second.attempts < right.second.attempts;
        }));
}

}  // namespace hark::access
