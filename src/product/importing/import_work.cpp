#include "base/limits.h"
#include "base/log.h"
#include "product/importing/import_service.h"
#include "product/survey/survey_store.h"

/// The thread of importing::Service: analyses and imports, one file after the other.
namespace hark::importing {

void Service::enqueue(Task task) {
    const std::lock_guard lock{mutex_};
    if (cancelled_ == task.id) cancelled_.reset();
    tasks_.push_back(task);
    changed_.notify_all();
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
        }
        try {
            carry_out(task);
        } catch (const std::exception& problem) {
            fail(task, problem);
        }
    }
}

void Service::carry_out(const Task& task) {
    const auto import = responses_.database().reading([&](storage::Session& session) {
        return importing::find(session, task.workspace, task.id);
    });
    if (!import) return;  // forgotten meanwhile
    if (import->state == State::analysing) analyse_file(task, *import);
    if (import->state == State::importing) import_file(task, *import);
}

Progress Service::watch(ImportId id) {
    return [this, id](std::uint64_t done, std::uint64_t total) {
        const std::lock_guard lock{mutex_};
        auto& standing = standings_[id];
        standing.bytes_done = done;
        standing.bytes_total = total;
        return is_stopping_ || cancelled_ == id ? Continue::no : Continue::yes;
    };
}

void Service::analyse_file(const Task& task, const Import& import) {
    AnalysisOptions options;
    options.progress = watch(import.id);
    auto found = std::make_shared<const Analysis>(analyse(file_of(import.id), options));
    {
        const std::lock_guard lock{mutex_};
        // Analyses are small, but nobody goes back to the oldest of many.
        if (analyses_.size() >= base::limits::import_analyses) analyses_.erase(analyses_.begin());
        analyses_[import.id] = std::move(found);
        standings_.erase(import.id);
    }
    change(task.workspace, import.id, [](Import& changed) {
        if (changed.state == State::analysing) changed.state = State::ready;
    });
}

void Service::import_file(const Task& task, const Import& import) {
    auto seen = analysed(import.id);
    if (!seen) {  // the program was restarted since
        AnalysisOptions options;
        options.progress = watch(import.id);
        seen = std::make_shared<const Analysis>(analyse(file_of(import.id), options));
        const std::lock_guard lock{mutex_};
        analyses_[import.id] = seen;
    }
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
    Import kept = import;
    const auto step = [&](storage::Session& session, const Summary& so_far) {
        kept.summary = so_far;
        update(session, task.workspace, kept, clock_.now());
        const std::lock_guard lock{mutex_};
        standings_[import.id].rows_done = so_far.read;
    };
    const auto summary = run(job, responses_, clock_, step, watch(import.id));
    change(task.workspace, import.id, [&](Import& changed) {
        changed.summary = summary;
        changed.state = State::done;
    });
    const std::lock_guard lock{mutex_};
    standings_.erase(import.id);
}

void Service::fail(const Task& task, const std::exception& problem) {
    bool is_cancelled = false;
    {
        const std::lock_guard lock{mutex_};
        standings_.erase(task.id);
        if (is_stopping_) return;  // its state stays, so the next start goes on with it
        is_cancelled = cancelled_ == task.id;
    }
    const auto* expected = dynamic_cast<const base::Error*>(&problem);
    if (!expected) base::log::error("import {}: {}", task.id.text(), problem.what());
    const std::string words =
        expected ? problem.what() : "Something in Hark failed; its log says what.";
    try {
        change(task.workspace, task.id, [&](Import& import) {
            import.state = is_cancelled ? State::cancelled : State::failed;
            if (!is_cancelled) import.error = words;
        });
    } catch (const std::exception& second) {
        base::log::error("import {}: {}", task.id.text(), second.what());
    }
}

}  // namespace hark::importing
