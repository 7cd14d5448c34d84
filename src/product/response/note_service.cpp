#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "product/response/note_store.h"
#include "product/response/response_service.h"
#include "product/response/response_store.h"

namespace hark::response {
namespace {

void require(storage::Session& session, WorkspaceId workspace, ResponseId id) {
    if (!find(session, workspace, id))
        throw base::Error{base::ErrorCode::not_found,
                          fmt::format("There is no response {}.", id.text())};
}

}  // namespace

std::vector<Note> Service::notes(WorkspaceId workspace, ResponseId id) {
    return database_.reading([&](storage::Session& session) {
        require(session, workspace, id);
        return response::notes(session, workspace, id);
    });
}

Note Service::note(WorkspaceId workspace, ResponseId id, Note written) {
    written.id = ids_.make<Note>();
    written.at = clock_.now();
    database_.write([&](storage::Session& session) {
        require(session, workspace, id);
        if (response::notes(session, workspace, id).size() >= base::limits::notes_each)
            throw base::Error{base::ErrorCode::conflict,
                              fmt::format("This response has {} notes; delete some first.",
                                          base::limits::notes_each)}
                .because("too_many_notes");
        add_note(session, workspace, id, written);
    });
    return written;
}

void Service::erase_note(WorkspaceId workspace, ResponseId id, NoteId note) {
    database_.write([&](storage::Session& session) {
        if (!response::erase_note(session, workspace, id, note))
            throw base::Error{
                base::ErrorCode::not_found,
                fmt::format("There is no note {} on response {}.", note.text(), id.text())};
    });
}

}  // namespace hark::response
