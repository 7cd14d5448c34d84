#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

#include "platform/storage/database.h"
#include "product/mirror/changed.h"
#include "product/mirror/log_reader.h"
#include "product/mirror/saver.h"
#include "product/mirror/shelf.h"
#include "product/score/engine.h"

namespace hark::mirror {

/// The engine that people use: keeps all responses in columns in memory and follows the log of
/// changes, its own process's and others'. A thread of its own builds and writes; questions are
/// answered by whoever asks. Whoever asks after a response was committed, by whatever process,
/// finds it counted: every question first looks how far the log is. Pages hear of what other
/// processes commit within `limits::mirror_looks_every`. Until the columns are built, and whenever
/// they cannot keep up, the records are asked instead, so answers are late rather than wrong. Safe
/// to use from several threads.
class Mirror final : public score::Engine {
public:
    /// Begins to build, from the snapshot when there is one that is right; saves into it now and
    /// then, and at the end. Requires: all outlive it; `records` answers from `database`.
    Mirror(storage::Database& database, const base::Clock& clock, score::Engine& records,
           Changed changed = {}, std::filesystem::path snapshot = {});
    /// Ends within two seconds, or when the statement under way ends.
    ~Mirror() override;

    void read(WorkspaceId workspace, const std::function<void(score::Counter&)>& work) override;

    /// Something was committed: it is in the log.
    void wake();

    /// Waits until the columns are built. Returns: whether they are.
    bool wait_until_built(std::chrono::milliseconds most);
    /// Responses in memory, and the bytes they take.
    std::size_t responses() const;
    std::size_t bytes() const;

private:
    using Shelves = std::map<WorkspaceId, std::shared_ptr<Shelf>>;

    void run();
    void build();
    bool take_snapshot(storage::Session& session);
    LogPlace place(storage::Session& session, std::int64_t seq);
    SavedStates states();
    void build(WorkspaceId workspace, Shelf& shelf);
    /// Returns: whether there was anything.
    bool follow();
    /// What changed in one workspace, as it is now.
    struct Update {
        WorkspaceId workspace;
        std::vector<Row> rows = {};
        std::vector<std::int64_t> gone = {};
        std::vector<std::int64_t> companies = {};  ///< whose names were looked up
        std::map<std::int64_t, std::string> names = {};
    };
    std::vector<Update> read_updates(storage::Session& session,
                                     const std::vector<response::Change>& changes);
    void apply(Update update);
    void forget_old_changes();
    /// Made when it is not there yet.
    std::shared_ptr<Shelf> shelf(WorkspaceId workspace);
    bool is_built() const;
    bool wait_for_all_changes();
    bool sleep(std::chrono::milliseconds most);

    storage::Database& database_;
    const base::Clock& clock_;
    score::Engine& records_;
    const Changed changed_;
    LogReader log_;
    Saver saver_;
    base::Time forgot_at_ = {};

    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::condition_variable followed_;
    // Behind mutex_:
    Shelves shelves_;
    std::uint64_t asked_ = 0;  // counts commits of this process, and questions that wait for others
    std::uint64_t answered_ = 0;    // up to which of it is in the columns
    std::int64_t followed_to_ = 0;  // the number of the last change in the columns
    bool waits_for_some_ = false;   // a change with a lower number may still come
    base::Time as_of_ = {};
    bool is_built_ = false;
    bool is_stopping_ = false;

    std::thread thread_;
};

}  // namespace hark::mirror
