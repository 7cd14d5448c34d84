#include "product/response/response_store.h"

#include "base/error.h"
#include "product/people/chunk_store.h"
#include "product/people/properties_json.h"
#include "product/response/change_store.h"
#include "product/response/note_store.h"
#include "product/survey/answers_json.h"

namespace hark::response {
namespace {

using people::keys_per_statement;
using storage::Value;

// No target after ON CONFLICT: the index on external_id is partial, and the id is always new.
constexpr std::string_view insert = R"(
    INSERT INTO response (workspace_id, id, survey_id, person_id, company_id, score, comment,
                          channel, at, properties, external_id, import_id, survey_version,
                          language, answers, invitation_id, excluded_reason, excluded_at,
                          created_at, updated_at)
    VALUES (:workspace, :id, :survey, :person, :company, :score, :comment, :channel, :at,
            :properties, :external_id, :import, :version, :language, :answers, :invitation,
            :excluded_reason, :excluded_at, :now, :now)
    ON CONFLICT DO NOTHING)";

const std::vector<std::string> insert_columns = {
    "workspace", "id",         "survey",          "person",      "company", "score",   "comment",
    "channel",   "at",         "properties",      "external_id", "import",  "version", "language",
    "answers",   "invitation", "excluded_reason", "excluded_at", "now"};

const std::string select_external = R"(
    SELECT external_id, id FROM response
    WHERE workspace_id = :workspace AND survey_id = :survey AND external_id IN ()";

const std::string select_by_external_id = select_external + people::parameter_list("e", 1) + ")";
const std::string select_by_external_ids =
    select_external + people::parameter_list("e", keys_per_statement) + ")";

constexpr std::string_view update_one = R"(
    UPDATE response SET score = :score, comment = :comment, at = :at, survey_version = :version,
        language = :language, answers = :answers,
        excluded_reason = :excluded_reason, excluded_at = :excluded_at, updated_at = :updated_at
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view delete_one = R"(
    DELETE FROM response WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view delete_import = R"(
    DELETE FROM response WHERE workspace_id = :workspace AND import_id = :import RETURNING id)";

constexpr std::string_view forget_person = R"(
    UPDATE response SET person_id = NULL, comment = NULL, answers = NULL,
        invitation_id = NULL, updated_at = :now
    WHERE workspace_id = :workspace AND person_id = :person RETURNING id)";

constexpr std::string_view count_all = R"(
    SELECT survey_id, COUNT(*) AS responses FROM response
    WHERE workspace_id = :workspace GROUP BY survey_id)";

Value value_of(const std::optional<std::string>& text) {
    return text ? Value{*text} : Value{};
}

template <typename Thing>
Value value_of(const std::optional<base::Id<Thing>>& id) {
    return id ? Value{id->value()} : Value{};
}

/// Nothing for nothing: most responses were not asked for by Hark.
std::optional<std::string> answers_of(const Asked& asked) {
    if (asked.answers.is_empty()) return std::nullopt;
    return survey::to_column(asked.answers);
}

/// Runs a statement that returns the ids it touched, and logs them.
std::int64_t touch(storage::Session& session, WorkspaceId workspace, base::Time now,
                   std::string_view sql, const storage::Parameters& parameters) {
    const auto ids = session.list(
        sql, parameters, [](const storage::Row& row) { return ResponseId{row.integer("id")}; });
    log_change(session, workspace, now, ids);
    return static_cast<std::int64_t>(ids.size());
}

template <typename Mention, typename Thing>
std::optional<Mention> read_mention(const storage::Row& row, std::string_view id) {
    const auto value = row.maybe_integer(id);
    if (!value) return std::nullopt;
    Mention mention;
    mention.id = base::Id<Thing>{*value};
    return mention;
}

}  // namespace

const std::string select_responses = R"(
    SELECT response.id AS id, response.survey_id AS survey_id, survey.key AS survey_key,
           survey.kind AS survey_kind, response.score AS score, response.comment AS comment,
           response.channel AS channel, response.at AS at, response.created_at AS created_at,
           response.updated_at AS updated_at, response.properties AS properties,
           response.external_id AS external_id, response.excluded_reason AS excluded_reason,
           response.excluded_at AS excluded_at, response.survey_version AS survey_version,
           response.language AS language, response.answers AS answers,
           response.invitation_id AS invitation_id, response.person_id AS person_id,
           person.name AS person_name, person.email AS person_email,
           person.external_id AS person_external_id, response.company_id AS company_id,
           employer.name AS company_name
    FROM response
    LEFT JOIN survey
        ON survey.workspace_id = response.workspace_id AND survey.id = response.survey_id
    LEFT JOIN person
        ON person.workspace_id = response.workspace_id AND person.id = response.person_id
    LEFT JOIN company employer
        ON employer.workspace_id = response.workspace_id AND employer.id = response.company_id
    WHERE response.workspace_id = :workspace)";

Response read(const storage::Row& row) {
    Response response;
    response.id = ResponseId{row.integer("id")};
    const auto kind = survey::parse_kind(row.text("survey_kind"));
    const auto channel = parse_channel(row.text("channel"));
    CHECK(kind && channel);
    response.survey = {survey::SurveyId{row.integer("survey_id")}, row.text("survey_key"), *kind};
    response.score = static_cast<int>(row.integer("score"));
    response.comment = row.maybe_text("comment");
    response.channel = *channel;
    response.at = base::from_micros(row.integer("at"));
    response.created_at = base::from_micros(row.integer("created_at"));
    response.updated_at = base::from_micros(row.integer("updated_at"));
    response.properties = people::from_column(row.text("properties"));
    response.external_id = row.maybe_text("external_id");
    if (const auto at = row.maybe_integer("excluded_at"))
        response.excluded = Exclusion{row.text("excluded_reason"), base::from_micros(*at)};
    response.person = read_mention<PersonMention, people::Person>(row, "person_id");
    if (response.person) {
        response.person->name = row.maybe_text("person_name");
        response.person->email = row.maybe_text("person_email");
        response.person->external_id = row.maybe_text("person_external_id");
    }
    response.company = read_mention<CompanyMention, people::Company>(row, "company_id");
    if (response.company) response.company->name = row.maybe_text("company_name");
    if (const auto version = row.maybe_integer("survey_version"))
        response.asked.version = static_cast<int>(*version);
    response.asked.language = row.maybe_text("language");
    if (const auto answers = row.maybe_text("answers"))
        response.asked.answers = survey::answers_from_column(*answers);
    if (const auto invitation = row.maybe_integer("invitation_id"))
        response.invitation = invitation::InvitationId{*invitation};
    return response;
}

std::int64_t add(storage::Session& session, WorkspaceId workspace, std::optional<ImportId> import,
                 base::Time now, const std::vector<Addition>& additions) {
    std::vector<std::vector<Value>> rows;
    rows.reserve(additions.size());
    const std::int64_t now_us = base::to_micros(now);
    for (const Addition& addition : additions) {
        const Given& given = *addition.given;
        auto& row = rows.emplace_back();
        row.reserve(insert_columns.size());
        row.emplace_back(workspace.value());
        row.emplace_back(addition.id.value());
        row.emplace_back(given.survey.id.value());
        row.push_back(value_of(addition.person));
        row.push_back(value_of(addition.company));
        row.emplace_back(std::int64_t{given.score});
        row.push_back(value_of(given.comment));
        row.emplace_back(std::string{to_text(given.channel)});
        row.emplace_back(given.at ? base::to_micros(*given.at) : now_us);
        row.emplace_back(people::to_column(addition.properties));
        row.push_back(value_of(given.external_id));
        row.push_back(value_of(import));
        row.push_back(given.asked.version ? Value{std::int64_t{*given.asked.version}} : Value{});
        row.push_back(value_of(given.asked.language));
        row.push_back(value_of(answers_of(given.asked)));
        row.push_back(value_of(given.invitation));
        row.push_back(value_of(given.excluded_reason));
        row.push_back(given.excluded_reason ? Value{now_us} : Value{});
        row.emplace_back(now_us);
    }
    return session.execute_many(insert, insert_columns, rows);
}

std::unordered_map<std::string, ResponseId> find_external(
    storage::Session& session, WorkspaceId workspace, survey::SurveyId survey,
    const std::vector<std::string>& external_ids) {
    std::unordered_map<std::string, ResponseId> found;
    people::each_of(session, select_by_external_id, select_by_external_ids, "e",
                    {{"workspace", workspace.value()}, {"survey", survey.value()}},
                    {external_ids.begin(), external_ids.end()}, [&](const storage::Row& row) {
                        found.emplace(row.text("external_id"), ResponseId{row.integer("id")});
                    });
    return found;
}

std::optional<Response> find(storage::Session& session, WorkspaceId workspace, ResponseId id) {
    static const std::string select_one = select_responses + " AND response.id = :id";
    auto found =
        session.one(select_one, {{"workspace", workspace.value()}, {"id", id.value()}}, read);
    if (found) mention_notes(session, workspace, {&*found, 1});
    return found;
}

void update(storage::Session& session, WorkspaceId workspace, const Response& response) {
    const auto& excluded = response.excluded;
    session.execute(
        update_one,
        {{"workspace", workspace.value()},
         {"id", response.id.value()},
         {"score", response.score},
         {"comment", response.comment},
         {"at", base::to_micros(response.at)},
         {"version", response.asked.version},
         {"language", response.asked.language},
         {"answers", answers_of(response.asked)},
         {"excluded_reason", excluded ? std::optional{excluded->reason} : std::nullopt},
         {"excluded_at", excluded ? std::optional{base::to_micros(excluded->at)} : std::nullopt},
         {"updated_at", base::to_micros(response.updated_at)}});
    log_change(session, workspace, response.updated_at, {response.id});
}

bool erase(storage::Session& session, WorkspaceId workspace, ResponseId id, base::Time now) {
    log_change(session, workspace, now, {id});
    return session.execute(delete_one, {{"workspace", workspace.value()}, {"id", id.value()}}) > 0;
}

std::int64_t erase_import(storage::Session& session, WorkspaceId workspace, ImportId import,
                          base::Time now) {
    return touch(session, workspace, now, delete_import,
                 {{"workspace", workspace.value()}, {"import", import.value()}});
}

std::int64_t make_anonymous(storage::Session& session, WorkspaceId workspace,
                            people::PersonId person, base::Time now) {
    erase_notes_on(session, workspace, person);
    return touch(session, workspace, now, forget_person,
                 {{"workspace", workspace.value()},
                  {"person", person.value()},
                  {"now", base::to_micros(now)}});
}

std::map<survey::SurveyId, std::int64_t> count_by_survey(storage::Session& session,
                                                         WorkspaceId workspace) {
    std::map<survey::SurveyId, std::int64_t> counts;
    session.each(count_all, {{"workspace", workspace.value()}}, [&](const storage::Row& row) {
        counts[survey::SurveyId{row.integer("survey_id")}] = row.integer("responses");
    });
    return counts;
}

}  // namespace hark::response
