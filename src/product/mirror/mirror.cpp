#include "product/mirror/mirror.h"

#include <algorithm>
#include <unordered_set>

#include "base/error.h"
#include "base/limits.h"
#include "base/log.h"
#include "engine/columns/checksum.h"
#include "product/mirror/build_rows.h"
#include "product/mirror/mirror_counter.h"
#include "product/workspace/workspace_store.h"

namespace hark::mirror {
namespace {

using namespace std::chrono_literals;

// After an error, before the next try.
constexpr auto pause_after_error = 1s;

std::size_t threads_of_machine() {
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1,
                                   base::limits::mirror_threads);
}

}  // namespace

Mirror::Mirror(storage::Database& database, const base::Clock& clock, score::Engine& records,
               Changed changed, std::filesystem::path snapshot)
    : database_(database),
      clock_(clock),
      records_(records),
      changed_(std::move(changed)),
      saver_(std::move(snapshot)) {
    thread_ = std::thread{[this] { run(); }};
}

Mirror::~Mirror() {
    {
        const std::lock_guard lock{mutex_};
        is_stopping_ = true;
    }
    wake_.notify_all();
    followed_.notify_all();
    thread_.join();
    if (!is_built()) return;
    try {
        saver_.finish(bytes(), [this] { return states(); });
    } catch (const std::exception& error) {
        base::log::warning("The columns are not saved: {}", error.what());
    }
}

void Mirror::read(WorkspaceId workspace, const std::function<void(score::Counter&)>& work) {
    if (!wait_for_all_changes()) return records_.read(workspace, work);
    const auto shelf = this->shelf(workspace);
    base::Time as_of;
    {
        const std::lock_guard lock{mutex_};
        as_of = as_of_;
    }
    MirrorCounter counter{*shelf, as_of, threads_of_machine()};
    work(counter);
}

bool Mirror::is_built() const {
    const std::lock_guard lock{mutex_};
    return is_built_;
}

bool Mirror::wait_for_all_changes() {
    if (!is_built()) return false;
    const auto last =
        database_.reading([](storage::Session& session) { return response::last_change(session); });
    std::unique_lock lock{mutex_};
    const auto has_all = [&] { return last <= followed_to_ && !waits_for_some_; };
    if (has_all()) return !is_stopping_;
    const auto wanted = ++asked_;
    wake_.notify_one();
    return followed_.wait_for(lock, base::limits::mirror_wait, [&] {
        return has_all() || answered_ >= wanted || is_stopping_;
    }) && !is_stopping_;
}

void Mirror::wake() {
    {
        const std::lock_guard lock{mutex_};
        ++asked_;
    }
    wake_.notify_one();
}

bool Mirror::wait_until_built(std::chrono::milliseconds most) {
    std::unique_lock lock{mutex_};
    return followed_.wait_for(lock, most, [&] { return is_built_ || is_stopping_; });
}

std::size_t Mirror::responses() const {
    const std::lock_guard lock{mutex_};
    std::size_t sum = 0;
    for (const auto& [workspace, shelf] : shelves_) sum += shelf->responses();
    return sum;
}

std::size_t Mirror::bytes() const {
    const std::lock_guard lock{mutex_};
    std::size_t sum = 0;
    for (const auto& [workspace, shelf] : shelves_) sum += shelf->bytes();
    return sum;
}

std::shared_ptr<Shelf> Mirror::shelf(WorkspaceId workspace) {
    const std::lock_guard lock{mutex_};
    auto& shelf = shelves_[workspace];
    if (!shelf) shelf = std::make_shared<Shelf>();
    return shelf;
}

/// Returns: false when it is time to stop.
bool Mirror::sleep(std::chrono::milliseconds most) {
    std::unique_lock lock{mutex_};
    wake_.wait_for(lock, most, [&] { return is_stopping_ || asked_ != answered_; });
    return !is_stopping_;
}

void Mirror::run() {
    bool is_built = false;
    while (true) {
        try {
            if (!is_built) {
                build();
                is_built = true;
            }
            while (follow()) {
            }
            saver_.look(clock_.now(), [this] { return states(); });
            forget_old_changes();
            if (!sleep(base::limits::mirror_looks_every)) return;
        } catch (const std::exception& error) {
            base::log::warning("The columns in memory are behind: {}", error.what());
            std::unique_lock lock{mutex_};
            wake_.wait_for(lock, pause_after_error, [&] { return is_stopping_; });
            if (is_stopping_) return;
        }
        const std::lock_guard lock{mutex_};
        if (is_stopping_) return;
    }
}

void Mirror::build() {
    {
        const std::lock_guard lock{mutex_};
        shelves_.clear();
    }
    std::vector<workspace::Workspace> all;
    bool is_taken = false;
    database_.read([&](storage::Session& session) {
        is_taken = take_snapshot(session);
        if (!is_taken) log_.begin(session, clock_.now());
        all = workspace::list_all(session);
    });
    for (const auto& one : all) {
        auto& shelf = *this->shelf(one.id);
        shelf.rename({}, database_.reading([&](storage::Session& session) {
            return company_names(session, one.id);
        }));
        if (!is_taken) build(one.id, shelf);
    }
    if (!is_taken && responses() > 0) saver_.changed(Saver::Kind::added);
    follow();
    {
        const std::lock_guard lock{mutex_};
        is_built_ = true;
    }
    followed_.notify_all();
}

/// Returns: whether there was one that the log still leads on from.
bool Mirror::take_snapshot(storage::Session& session) {
    auto loaded = saver_.load();
    if (!loaded || place(session, loaded->place.seq) != loaded->place) return false;
    if (!log_.begin_after(session, loaded->place.seq)) return false;
    const std::lock_guard lock{mutex_};
    shelves_ = std::move(loaded->shelves);
    return true;
}

/// Where the log is at that number; a sum of 0 when it does not reach there.
LogPlace Mirror::place(storage::Session& session, std::int64_t seq) {
    const auto change = response::find_change(session, seq);
    if (!change) return {seq, 0};
    std::vector<std::int64_t> parts{change->workspace.value()};
    for (const auto& id : change->responses) parts.push_back(id.value());
    for (const auto& id : change->companies) parts.push_back(id.value());
    return {seq, columns::checksum(parts.data(), parts.size() * sizeof parts.front()) | 1U};
}

SavedStates Mirror::states() {
    SavedStates all;
    all.place = database_.reading(
        [&](storage::Session& session) { return place(session, log_.surely_read()); });
    const std::lock_guard lock{mutex_};
    for (const auto& [workspace, shelf] : shelves_) all.states[workspace] = shelf->states();
    return all;
}

void Mirror::build(WorkspaceId workspace, Shelf& shelf) {
    const auto stop = [this] {
        const std::lock_guard lock{mutex_};
        return is_stopping_;
    };
    build_rows(database_, workspace, stop,
               [&](std::vector<Row> rows) { shelf.build(std::move(rows)); });
}

bool Mirror::follow() {
    std::uint64_t asked = 0;
    {
        const std::lock_guard lock{mutex_};
        asked = asked_;
    }
    const auto now = clock_.now();
    auto log = log_;
    std::size_t changes = 0;
    std::vector<Update> updates;
    database_.read([&](storage::Session& session) {
        const auto some = log.read(session, now);
        changes = some.size();
        updates = read_updates(session, some);
    });
    for (auto& update : updates) apply(std::move(update));
    log_ = std::move(log);  // only now: what failed is read again
    if (changes >= base::limits::changes_each_read) return true;
    {
        const std::lock_guard lock{mutex_};
        answered_ = std::max(answered_, asked);
        followed_to_ = log_.last();
        waits_for_some_ = log_.waits_for_some();
        as_of_ = now;
    }
    followed_.notify_all();
    return false;
}

std::vector<Mirror::Update> Mirror::read_updates(storage::Session& session,
                                                 const std::vector<response::Change>& changes) {
    std::map<WorkspaceId, std::set<response::ResponseId>> responses;
    std::map<WorkspaceId, std::set<std::int64_t>> companies;
    for (const auto& change : changes) {
        responses[change.workspace].insert(change.responses.begin(), change.responses.end());
        for (const auto& id : change.companies) companies[change.workspace].insert(id.value());
    }
    std::vector<Update> updates;
    for (const auto& [workspace, ids] : responses) {
        Update update{workspace};
        update.rows = read_rows(session, workspace, {ids.begin(), ids.end()});
        std::unordered_set<std::int64_t> there;
        for (const auto& row : update.rows) there.insert(row.id);
        for (const auto& id : ids) {
            if (!there.contains(id.value())) update.gone.push_back(id.value());
        }
        update.companies = shelf(workspace)->unnamed(update.rows);
        const auto& renamed = companies[workspace];
        update.companies.insert(update.companies.end(), renamed.begin(), renamed.end());
        if (!update.companies.empty()) {
            update.names = company_names(session, workspace, update.companies);
        }
        updates.push_back(std::move(update));
    }
    return updates;
}

void Mirror::apply(Update update) {
    const auto shelf = this->shelf(update.workspace);
    if (!update.companies.empty()) shelf->rename(update.companies, std::move(update.names));
    const auto replaced = shelf->apply(update.rows, update.gone);
    saver_.changed(replaced > 0 ? Saver::Kind::replaced : Saver::Kind::added);
    if (!changed_) return;
    std::set<std::int64_t> surveys;
    for (const auto& row : update.rows) surveys.insert(row.survey);
    changed_(update.workspace, surveys);
}

void Mirror::forget_old_changes() {
    const auto now = clock_.now();
    if (now - forgot_at_ < 1h) return;
    forgot_at_ = now;
    database_.write([&](storage::Session& session) {
        response::forget_changes(session, now - base::limits::changes_kept);
    });
}

}  // namespace hark::mirror
