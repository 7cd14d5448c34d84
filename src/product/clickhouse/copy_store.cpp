#include "product/clickhouse/copy_store.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"

namespace hark::clickhouse {
namespace {

constexpr std::string_view select_copy = R"(
    SELECT target, copy, build, cluster, is_ready, page_workspace_id, page_id, change_seq,
           doubt_seq, missing, highest_id, attempt, loaded, marked, purged, purge_to, purge_at,
           as_of, lease_owner, lease_until
    FROM clickhouse_copy WHERE target = :target /* any workspace: a copy has all of them */)";

constexpr std::string_view insert_copy = R"(
    INSERT INTO clickhouse_copy (target, copy, build, cluster, is_ready, page_workspace_id,
        page_id, change_seq, doubt_seq, missing, highest_id, attempt, loaded, marked, purged,
        purge_to, purge_at, as_of, lease_owner, lease_until)
    VALUES (:target, :copy, 0, '', 0, 0, 0, 0, 0, '', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    ON CONFLICT DO NOTHING /* any workspace: a copy has all of them */)";

constexpr std::string_view take_lease = R"(
    UPDATE clickhouse_copy SET lease_owner = :owner, lease_until = :until
    WHERE target = :target AND (lease_owner = :owner OR lease_until <= :now)
    /* any workspace: a copy has all of them */)";

constexpr std::string_view end_lease = R"(
    UPDATE clickhouse_copy SET lease_until = 0 WHERE target = :target AND lease_owner = :owner
    /* any workspace: a copy has all of them */)";

constexpr std::string_view update_copy = R"(
    UPDATE clickhouse_copy SET build = :build, cluster = :cluster, is_ready = :is_ready,
        page_workspace_id = :page_workspace, page_id = :page_id, change_seq = :change_seq,
        doubt_seq = :doubt_seq, missing = :missing, highest_id = :highest_id,
        attempt = :attempt, loaded = :loaded, marked = :marked, purged = :purged,
        purge_to = :purge_to, purge_at = :purge_at, as_of = :as_of, lease_until = :lease_until
    WHERE target = :target AND lease_owner = :lease_owner
    /* any workspace: a copy has all of them */)";

/// "seq@microseconds " for each.
std::string to_text(const std::vector<Copy::Gap>& gaps) {
    std::string text;
    for (const auto& gap : gaps)
        fmt::format_to(std::back_inserter(text), "{}@{} ", gap.seq, base::to_micros(gap.seen));
    return text;
}

std::vector<Copy::Gap> read_gaps(std::string_view text) {
    std::vector<Copy::Gap> gaps;
    const auto number = [&](char end) {
        std::int64_t value = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
        CHECK(read.ec == std::errc{} && *read.ptr == end);
        text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()) + 1);
        return value;
    };
    while (!text.empty()) {
        const auto seq = number('@');
        gaps.push_back({seq, base::from_micros(number(' '))});
    }
    return gaps;
}

Copy read(const storage::Row& row) {
    Copy copy;
    copy.target = row.text("target");
    copy.copy = row.integer("copy");
    copy.build = row.integer("build");
    copy.cluster = row.text("cluster");
    copy.is_ready = row.boolean("is_ready");
    copy.page_workspace = row.integer("page_workspace_id");
    copy.page_id = row.integer("page_id");
    copy.change_seq = row.integer("change_seq");
    copy.doubt_seq = row.integer("doubt_seq");
    copy.missing = read_gaps(row.text("missing"));
    copy.highest_id = row.integer("highest_id");
    copy.attempt = row.integer("attempt");
    copy.loaded = row.integer("loaded");
    copy.marked = row.integer("marked");
    copy.purged = row.integer("purged");
    copy.purge_to = row.integer("purge_to");
    copy.purge_at = base::from_micros(row.integer("purge_at"));
    copy.as_of = base::from_micros(row.integer("as_of"));
    copy.lease_owner = row.integer("lease_owner");
    copy.lease_until = base::from_micros(row.integer("lease_until"));
    return copy;
}

}  // namespace

base::Time complete_until(const Copy& copy, std::int64_t last_change, base::Time now) {
    if (!copy.is_ready || copy.change_seq < last_change) return copy.as_of;
    auto until = now;
    for (const auto& gap : copy.missing) {
        // One that is overdue was never committed.
        if (now - gap.seen < base::limits::change_overdue) until = std::min(until, gap.seen);
    }
    return until;
}

std::optional<Copy> find(storage::Session& session, const std::string& target) {
    return session.one(select_copy, {{"target", target}}, read);
}

std::optional<Copy> take(storage::Session& session, const std::string& target, const Lease& lease,
                         std::int64_t fresh) {
    session.execute(insert_copy, {{"target", target}, {"copy", fresh}});
    const auto taken = session.execute(take_lease, {{"target", target},
                                                    {"owner", lease.owner},
                                                    {"now", base::to_micros(lease.now)},
                                                    {"until", base::to_micros(lease.until)}});
    return taken > 0 ? find(session, target) : std::nullopt;
}

void give_back(storage::Session& session, const std::string& target, std::int64_t owner) {
    session.execute(end_lease, {{"target", target}, {"owner", owner}});
}

void save(storage::Session& session, const Copy& copy) {
    const auto changed =
        session.execute(update_copy, {{"target", copy.target},
                                      {"build", copy.build},
                                      {"cluster", copy.cluster},
                                      {"is_ready", copy.is_ready},
                                      {"page_workspace", copy.page_workspace},
                                      {"page_id", copy.page_id},
                                      {"change_seq", copy.change_seq},
                                      {"doubt_seq", copy.doubt_seq},
                                      {"missing", to_text(copy.missing)},
                                      {"highest_id", copy.highest_id},
                                      {"attempt", copy.attempt},
                                      {"loaded", copy.loaded},
                                      {"marked", copy.marked},
                                      {"purged", copy.purged},
                                      {"purge_to", copy.purge_to},
                                      {"purge_at", base::to_micros(copy.purge_at)},
                                      {"as_of", base::to_micros(copy.as_of)},
                                      {"lease_owner", copy.lease_owner},
                                      {"lease_until", base::to_micros(copy.lease_until)}});
    if (changed == 0)
        throw base::Error{base::ErrorCode::conflict,
                          "Another process loads the responses into ClickHouse by now."};
}

}  // namespace hark::clickhouse
