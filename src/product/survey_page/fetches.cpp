#include "product/survey_page/fetches.h"

#include "base/limits.h"

namespace hark::survey_page {
namespace {

bool is_scanner(const std::bitset<11>& scores) {
    return scores.count() >= base::limits::scanned_links;
}

}  // namespace

bool Fetches::note(const std::string& token, int score) {
    const std::lock_guard lock{mutex_};
    forget_old();
    auto [found, is_new] = seen_.try_emplace(token, Seen{clock_.now(), {}});
    if (is_new) order_.push_back(token);
    if (score >= 0 && score <= 10) found->second.scores.set(static_cast<std::size_t>(score));
    return is_scanner(found->second.scores);
}

bool Fetches::looks_like_scanner(const std::string& token) {
    const std::lock_guard lock{mutex_};
    forget_old();
    const auto found = seen_.find(token);
    return found != seen_.end() && is_scanner(found->second.scores);
}

void Fetches::forget_old() {
    const auto now = clock_.now();
    while (!order_.empty()) {
        const auto oldest = seen_.find(order_.front());
        const bool is_old = now >= oldest->second.first_at + base::limits::scanner_memory;
        if (!is_old && seen_.size() <= base::limits::scanners_remembered) return;
        seen_.erase(oldest);
        order_.pop_front();
    }
}

}  // namespace hark::survey_page
