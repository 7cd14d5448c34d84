#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

#include "base/clock.h"
#include "base/id.h"
#include "product/importing/import.h"
#include "product/importing/import_run.h"
#include "product/importing/import_store.h"

namespace hark::importing {

/// How far the work on an import is.
struct Standing {
    std::uint64_t bytes_done = 0;
    std::uint64_t bytes_total = 0;
    std::int64_t rows_done = 0;
};

/// What people can do with files of responses. Analysing and importing go on in one thread of the
/// service's own, one file after the other, and are taken up again after a restart. Safe to use
/// from several threads.
class Service {
public:
    /// `folder`: where files and rejects are kept. Requires: all of them outlive the service.
    Service(response::Service& responses, const base::Clock& clock, base::IdSource& ids,
            std::filesystem::path folder);
    ~Service();  // stops; what is under way goes on at the next start

    /// Takes up what was under way when the program last ended.
    void resume();

    /// Takes the file over (it is moved) and begins to analyse it.
    Import add(WorkspaceId workspace, const std::optional<std::string>& survey,
               const std::string& filename, const std::filesystem::path& file);

    std::vector<Import> list(WorkspaceId workspace);
    /// Throws: base::Error not_found.
    Import find(WorkspaceId workspace, ImportId id);
    Standing standing(const Import& import);

    /// What was found in the file; nullptr while it is being analysed or when that failed. After a
    /// restart the file is looked at again, from the first time this is asked.
    std::shared_ptr<const Analysis> analysis(WorkspaceId workspace, const Import& import);
    /// The same without looking at the file again.
    std::shared_ptr<const Analysis> analysis_at_hand(ImportId id);
    /// The file is looked at again for `analysis`.
    bool is_looking(ImportId id);
    /// How its columns are to be read. Requires: it is analysed.
    Mapping mapping(WorkspaceId workspace, const Import& import, const Analysis& analysis);
    std::vector<Sample> preview(WorkspaceId workspace, const Import& import,
                                const Analysis& analysis, const Mapping& mapping);

    /// Throws: base::Error conflict unless the import is ready (or failed or cancelled); one that
    /// is done has to be undone first. `start` throws invalid when no column is the score.
    Import set_mapping(WorkspaceId workspace, ImportId id, const Mapping& mapping,
                       const std::optional<std::string>& survey);
    Import start(WorkspaceId workspace, ImportId id);
    /// Ends what is under way; does nothing when nothing is.
    Import cancel(WorkspaceId workspace, ImportId id);
    /// Deletes the responses it made; then it can be started again.
    Import undo(WorkspaceId workspace, ImportId id);
    /// Forgets the file and the record, ending what is under way; the responses stay.
    void forget(WorkspaceId workspace, ImportId id);

    /// Where the rejected rows are; nothing when there are none.
    std::optional<std::filesystem::path> rejects(WorkspaceId workspace, ImportId id);

    survey::Service& surveys() { return responses_.surveys(); }
    /// How the workspace reads times that name no offset, and the properties it has.
    locale::TimeZone zone(WorkspaceId workspace);
    std::vector<people::Property> properties(WorkspaceId workspace);

private:
    enum class What { go_on, look };  ///< with what its state says, or only at the file again
    struct Task {
        WorkspaceId workspace;
        ImportId id;
        What what = What::go_on;
    };
    struct Running {
        ImportId id;
        bool is_cancelled = false;
    };

    std::filesystem::path file_of(ImportId id) const;
    std::filesystem::path rejects_of(ImportId id) const;
    Import change(WorkspaceId workspace, ImportId id, const std::function<void(Import&)>& edit);
    void enqueue(Task task);
    void call_off(ImportId id);
    void wait_until_idle(ImportId id);
    bool is_waiting(ImportId id) const;  // Requires: mutex_ is held

    // In the thread of its own:
    void work();
    void carry_out(const Task& task);
    std::shared_ptr<const Analysis> look(const Import& import);
    void import_file(const Task& task, const Import& import);
    void take_down(const Task& task, const std::exception& problem);
    Progress watch(ImportId id);
    bool is_called_off();

    response::Service& responses_;
    const base::Clock& clock_;
    base::IdSource& ids_;
    const std::filesystem::path folder_;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Task> tasks_;
    std::optional<Running> running_;
    std::map<ImportId, Standing> standings_;
    std::map<ImportId, std::shared_ptr<const Analysis>> analyses_;  // nullptr: it cannot be read
    bool is_stopping_ = false;
    std::thread worker_;
};

}  // namespace hark::importing
