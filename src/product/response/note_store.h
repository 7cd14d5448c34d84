#pragma once

#include <span>
#include <vector>

#include "platform/storage/session.h"
#include "product/response/response.h"
#include "product/workspace/workspace.h"

/// Notes on responses as they are kept. The tables see to it that they go with their response.
namespace hark::response {

using workspace::WorkspaceId;

/// Newest first.
std::vector<Note> notes(storage::Session& session, WorkspaceId workspace, ResponseId response);

/// Requires: the response is there.
void add_note(storage::Session& session, WorkspaceId workspace, ResponseId response,
              const Note& note);

/// Returns: whether there was such a note on that response.
bool erase_note(storage::Session& session, WorkspaceId workspace, ResponseId response, NoteId id);

/// Deletes those on the responses of a person.
void erase_notes_on(storage::Session& session, WorkspaceId workspace, people::PersonId person);

/// Sets `noted` of each.
void mention_notes(storage::Session& session, WorkspaceId workspace, std::span<Response> responses);

}  // namespace hark::response
