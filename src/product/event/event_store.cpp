#include "product/event/event_store.h"

#include "product/people/properties_json.h"

namespace hark::event {
namespace {

constexpr std::string_view insert = R"(
    INSERT INTO event (workspace_id, id, external_id, name, person_id, at, properties, received_at)
    VALUES (:workspace, :id, :external_id, :name, :person, :at, :properties, :now)
    ON CONFLICT (workspace_id, external_id) DO NOTHING)";

constexpr std::string_view select_waiting = R"(
    SELECT id, external_id, name, person_id, at, properties FROM event
    WHERE workspace_id = :workspace AND handled_at IS NULL ORDER BY id LIMIT :most)";

constexpr std::string_view update_handled = R"(
    UPDATE event SET handled_at = :now WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view delete_handled = R"(
    DELETE FROM event WHERE workspace_id = :workspace AND handled_at < :before)";

constexpr std::string_view select_names = R"(
    SELECT name, told, first_at, last_at FROM event_name WHERE workspace_id = :workspace
    ORDER BY name)";

constexpr std::string_view insert_name = R"(
    INSERT INTO event_name (workspace_id, name, told, first_at, last_at)
    VALUES (:workspace, :name, :told, :first_at, :last_at)
    ON CONFLICT (workspace_id, name) DO UPDATE SET told = event_name.told + excluded.told,
        last_at = CASE WHEN excluded.last_at > event_name.last_at
                       THEN excluded.last_at ELSE event_name.last_at END)";

Event read(const storage::Row& row) {
    Event event;
    event.id = EventId{row.integer("id")};
    event.external_id = row.maybe_text("external_id");
    event.name = row.text("name");
    event.person = people::PersonId{row.integer("person_id")};
    event.at = base::from_micros(row.integer("at"));
    event.properties = people::from_column(row.text("properties"));
    return event;
}

Name read_name(const storage::Row& row) {
    return {row.text("name"), row.integer("told"), base::from_micros(row.integer("first_at")),
            base::from_micros(row.integer("last_at"))};
}

}  // namespace

std::size_t add(storage::Session& session, WorkspaceId workspace, const std::vector<Event>& events,
                base::Time now) {
    using storage::Value;
    std::vector<std::vector<Value>> rows;
    rows.reserve(events.size());
    for (const auto& event : events)
        rows.push_back({workspace.value(), event.id.value(),
                        event.external_id ? Value{*event.external_id} : Value{}, event.name,
                        event.person.value(), base::to_micros(event.at),
                        people::to_column(event.properties), base::to_micros(now)});
    return static_cast<std::size_t>(session.execute_many(
        insert, {"workspace", "id", "external_id", "name", "person", "at", "properties", "now"},
        rows));
}

std::vector<Event> waiting(storage::Session& session, WorkspaceId workspace, std::size_t most) {
    return session.list(
        select_waiting,
        {{"workspace", workspace.value()}, {"most", static_cast<std::int64_t>(most)}}, read);
}

void set_handled(storage::Session& session, WorkspaceId workspace,
                 const std::vector<EventId>& events, base::Time now) {
    std::vector<std::vector<storage::Value>> rows;
    rows.reserve(events.size());
    for (const auto id : events)
        rows.push_back({base::to_micros(now), workspace.value(), id.value()});
    session.execute_many(update_handled, {"now", "workspace", "id"}, rows);
}

void erase_handled(storage::Session& session, WorkspaceId workspace, base::Time before) {
    session.execute(delete_handled,
                    {{"workspace", workspace.value()}, {"before", base::to_micros(before)}});
}

std::vector<Name> names(storage::Session& session, WorkspaceId workspace) {
    return session.list(select_names, {{"workspace", workspace.value()}}, read_name);
}

void count(storage::Session& session, WorkspaceId workspace, const Name& name) {
    session.execute(insert_name, {{"workspace", workspace.value()},
                                  {"name", name.name},
                                  {"told", name.told},
                                  {"first_at", base::to_micros(name.first_at)},
                                  {"last_at", base::to_micros(name.last_at)}});
}

}  // namespace hark::event
