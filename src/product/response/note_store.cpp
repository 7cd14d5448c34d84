#include "product/response/note_store.h"

#include <unordered_map>

#include "product/people/chunk_store.h"

namespace hark::response {
namespace {

using people::keys_per_statement;

constexpr std::string_view select_notes = R"(
    SELECT id, text, at, member_id, author FROM response_note
    WHERE workspace_id = :workspace AND response_id = :response ORDER BY id DESC)";

constexpr std::string_view insert = R"(
    INSERT INTO response_note (workspace_id, id, response_id, member_id, author, text, at)
    VALUES (:workspace, :id, :response, :member, :author, :text, :at))";

constexpr std::string_view delete_one = R"(
    DELETE FROM response_note
    WHERE workspace_id = :workspace AND response_id = :response AND id = :id)";

constexpr std::string_view delete_of_person = R"(
    DELETE FROM response_note
    WHERE workspace_id = :workspace AND response_id IN (
        SELECT id FROM response WHERE workspace_id = :workspace AND person_id = :person))";

const std::string select_newest = R"(
    SELECT response_id, notes, id, text, at, member_id, author FROM (
        SELECT response_id, id, text, at, member_id, author,
               COUNT(*) OVER (PARTITION BY response_id) AS notes,
               ROW_NUMBER() OVER (PARTITION BY response_id ORDER BY id DESC) AS place
        FROM response_note WHERE workspace_id = :workspace AND response_id IN ()";
constexpr std::string_view of_each = ")) ranked WHERE place = 1";

const std::string select_newest_of_one =
    select_newest + people::parameter_list("r", 1) + std::string{of_each};
const std::string select_newest_of_many =
    select_newest + people::parameter_list("r", keys_per_statement) + std::string{of_each};

Note read(const storage::Row& row) {
    Note note{NoteId{row.integer("id")}, row.text("text"), base::from_micros(row.integer("at"))};
    if (const auto member = row.maybe_integer("member_id")) note.member = access::MemberId{*member};
    note.author = row.text("author");
    return note;
}

}  // namespace

std::vector<Note> notes(storage::Session& session, WorkspaceId workspace, ResponseId response) {
    return session.list(select_notes,
                        {{"workspace", workspace.value()}, {"response", response.value()}}, read);
}

void add_note(storage::Session& session, WorkspaceId workspace, ResponseId response,
              const Note& note) {
    const auto member = note.member ? std::optional{note.member->value()} : std::nullopt;
    session.execute(insert, {{"workspace", workspace.value()},
                             {"id", note.id.value()},
                             {"response", response.value()},
                             {"member", member},
                             {"author", note.author},
                             {"text", note.text},
                             {"at", base::to_micros(note.at)}});
}

bool erase_note(storage::Session& session, WorkspaceId workspace, ResponseId response, NoteId id) {
    return session.execute(delete_one, {{"workspace", workspace.value()},
                                        {"response", response.value()},
                                        {"id", id.value()}}) > 0;
}

void erase_notes_on(storage::Session& session, WorkspaceId workspace, people::PersonId person) {
    session.execute(delete_of_person,
                    {{"workspace", workspace.value()}, {"person", person.value()}});
}

void mention_notes(storage::Session& session, WorkspaceId workspace,
                   std::span<Response> responses) {
    std::unordered_map<std::int64_t, Response*> by_id;
    std::vector<storage::Value> ids;
    for (Response& response : responses) {
        response.noted = {};
        by_id.emplace(response.id.value(), &response);
        ids.emplace_back(response.id.value());
    }
    people::each_of(
        session, select_newest_of_one, select_newest_of_many, "r",
        {{"workspace", workspace.value()}}, ids, [&](const storage::Row& row) {
            by_id.at(row.integer("response_id"))->noted = {row.integer("notes"), read(row)};
        });
}

}  // namespace hark::response
