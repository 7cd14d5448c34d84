#include "product/clickhouse/news.h"

#include <algorithm>
#include <set>

#include "base/limits.h"
#include "product/response/change_store.h"

namespace hark::clickhouse {
namespace {

using base::limits::clickhouse_gaps;
using response::Change;

/// Numbers after `last` and before `next`, the latest only when they are too many to be
/// transactions under way.
void add_gaps(std::vector<Copy::Gap>& gaps, std::int64_t last, std::int64_t next, base::Time now) {
    for (auto seq = std::max(last + 1, next - clickhouse_gaps); seq < next; ++seq)
        gaps.push_back({seq, now});
    if (gaps.size() > clickhouse_gaps) gaps.erase(gaps.begin(), gaps.end() - clickhouse_gaps);
}

std::vector<Change> late_changes(storage::Session& session, const Copy& copy, base::Time now,
                                 News& news) {
    std::vector<Change> late;
    for (const auto& gap : copy.missing) {
        if (auto change = response::find_change(session, gap.seq)) {
            late.push_back(*std::move(change));
        } else if (now - gap.seen < base::limits::change_overdue) {
            news.missing.push_back(gap);
        }
    }
    return late;
}

std::vector<Change> changes(storage::Session& session, const Copy& copy, base::Time now,
                            std::size_t most, News& news) {
    auto all = late_changes(session, copy, now, news);
    news.change_seq = copy.change_seq;
    std::size_t responses = 0;
    while (true) {
        auto next = response::changes_after(session, news.change_seq,
                                            base::limits::clickhouse_changes_each_read);
        if (next.empty()) return all;
        for (auto& change : next) {
            responses += change.responses.size();
            if (responses > most && news.change_seq > copy.change_seq) return all;
            add_gaps(news.missing, news.change_seq, change.seq, now);
            news.change_seq = change.seq;
            all.push_back(std::move(change));
        }
    }
}

}  // namespace

News read_news(storage::Session& session, const Copy& copy, base::Time now, std::size_t most) {
    News news;
    const auto range = response::change_range(session);
    news.is_torn = range.first > copy.change_seq + 1;
    if (news.is_torn) return news;
    std::set<Key> keys;
    std::set<Key> doubtful;
    for (const auto& change : changes(session, copy, now, most, news)) {
        for (const auto id : change.responses) {
            const Key key{change.workspace.value(), id.value()};
            keys.insert(key);
            if (change.seq <= copy.doubt_seq) doubtful.insert(key);
        }
    }
    news.is_all = news.change_seq >= range.last;
    for (auto& row : load_these(session, {keys.begin(), keys.end()})) {
        const bool may_be_there = row.key.id <= copy.highest_id || doubtful.contains(row.key);
        if (may_be_there) news.marks.push_back(row.key);
        if (may_be_there || row.counts) news.rows.push_back(std::move(row));
    }
    return news;
}

std::vector<Copy::Gap> find_gaps(storage::Session& session, std::int64_t last, base::Time now) {
    std::vector<Copy::Gap> gaps;
    auto before = std::max<std::int64_t>(last - clickhouse_gaps, 0);
    for (const auto seq : load_change_numbers(session, before)) {
        add_gaps(gaps, before, seq, now);
        before = seq;
    }
    return gaps;
}

}  // namespace hark::clickhouse
