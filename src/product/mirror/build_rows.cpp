#include "product/mirror/build_rows.h"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

#include "base/limits.h"

namespace hark::mirror {
namespace {

// One statement reads so many: a connection is held no longer than that takes.
constexpr std::int64_t ids_each = 20'000;
constexpr std::size_t readers = 2;
// Rows that are sorted together, four full blocks: more would take hundreds of megabytes.
constexpr std::size_t rows_together = 1U << 18;

/// Parts that were read and wait to be taken.
class Parts {
public:
    using Part = std::vector<Row>;

    void put(Part part) {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] { return waiting_.size() < 2 * readers || is_over_; });
        waiting_.push_back(std::move(part));
        changed_.notify_all();
    }
    void leave(std::exception_ptr problem) {
        const std::lock_guard lock{mutex_};
        if (problem && !problem_) problem_ = std::move(problem);
        ++left_;
        changed_.notify_all();
    }
    void end() {
        const std::lock_guard lock{mutex_};
        is_over_ = true;
        changed_.notify_all();
    }
    bool is_over() {
        const std::lock_guard lock{mutex_};
        return is_over_;
    }
    /// Nothing when all are taken. Throws: what reading threw.
    std::optional<Part> take() {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] { return !waiting_.empty() || left_ == readers || problem_; });
        if (problem_) std::rethrow_exception(problem_);
        if (waiting_.empty()) return std::nullopt;
        auto part = std::move(waiting_.back());
        waiting_.pop_back();
        changed_.notify_all();
        return part;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Part> waiting_;
    std::size_t left_ = 0;
    bool is_over_ = false;
    std::exception_ptr problem_;
};

/// Ids that cut the responses into parts of about ids_each.
std::vector<std::int64_t> find_cuts(storage::Database& database, WorkspaceId workspace) {
    return database.reading([&](storage::Session& session) {
        const auto responses = count_responses(session, workspace);
        return cut_ids(session, workspace, static_cast<std::size_t>(responses / ids_each) + 1);
    });
}

}  // namespace

void build_rows(storage::Database& database, WorkspaceId workspace,
                const std::function<bool()>& stop,
                const std::function<void(std::vector<Row>)>& take) {
    const auto cuts = find_cuts(database, workspace);
    Parts parts;
    std::mutex mutex;
    std::size_t next = 0;
    const auto read_some = [&] {
        std::exception_ptr problem;
        try {
            while (!parts.is_over()) {
                std::size_t which = 0;
                {
                    const std::lock_guard lock{mutex};
                    which = next++;
                }
                if (which >= cuts.size()) break;
                Parts::Part part;
                database.read([&](storage::Session& session) {
                    part.clear();
                    each_row(session, workspace, which == 0 ? 0 : cuts[which - 1], cuts[which],
                             [&](Row row) { part.push_back(std::move(row)); });
                });
                parts.put(std::move(part));
            }
        } catch (...) {
            problem = std::current_exception();
        }
        parts.leave(problem);
    };
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < readers; ++i) threads.emplace_back(read_some);
    struct Ending {
        Parts& parts;
        ~Ending() { parts.end(); }
    };
    const Ending ending{parts};

    std::vector<Row> together;
    while (auto part = parts.take()) {
        if (stop()) return;
        together.insert(together.end(), std::make_move_iterator(part->begin()),
                        std::make_move_iterator(part->end()));
        if (together.size() < rows_together) continue;
        take(std::move(together));
        together = {};
    }
    if (!together.empty()) take(std::move(together));
}

}  // namespace hark::mirror
