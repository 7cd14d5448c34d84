#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "platform/storage/database.h"
#include "product/people/definitions.h"
#include "product/response/given.h"
#include "product/response/response.h"
#include "product/survey/survey_service.h"
#include "product/workspace/workspace.h"

namespace hark::response {

using workspace::WorkspaceId;

/// What became of a single response: the one stored now, or the one that was there before. Of an
/// answer to an anonymous survey nothing is told, not even an id by which it could be found again:
/// `response` has its survey and no more.
struct Taken {
    Response response;
    enum class Freshness { added, was_there, amended } freshness = Freshness::added;
};

/// An edit: what is given is changed.
struct Edit {
    std::optional<int> score = {};
    std::optional<base::Time> at = {};
    struct Comment {
        std::optional<std::string> text;  // nothing clears it
    };
    std::optional<Comment> comment = {};
    struct Exclude {
        std::optional<std::string> reason;  // nothing takes it in again
    };
    std::optional<Exclude> exclude = {};
};

class Intake;
enum class Cohort;

/// Something to be kept or lost together with what was taken in: done last in its transaction.
/// It may run more than once. Nothing for nothing.
using Along = std::function<void(storage::Session&, const Taken&)>;
using AlongMany = std::function<void(storage::Session&, const std::vector<Outcome>&)>;

/// What people can do with responses. Each call is one transaction; when it returns, what it did is
/// on disk. Safe to use from several threads.
class Service {
public:
    /// Requires: all of them outlive the service.
    Service(storage::Database& database, const base::Clock& clock, base::IdSource& ids,
            survey::Service& surveys);

    /// Calls `told` after every commit of this service, on the committing thread: the log of
    /// changes (change_store) has something new. Requires: called before anything else; `told` is
    /// quick.
    void tell_after_commit(std::function<void()> told) { told_ = std::move(told); }
    /// For whoever commits changes of responses in a transaction of their own.
    void tell() const { told_(); }

    /// Takes one response in. Throws: base::Error invalid with every bad field.
    Taken give(WorkspaceId workspace, const Given& given, const Along& along = {});

    /// Takes in an answer that is given piece by piece: the first makes a response, later ones with
    /// the same external_id amend it, for as long as `window` since the first. What a later one
    /// does not have stays as it was, so that pieces that overtake one another lose nothing; an
    /// empty comment clears it. After the window nothing is changed (Freshness::was_there).
    /// Requires: an external_id. Throws: base::Error invalid with every bad field.
    Taken give_piece(WorkspaceId workspace, const Given& given, std::chrono::seconds window,
                     const Along& along = {});

    /// Takes many in; one that is bad does not hinder the others. One outcome for each.
    std::vector<Outcome> give_many(WorkspaceId workspace, std::span<const Given> given,
                                   std::optional<ImportId> import = {},
                                   const AlongMany& along = {});

    /// The same inside the caller's transaction. Throws: base::Error conflict when somebody else
    /// added the same at the same moment: run the whole transaction again.
    std::vector<Outcome> give_many(storage::Session& session, WorkspaceId workspace,
                                   std::span<const Given> given,
                                   std::optional<ImportId> import = {});

    /// Shows answers to an anonymous survey that have been held back: all that have settled, if
    /// they are enough. For whoever took many in with `give_many(session, …)`.
    void release(WorkspaceId workspace, const survey::Reference& survey);
    /// The same for every survey that has answers of days before.
    void release_overdue(WorkspaceId workspace);

    /// Throws: base::Error not_found.
    Response find(WorkspaceId workspace, ResponseId id);
    /// Throws: base::Error not_found; invalid when the score is off the survey's scale; conflict
    /// for an answer to an anonymous survey, also when erasing: before and after would differ by
    /// one.
    Response edit(WorkspaceId workspace, ResponseId id, const Edit& edit);
    void erase(WorkspaceId workspace, ResponseId id);

    /// Forgets who a person is: the person goes, and so do the comments of their responses and the
    /// notes on them; the scores stay. Throws: base::Error not_found.
    void erase_person(WorkspaceId workspace, people::PersonId person);

    /// Notes on a response, newest first. All throw: base::Error not_found.
    std::vector<Note> notes(WorkspaceId workspace, ResponseId id);
    /// `written` has text, member and author. Throws: base::Error conflict when there are
    /// limits::notes_each.
    Note note(WorkspaceId workspace, ResponseId id, Note written);
    void erase_note(WorkspaceId workspace, ResponseId id, NoteId note);

    /// Definitions of at least the properties a response has, from memory when they are there.
    /// Names may be out of date.
    std::shared_ptr<const people::PropertiesByKey> definitions(WorkspaceId workspace,
                                                               const Response& response);

    storage::Database& database() { return database_; }
    base::Time now() const { return clock_.now(); }
    survey::Service& surveys() { return surveys_; }

private:
    /// Every change to responses is committed here and nowhere else: what has to be told after a
    /// commit is told after this.
    template <typename Work>
    auto change(Work&& work);
    Taken give_anonymous(storage::Session& session, WorkspaceId workspace, Intake& intake,
                         const Given& given);
    Taken give_anonymous_piece(storage::Session& session, WorkspaceId workspace, Intake& intake,
                               const Given& given);
    void release(storage::Session& session, WorkspaceId workspace, const survey::Reference& survey,
                 Cohort cohort);
    void release_given(storage::Session& session, WorkspaceId workspace,
                       std::span<const Given> given);
    template <typename Work>
    auto adding(WorkspaceId workspace, std::span<const Given> given, Work&& work);

    storage::Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
    survey::Service& surveys_;
    people::KnownProperties known_;
    std::function<void()> told_ = [] {};
};

}  // namespace hark::response
