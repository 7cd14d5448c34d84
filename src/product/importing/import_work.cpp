#include <algorithm>

#include <fmt/format.h>

#include "base/limits.h"
#include "base/log.h"
#include "product/importing/import_service.h"
#include "product/response/response_store.h"
#include "product/survey/survey_store.h"

/// The thread of importing::Service: analyses and imports, one file after the other.
namespace hark::importing {
namespace {

/// Somebody cancelled, undid or forgot the import that was running; its state is theirs.
struct Stopped : std::exception {};

/// What a run that goes on after `imported` rows were taken in amounts to: those rows are
/// duplicates to it, but not to the person who imports.
Summary continued(std::int64_t imported, Summary run) {
    const auto again = std::min(imported, run.duplicates);
    run.duplicates -= again;
    run.imported += again;
    return run;
}

void replace_all(std::string& text, const std::string& part, const std::string& other) {
    std::size_t at = 0;
    while ((at = text.find(part, at)) != std::string::npos) {
        text.replace(at, part.size(), other);
        at += other.size();
    }
}

}  // namespace

void Service::enqueue(Task task) {
    const std::lock_guard lock{mutex_};
    tasks_.push_back(task);
    changed_.notify_all();
}

void Service::call_off(ImportId id) {
    const std::lock_guard lock{mutex_};
    std::erase_if(tasks_, [&](const Task& task) { return task.id == id; });
    if (running_ && running_->id == id) running_->is_cancelled = true;
    standings_.erase(id);
}

void Service::wait_until_idle(ImportId id) {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return !running_ || running_->id != id; });
}

bool Service::is_called_off() {
    const std::lock_guard lock{mutex_};
    return is_stopping_ || running_->is_cancelled;
}

bool Service::is_looking(ImportId id) {
    const std::lock_guard lock{mutex_};
    return is_waiting(id);
}

bool Service::is_waiting(ImportId id) const {
    return (running_ && running_->id == id) ||
           std::any_of(tasks_.begin(), tasks_.end(),
                       [&](const Task& task) { return task.id == id; });
}

void Service::work() {
    while (true) {
        Task task;
        {
            std::unique_lock lock{mutex_};
            changed_.wait(lock, [&] { return is_stopping_ || !tasks_.empty(); });
            if (is_stopping_) return;
            task = tasks_.front();
            tasks_.pop_front();
            running_ = Running{task.id, false};
        }
        try {
            carry_out(task);
        } catch (const Stopped&) {
        } catch (const std::exception& problem) {
            take_down(task, problem);
        }
        const std::lock_guard lock{mutex_};
        standings_.erase(task.id);
        running_.reset();
        changed_.notify_all();
    }
}

void Service::carry_out(const Task& task) {
    const auto import = responses_.database().reading([&](storage::Session& session) {
        return importing::find(session, task.workspace, task.id);
    });
    if (!import) return;  // forgotten meanwhile
    if (import->state == State::importing) return import_file(task, *import);
    const bool is_wanted = import->state == State::analysing || task.what == What::look;
    if (!is_wanted) return;
    look(*import);
    if (import->state != State::analysing) return;
    change(task.workspace, import->id, [](Import& changed) {
        if (changed.state == State::analysing) changed.state = State::ready;
    });
}

Progress Service::watch(ImportId id) {
    return [this, id](std::uint64_t done, std::uint64_t total) {
        const std::lock_guard lock{mutex_};
        if (is_stopping_ || running_->is_cancelled) return Continue::no;
        auto& standing = standings_[id];
        standing.bytes_done = done;
        standing.bytes_total = total;
        return Continue::yes;
    };
}

std::shared_ptr<const Analysis> Service::look(const Import& import) {
    if (auto seen = analysis_at_hand(import.id)) return seen;
    if (!std::filesystem::exists(file_of(import.id)))
        throw base::Error{base::ErrorCode::not_found,
                          fmt::format("The file {} is no longer in the data folder. Bring it in "
                                      "again; what was imported is not counted twice.",
                                      import.filename)};
    AnalysisOptions options;
    options.progress = watch(import.id);
    auto seen = std::make_shared<const Analysis>(analyse(file_of(import.id), options));
    const std::lock_guard lock{mutex_};
    // Analyses are small, but nobody goes back to the oldest of many.
    if (analyses_.size() >= base::limits::import_analyses) analyses_.erase(analyses_.begin());
    analyses_[import.id] = seen;
    return seen;
}

std::shared_ptr<const Analysis> Service::analysis(WorkspaceId workspace, const Import& import) {
    const std::lock_guard lock{mutex_};
    if (const auto found = analyses_.find(import.id); found != analyses_.end())
        return import.state == State::analysing ? nullptr : found->second;
    if (!is_waiting(import.id) && import.state != State::analysing) {
        tasks_.push_back({workspace, import.id, What::look});
        changed_.notify_all();
    }
    return nullptr;
}

void Service::import_file(const Task& task, const Import& import) {
    const auto seen = look(import);
    const auto columns = mapping(task.workspace, import, *seen);
    const auto about = responses_.database().reading([&](storage::Session& session) {
        return survey::find(session, task.workspace, import.survey);
    });
    if (!about) throw base::Error{base::ErrorCode::not_found, "The survey is gone."};
    std::filesystem::remove(rejects_of(import.id));
    const Job job{file_of(import.id),
                  *seen,
                  columns,
                  task.workspace,
                  {about->id, about->key, about->kind},
                  import.id,
                  rejects_of(import.id)};
    const auto before = import.summary.imported;
    const auto step = [&](storage::Session& session, const Summary& so_far) {
        auto kept = importing::find(session, task.workspace, import.id);
        if (!kept || kept->state != State::importing || is_called_off()) throw Stopped{};
        kept->summary = continued(before, so_far);
        // Should the program end here, the next start has to know all that is in.
        kept->summary.imported = std::max(before, kept->summary.imported);
        update(session, task.workspace, *kept, clock_.now());
        const std::lock_guard lock{mutex_};
        standings_[import.id].rows_done = so_far.read;
    };
    const auto summary = run(job, responses_, clock_, step, watch(import.id));
    change(task.workspace, import.id, [&](Import& changed) {
        if (changed.state != State::importing || is_called_off()) return;
        changed.summary = continued(before, summary);
        changed.state = State::done;
    });
}

void Service::take_down(const Task& task, const std::exception& problem) {
    {
        const std::lock_guard lock{mutex_};
        // Stopped: its state stays, so the next start goes on with it. Cancelled: who did that has
        // written the state, and may have started it anew.
        if (is_stopping_ || running_->is_cancelled) return;
        if (!analyses_.contains(task.id)) analyses_[task.id] = nullptr;
    }
    const auto* expected = dynamic_cast<const base::Error*>(&problem);
    if (!expected) base::log::error("import {}: {}", task.id.text(), problem.what());
    std::string words = expected ? problem.what() : "Something in Hark failed; its log says what.";
    try {
        change(task.workspace, task.id, [&](Import& import) {
            // People know the file by its own name.
            replace_all(words, file_of(task.id).string(), import.filename);
            const bool is_theirs = import.state == State::cancelled || import.state == State::done;
            if (is_theirs) return;
            import.state = State::failed;
            import.error = words;
        });
    } catch (const std::exception& second) {
        base::log::error("import {}: {}", task.id.text(), second.what());
    }
}

}  // namespace hark::importing
