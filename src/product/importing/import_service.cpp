#include "product/importing/import_service.h"

#include <fmt/format.h>

#include "base/limits.h"
#include "product/importing/import_json.h"
#include "product/people/property_store.h"
#include "product/response/known_external.h"
#include "product/survey/survey_store.h"
#include "product/workspace/workspace_store.h"

namespace hark::importing {
namespace {

[[noreturn]] void refuse_state(const Import& import, std::string_view what) {
    throw base::Error{base::ErrorCode::conflict,
                      fmt::format("The import of {} is {}; it cannot be {} now.", import.filename,
                                  to_text(import.state), what)};
}

void remove_quietly(const std::filesystem::path& path) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
}

bool is_under_way(State state) {
    return state == State::analysing || state == State::importing;
}

bool may_start(State state) {
    return state == State::ready || state == State::failed || state == State::cancelled;
}

survey::Reference reference(storage::Session& session, WorkspaceId workspace, survey::SurveyId id) {
    const auto found = survey::find(session, workspace, id);
    if (!found) throw base::Error{base::ErrorCode::not_found, "The survey of this import is gone."};
    return {found->id, found->key, found->kind};
}

/// Throws: base::Error unavailable when there is no room for it.
void move_file(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code problem;
    std::filesystem::rename(from, to, problem);
    if (!problem) return;
    std::filesystem::copy_file(from, to, problem);  // from one disk to another
    if (problem) {
        remove_quietly(to);
        throw base::Error{
            base::ErrorCode::unavailable,
            fmt::format("The file cannot be kept in the data folder: {}.", problem.message())};
    }
    remove_quietly(from);
}

}  // namespace

Service::Service(response::Service& responses, const base::Clock& clock, base::IdSource& ids,
                 std::filesystem::path folder)
    : responses_(responses), clock_(clock), ids_(ids), folder_(std::move(folder)) {
    worker_ = std::thread{[this] { work(); }};
}

Service::~Service() {
    {
        const std::lock_guard lock{mutex_};
        is_stopping_ = true;
        changed_.notify_all();
    }
    worker_.join();
}

void Service::resume() {
    const auto left = responses_.database().reading(
        [](storage::Session& session) { return unfinished(session); });
    for (const auto& one : left) enqueue({one.workspace, one.id, What::go_on});
}

std::filesystem::path Service::file_of(ImportId id) const {
    return folder_ / (id.text() + ".csv");
}

std::filesystem::path Service::rejects_of(ImportId id) const {
    return folder_ / (id.text() + ".rejects.csv");
}

Import Service::add(WorkspaceId workspace, const std::optional<std::string>& survey,
                    const std::string& filename, const std::filesystem::path& file) {
    Import import;
    import.id = ids_.make<response::Import>();
    import.survey = surveys().resolve(workspace, survey).id;
    import.filename = filename;
    import.bytes = static_cast<std::int64_t>(std::filesystem::file_size(file));
    import.created_at = clock_.now();
    std::filesystem::create_directories(folder_);
    move_file(file, file_of(import.id));
    try {
        responses_.database().write(
            [&](storage::Session& session) { importing::add(session, workspace, import); });
    } catch (...) {
        remove_quietly(file_of(import.id));
        throw;
    }
    enqueue({workspace, import.id, What::go_on});
    return import;
}

std::vector<Import> Service::list(WorkspaceId workspace) {
    return responses_.database().reading(
        [&](storage::Session& session) { return imports(session, workspace); });
}

Import Service::find(WorkspaceId workspace, ImportId id) {
    auto found = responses_.database().reading(
        [&](storage::Session& session) { return importing::find(session, workspace, id); });
    if (!found) throw base::Error{base::ErrorCode::not_found, "There is no such import."};
    return *found;
}

Standing Service::standing(const Import& import) {
    const std::lock_guard lock{mutex_};
    const auto found = standings_.find(import.id);
    if (found != standings_.end()) return found->second;
    const auto bytes = static_cast<std::uint64_t>(import.bytes);
    const bool is_done = import.state == State::done;
    return {is_done ? bytes : 0, bytes, import.summary.read};
}

std::shared_ptr<const Analysis> Service::analysis_at_hand(ImportId id) {
    const std::lock_guard lock{mutex_};
    const auto found = analyses_.find(id);
    return found == analyses_.end() ? nullptr : found->second;
}

Mapping Service::mapping(WorkspaceId workspace, const Import& import, const Analysis& analysis) {
    const auto known = properties(workspace);
    if (import.mapping.empty()) return make_mapping(analysis, {}, zone(workspace), known);
    return mapping_of(import.mapping, analysis, zone(workspace), known);
}

std::vector<Sample> Service::preview(WorkspaceId workspace, const Import& import,
                                     const Analysis& analysis, const Mapping& mapping) {
    const auto survey = responses_.database().reading(
        [&](storage::Session& session) { return reference(session, workspace, import.survey); });
    const Job job{file_of(import.id), analysis, mapping, workspace, survey, import.id, {}};
    return importing::preview(job, clock_, base::limits::import_preview_rows);
}

Import Service::change(WorkspaceId workspace, ImportId id,
                       const std::function<void(Import&)>& edit) {
    return responses_.database().writing([&](storage::Session& session) {
        auto import = importing::find(session, workspace, id);
        if (!import) throw base::Error{base::ErrorCode::not_found, "There is no such import."};
        edit(*import);
        update(session, workspace, *import, clock_.now());
        return *import;
    });
}

Import Service::set_mapping(WorkspaceId workspace, ImportId id, const Mapping& mapping,
                            const std::optional<std::string>& survey) {
    const auto seen = analysis_at_hand(id);
    std::optional<survey::SurveyId> wanted;
    if (survey) wanted = surveys().resolve(workspace, survey).id;
    return change(workspace, id, [&](Import& import) {
        if (!may_start(import.state) || !seen) refuse_state(import, "mapped");
        import.mapping = to_text(mapping, *seen);
        if (wanted) import.survey = *wanted;
        import.state = State::ready;
        import.error.reset();
    });
}

Import Service::start(WorkspaceId workspace, ImportId id) {
    // What is certain to fail is said now.
    const auto kept = find(workspace, id);
    if (const auto seen = analysis_at_hand(id)) mapping(workspace, kept, *seen);
    auto import = change(workspace, id, [&](Import& changed) {
        if (!may_start(changed.state)) refuse_state(changed, "started");
        changed.state = State::importing;
        // What a run before this one took in was this import's as well.
        Summary begun;
        begun.imported = changed.summary.imported;
        changed.summary = begun;
        changed.error.reset();
    });
    enqueue({workspace, id, What::go_on});
    return import;
}

Import Service::cancel(WorkspaceId workspace, ImportId id) {
    find(workspace, id);  // nobody stops what is not theirs
    call_off(id);
    return change(workspace, id, [](Import& changed) {
        if (is_under_way(changed.state)) changed.state = State::cancelled;
    });
}

Import Service::undo(WorkspaceId workspace, ImportId id) {
    auto undone = responses_.database().writing([&](storage::Session& session) {
        auto import = importing::find(session, workspace, id);
        if (!import) throw base::Error{base::ErrorCode::not_found, "There is no such import."};
        if (is_under_way(import->state)) refuse_state(*import, "undone");
        response::undo_import(session, workspace, id, clock_.now());
        import->state = State::ready;
        import->summary = {};
        import->error.reset();
        update(session, workspace, *import, clock_.now());
        return *import;
    });
    responses_.tell();
    remove_quietly(rejects_of(id));
    return undone;
}

void Service::forget(WorkspaceId workspace, ImportId id) {
    cancel(workspace, id);
    wait_until_idle(id);  // it may still be writing rejects
    responses_.database().write(
        [&](storage::Session& session) { importing::forget(session, workspace, id); });
    remove_quietly(file_of(id));
    remove_quietly(rejects_of(id));
    const std::lock_guard lock{mutex_};
    analyses_.erase(id);
    standings_.erase(id);
}

std::optional<std::filesystem::path> Service::rejects(WorkspaceId workspace, ImportId id) {
    find(workspace, id);
    auto path = rejects_of(id);
    if (!std::filesystem::exists(path)) return std::nullopt;
    return path;
}

locale::TimeZone Service::zone(WorkspaceId workspace) {
    return responses_.database().reading([&](storage::Session& session) {
        const auto found = workspace::find(session, workspace);
        return found ? found->time_zone : locale::TimeZone::utc();
    });
}

std::vector<people::Property> Service::properties(WorkspaceId workspace) {
    return responses_.database().reading(
        [&](storage::Session& session) { return people::properties(session, workspace); });
}

}  // namespace hark::importing
