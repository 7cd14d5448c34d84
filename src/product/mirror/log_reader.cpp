#include "product/mirror/log_reader.h"

#include <algorithm>

#include "base/limits.h"

namespace hark::mirror {
namespace {

// So many numbers before the last may belong to transactions that are still open.
constexpr std::int64_t open_most = 1'000;

}  // namespace

void LogReader::begin(storage::Session& session, base::Time now) {
    const auto range = response::change_range(session);
    last_ = std::max<std::int64_t>(range.last - open_most, range.first - 1);
    last_ = std::max<std::int64_t>(last_, 0);
    missing_.clear();
    read(session, now);
}

bool LogReader::begin_after(storage::Session& session, std::int64_t seq) {
    const auto range = response::change_range(session);
    if (seq > range.last || seq + 1 < range.first) return false;
    last_ = seq;
    missing_.clear();
    return true;
}

std::vector<response::Change> LogReader::read(storage::Session& session, base::Time now) {
    std::vector<response::Change> changes;
    for (auto entry = missing_.begin(); entry != missing_.end();) {
        auto late = response::find_change(session, entry->first);
        const bool is_overdue = now - entry->second > base::limits::change_overdue;
        if (late) changes.push_back(*std::move(late));
        entry = late || is_overdue ? missing_.erase(entry) : std::next(entry);
    }
    for (auto& change : response::changes_after(session, last_)) {
        take(change, now);
        changes.push_back(std::move(change));
    }
    return changes;
}

void LogReader::take(const response::Change& change, base::Time now) {
    const auto first = std::max(last_ + 1, change.seq - open_most);
    for (auto skipped = first; skipped < change.seq; ++skipped) missing_.emplace(skipped, now);
    last_ = change.seq;
}

}  // namespace hark::mirror
