#include "product/people/person_store.h"

#include <string_view>
#include <unordered_set>

#include "product/people/chunk_store.h"
#include "product/people/properties_json.h"

namespace hark::people {
namespace {

using storage::Value;

const std::string select_person = R"(
    SELECT id, external_id, email, name, phone, company_id, properties, created_at
    FROM person WHERE workspace_id = :workspace AND )";

std::string by_external_id(std::size_t count) {
    return select_person + "external_id IN (" + parameter_list("e", count) + ")";
}
std::string by_email(std::size_t count) {
    return select_person + "email_key IN (" + parameter_list("k", count) + ")";
}

const std::string select_by_external_id = by_external_id(1);
const std::string select_by_external_ids = by_external_id(keys_per_statement);
const std::string select_by_email = by_email(1);
const std::string select_by_emails = by_email(keys_per_statement);
const std::string select_by_id = select_person + "id = :id";

constexpr std::string_view insert = R"(
    INSERT INTO person (workspace_id, id, external_id, email, email_key, name, phone, company_id,
                        properties, created_at, updated_at)
    VALUES (:workspace, :id, :external_id, :email, :email_key, :name, :phone, :company_id,
            :properties, :now, :now)
    ON CONFLICT DO NOTHING)";

constexpr std::string_view update = R"(
    UPDATE person SET external_id = :external_id, email = :email, email_key = :email_key,
        name = :name, phone = :phone, company_id = :company_id, properties = :properties,
        updated_at = :now
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view update_email_key = R"(
    UPDATE person SET email_key = NULL WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view erase = R"(
    DELETE FROM person WHERE workspace_id = :workspace AND id = :id)";

const std::vector<std::string> columns = {"workspace",  "id",   "external_id", "email",
                                          "email_key",  "name", "phone",       "company_id",
                                          "properties", "now"};

Value value_of(const std::optional<std::string>& text) {
    return text ? Value{*text} : Value{};
}

std::vector<Value> to_values(WorkspaceId workspace, const Person& person, base::Time now) {
    return {workspace.value(),
            person.id.value(),
            value_of(person.external_id),
            value_of(person.email),
            person.email ? Value{email_key(*person.email)} : Value{},
            value_of(person.name),
            value_of(person.phone),
            person.company ? Value{person.company->value()} : Value{},
            to_column(person.properties),
            base::to_micros(now)};
}

Person read(const storage::Row& row) {
    Person person;
    person.id = PersonId{row.integer("id")};
    person.external_id = row.maybe_text("external_id");
    person.email = row.maybe_text("email");
    person.name = row.maybe_text("name");
    person.phone = row.maybe_text("phone");
    if (const auto company = row.maybe_integer("company_id")) person.company = CompanyId{*company};
    person.properties = from_column(row.text("properties"));
    person.created_at = base::from_micros(row.integer("created_at"));
    return person;
}

}  // namespace

std::vector<Person> find_persons(storage::Session& session, WorkspaceId workspace,
                                 const Lookup& lookup) {
    std::vector<Person> persons;
    std::unordered_set<std::int64_t> seen;
    const auto visit = [&](const storage::Row& row) {
        if (seen.insert(row.integer("id")).second) persons.push_back(read(row));
    };
    const storage::Parameters fixed = {{"workspace", workspace.value()}};
    each_of(session, select_by_external_id, select_by_external_ids, "e", fixed,
            {lookup.external_ids.begin(), lookup.external_ids.end()}, visit);
    each_of(session, select_by_email, select_by_emails, "k", fixed,
            {lookup.keys.begin(), lookup.keys.end()}, visit);
    return persons;
}

std::optional<Person> find_person(storage::Session& session, WorkspaceId workspace, PersonId id) {
    return session.one(select_by_id, {{"workspace", workspace.value()}, {"id", id.value()}}, read);
}

void add_persons(storage::Session& session, WorkspaceId workspace,
                 const std::vector<const Person*>& persons) {
    std::vector<std::vector<Value>> rows;
    rows.reserve(persons.size());
    for (const Person* person : persons)
        rows.push_back(to_values(workspace, *person, person->created_at));
    const auto added = session.execute_many(insert, columns, rows);
    CHECK(added == static_cast<std::int64_t>(rows.size()));
}

void update_persons(storage::Session& session, WorkspaceId workspace, base::Time now,
                    const std::vector<const Person*>& persons) {
    std::vector<std::vector<Value>> rows;
    rows.reserve(persons.size());
    for (const Person* person : persons) rows.push_back(to_values(workspace, *person, now));
    session.execute_many(update, columns, rows);
}

void free_emails(storage::Session& session, WorkspaceId workspace,
                 const std::vector<PersonId>& persons) {
    std::vector<std::vector<Value>> rows;
    for (const PersonId person : persons) rows.push_back({workspace.value(), person.value()});
    session.execute_many(update_email_key, {"workspace", "id"}, rows);
}

bool erase_person(storage::Session& session, WorkspaceId workspace, PersonId id) {
    return session.execute(erase, {{"workspace", workspace.value()}, {"id", id.value()}}) > 0;
}

}  // namespace hark::people
