#include "product/clickhouse/loader.h"

#include <algorithm>

#include "base/error.h"
#include "base/log.h"
#include "product/clickhouse/news.h"
#include "product/clickhouse/purge_store.h"
#include "product/response/change_store.h"

namespace hark::clickhouse {
Loader::Loader(Servers& servers, storage::Database& database, const base::Clock& clock,
               base::IdSource& ids, metrics::Registry& registry)
    : Loader(servers, database, clock, ids, registry, Settings{}) {}

Loader::Loader(Servers& servers, storage::Database& database, const base::Clock& clock,
               base::IdSource& ids, metrics::Registry& registry, Settings settings)
    : servers_(servers),
      database_(database),
      clock_(clock),
      settings_(settings),
      target_(servers.address().target()),
      owner_(ids.next()),
      loaded_rows_(registry.counter("hark_clickhouse_loaded_rows_total",
                                    "Rows this process has loaded into ClickHouse.")),
      failures_(registry.counter("hark_clickhouse_failures_total",
                                 "Attempts to load into ClickHouse that failed.")),
      lag_(registry.gauge("hark_clickhouse_lag_seconds",
                          "Age of the oldest response that ClickHouse may not have.")),
      waiting_changes_(registry.gauge("hark_clickhouse_waiting_changes",
                                      "Changes that are not in ClickHouse yet.")),
      ready_(registry.gauge("hark_clickhouse_ready",
                            "1 when ClickHouse has all responses, 0 while they are loaded.")) {}

Loader::Outcome Loader::step() {
    auto outcome = Outcome::failed;
    try {
        outcome = work();
        if (outcome != Outcome::waiting && !last_failure_.empty()) {
            base::log::info("Loading responses into ClickHouse goes on.");
            last_failure_.clear();
        }
    } catch (const base::Error& error) {
        note(error);
    }
    try {
        measure();
    } catch (const base::Error& error) {
        note(error);
        return Outcome::failed;
    }
    return outcome;
}

/// What became of the batch is not known: from here on, as if another process had begun it.
void Loader::note(const base::Error& error) {
    copy_.reset();
    failures_.add();
    if (last_failure_ != error.what())
        base::log::warning("Responses are not loaded into ClickHouse: {}", error.what());
    last_failure_ = error.what();
}

Loader::Outcome Loader::work() {
    if (!hold_lease()) return Outcome::waiting;
    if (!is_verified_) verify();
    const auto outcome = copy_->is_ready ? load_changes() : load_next_page();
    const auto purged = copy_ && copy_->is_ready ? purge() : Outcome::idle;
    return outcome == Outcome::idle ? purged : outcome;
}

bool Loader::hold_lease() {
    const auto now = clock_.now();
    if (copy_) {
        if (copy_->lease_until - now < settings_.lease / 2) save();
        return true;
    }
    const auto there =
        database_.reading([&](storage::Session& session) { return find(session, target_); });
    if (there && there->lease_owner != owner_ && there->lease_until > now) return false;
    copy_ = database_.writing([&](storage::Session& session) {
        auto taken = take(session, target_, {owner_, now, now + settings_.lease}, owner_);
        // An attempt of whoever had the lease may have put anything of this into ClickHouse.
        if (taken) taken->doubt_seq = response::change_range(session).last;
        return taken;
    });
    is_verified_ = false;
    is_purging_ = false;
    doubtful_pages_ = 2;
    return copy_.has_value();
}

void Loader::verify() {
    const auto cluster = describe_cluster(servers_);
    const bool is_usable = copy_->build > 0 && copy_->cluster == cluster &&
                           exist(servers_, tables()) &&
                           newest_version(servers_, tables()) <= copy_->attempt;
    if (!is_usable) {
        copy_->cluster = cluster;
        build_anew();
    }
    drop_others(servers_, tables());
    is_verified_ = true;
}

void Loader::build_anew() {
    const auto now = clock_.now();
    auto& copy = *copy_;
    ++copy.build;
    copy.is_ready = false;
    copy.page_workspace = copy.page_id = 0;
    // What has a number by now and is written already is in the pages that are read from here on.
    database_.read([&](storage::Session& session) {
        copy.change_seq = response::change_range(session).last;
        copy.missing = find_gaps(session, copy.change_seq, now);
    });
    copy.highest_id = 0;
    copy.loaded = copy.marked = copy.purged = copy.purge_to = copy.attempt;
    copy.as_of = now;
    save();
    is_purging_ = false;
    doubtful_pages_ = 0;
    create(servers_, tables(), settings_.old_files);
    base::log::info("Loading all responses into ClickHouse.");
}

Loader::Outcome Loader::load_next_page() {
    auto& copy = *copy_;
    const Key last{copy.page_workspace, copy.page_id};
    const auto rows = database_.reading(
        [&](storage::Session& session) { return load_page(session, last, settings_.batch_rows); });
    if (rows.empty()) {
        // What was added since the build began may be in a page and in the log.
        copy.doubt_seq = database_.reading(
            [](storage::Session& session) { return response::change_range(session).last; });
        copy.is_ready = true;
        save();
        base::log::info("ClickHouse has all responses.");
        return Outcome::worked;
    }
    std::vector<LoadRow> counting;
    std::vector<Key> marks;
    for (const auto& row : rows) {
        if (doubtful_pages_ > 0) marks.push_back(row.key);
        if (row.counts || doubtful_pages_ > 0) counting.push_back(row);
    }
    load(counting, marks, [&] {
        copy.page_workspace = rows.back().key.workspace;
        copy.page_id = rows.back().key.id;
    });
    if (doubtful_pages_ > 0) --doubtful_pages_;
    return Outcome::worked;
}

Loader::Outcome Loader::load_changes() {
    auto& copy = *copy_;
    const auto now = clock_.now();
    auto news = database_.reading([&](storage::Session& session) {
        return read_news(session, copy, now, settings_.batch_rows);
    });
    if (news.is_torn) {
        build_anew();
        is_verified_ = false;  // the tables of before are to go
        return Outcome::worked;
    }
    const bool nothing_new =
        news.change_seq == copy.change_seq && news.missing.size() == copy.missing.size();
    if (nothing_new) return Outcome::idle;
    load(news.rows, news.marks, [&] {
        copy.change_seq = news.change_seq;
        copy.missing = std::move(news.missing);
        if (news.is_all) copy.as_of = complete_until(copy, copy.change_seq, now);
    });
    return news.is_all ? Outcome::idle : Outcome::worked;
}

void Loader::load(const std::vector<LoadRow>& rows, const std::vector<Key>& marks,
                  const std::function<void()>& advance) {
    auto& copy = *copy_;
    const auto names = tables();
    if (!rows.empty()) {
        ++copy.attempt;
        save();
        // First of all, so that none of them ever has a second row without being named.
        for (std::size_t first = 0; first < marks.size(); first += settings_.batch_rows) {
            RowWriter writer;
            const auto last = std::min(marks.size(), first + settings_.batch_rows);
            for (auto i = first; i < last; ++i) {
                writer.integer(marks[i].workspace);
                writer.integer(marks[i].id);
                writer.integer(copy.attempt);
            }
            servers_.insert(insert_changed_sql(names.all_changed), writer.bytes());
        }
        for (std::size_t first = 0; first < rows.size(); first += settings_.batch_rows) {
            if (first > 0) save();  // keeps the lease
            RowWriter writer;
            const auto last = std::min(rows.size(), first + settings_.batch_rows);
            for (auto i = first; i < last; ++i) write(writer, rows[i], copy.attempt);
            servers_.insert(insert_rows_sql(names.all_response), writer.bytes());
        }
        copy.loaded = copy.attempt;
        for (const auto& row : rows) copy.highest_id = std::max(copy.highest_id, row.key.id);
        if (!marks.empty()) copy.marked = copy.attempt;
    }
    advance();
    save();
    loaded_rows_.add(static_cast<double>(rows.size()));
}

Loader::Outcome Loader::purge() {
    auto& copy = *copy_;
    const auto now = clock_.now();
    if (copy.purge_to <= copy.purged) {
        if (copy.marked <= copy.purged || now - copy.purge_at < settings_.purge_every)
            return Outcome::idle;
        copy.purge_to = copy.loaded;
        copy.purge_at = now + settings_.purge_delay;
        save();
        return Outcome::idle;
    }
    if (now < copy.purge_at) return Outcome::idle;
    if (!is_purging_) {
        start_purge(servers_, tables(), copy);
        is_purging_ = true;
    } else if (is_purged(servers_, tables())) {
        copy.purged = copy.purge_to;
        save();
        is_purging_ = false;
    }
    return Outcome::idle;
}

void Loader::save() {
    copy_->lease_until = clock_.now() + settings_.lease;
    database_.write([&](storage::Session& session) { clickhouse::save(session, *copy_); });
}

void Loader::measure() {
    const auto now = clock_.now();
    const auto [copy, range] = database_.reading([&](storage::Session& session) {
        return std::pair{find(session, target_), response::change_range(session)};
    });
    if (!copy) return;
    const std::chrono::duration<double> lag = now - complete_until(*copy, range.last, now);
    lag_.set(lag.count());
    waiting_changes_.set(
        static_cast<double>(std::max<std::int64_t>(range.last - copy->change_seq, 0)));
    ready_.set(copy->is_ready ? 1 : 0);
}

void Loader::leave() {
    copy_.reset();
    database_.write([&](storage::Session& session) { give_back(session, target_, owner_); });
}

Tables Loader::tables() const {
    return {servers_.address(), copy_->copy, copy_->build};
}

}  // namespace hark::clickhouse
