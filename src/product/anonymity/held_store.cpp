#include "product/anonymity/held_store.h"

#include "base/error.h"
#include "platform/crypto/crypto.h"
#include "product/people/chunk_store.h"
#include "product/people/properties_json.h"
#include "product/survey/answers_json.h"

namespace hark::anonymity {
namespace {

using people::keys_per_statement;

constexpr std::string_view see = R"(
    INSERT INTO anonymity_seen (workspace_id, survey_id, fingerprint, import_id)
    VALUES (:workspace, :survey, :fingerprint, :import) ON CONFLICT DO NOTHING)";

constexpr std::string_view find_seen = R"(
    SELECT fingerprint FROM anonymity_seen
    WHERE workspace_id = :workspace AND survey_id = :survey AND fingerprint = :fingerprint)";

constexpr std::string_view insert = R"(
    INSERT INTO anonymity_held (workspace_id, id, survey_id, day, held_on, score, comment, channel,
                                properties, survey_version, language, answers, import_id,
                                excluded_reason, fingerprint)
    VALUES (:workspace, :id, :survey, :day, :held_on, :score, :comment, :channel, :properties,
            :version, :language, :answers, :import, :excluded_reason, :fingerprint))";

constexpr std::string_view update = R"(
    UPDATE anonymity_held SET score = :score, comment = :comment, survey_version = :version,
        language = :language, answers = :answers, excluded_reason = :excluded_reason
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view select_fingerprint = R"(
    SELECT id, survey_id, day, held_on, score, comment, channel, properties, survey_version,
           language, answers, import_id, excluded_reason, fingerprint
    FROM anonymity_held
    WHERE workspace_id = :workspace AND survey_id = :survey AND fingerprint = :fingerprint)";

constexpr std::string_view select_releasable = R"(
    SELECT id, survey_id, day, held_on, score, comment, channel, properties, survey_version,
           language, answers, import_id, excluded_reason, fingerprint
    FROM anonymity_held
    WHERE workspace_id = :workspace AND survey_id = :survey
        AND (held_on < :before OR fingerprint IS NULL)
    ORDER BY held_on, id LIMIT :limit)";

constexpr std::string_view select_overdue = R"(
    SELECT DISTINCT survey_id FROM anonymity_held
    WHERE workspace_id = :workspace AND held_on < :before)";

const std::string delete_these = R"(
    DELETE FROM anonymity_held
    WHERE workspace_id = :workspace AND survey_id = :survey AND id IN ()";
const std::string delete_one = delete_these + people::parameter_list("i", 1) + ") RETURNING id";
const std::string delete_many =
    delete_these + people::parameter_list("i", keys_per_statement) + ") RETURNING id";

constexpr std::string_view count_of_import = R"(
    SELECT COUNT(*) AS seen FROM anonymity_seen
    WHERE workspace_id = :workspace AND import_id = :import)";

constexpr std::string_view delete_of_import = R"(
    DELETE FROM anonymity_held WHERE workspace_id = :workspace AND import_id = :import)";

constexpr std::string_view delete_seen_of_import = R"(
    DELETE FROM anonymity_seen WHERE workspace_id = :workspace AND import_id = :import)";

std::optional<std::string> answers_of(const Held& held) {
    if (held.answers.is_empty()) return std::nullopt;
    return survey::to_column(held.answers);
}

base::Date date_in(const storage::Row& row, std::string_view column) {
    const auto date = base::parse_date(row.text(column));
    CHECK(date.has_value());
    return *date;
}

Held read(const storage::Row& row) {
    Held held;
    held.id = row.integer("id");
    held.survey = survey::SurveyId{row.integer("survey_id")};
    held.day = date_in(row, "day");
    held.held_on = date_in(row, "held_on");
    held.score = static_cast<int>(row.integer("score"));
    held.comment = row.maybe_text("comment");
    held.channel = row.text("channel");
    held.properties = people::from_column(row.text("properties"));
    if (const auto version = row.maybe_integer("survey_version"))
        held.version = static_cast<int>(*version);
    held.language = row.maybe_text("language");
    if (const auto answers = row.maybe_text("answers"))
        held.answers = survey::answers_from_column(*answers);
    held.import = row.maybe_integer("import_id");
    held.excluded_reason = row.maybe_text("excluded_reason");
    held.fingerprint = row.maybe_text("fingerprint");
    return held;
}

[[noreturn]] void ask_to_try_again() {
    throw base::Error{base::ErrorCode::conflict,
                      "These answers were released at the same moment: try again."};
}

}  // namespace

std::string fingerprint_of(std::string_view external_id) {
    return crypto::fingerprint("anonymous " + std::string{external_id}).substr(0, 32);
}

std::int64_t random_id() {
    constexpr std::size_t digits = 15;  // hexadecimal: 60 bits
    const auto hex = crypto::fingerprint(crypto::random_token()).substr(0, digits);
    return static_cast<std::int64_t>(std::stoull(hex, nullptr, 16)) + 1;
}

bool mark_seen(storage::Session& session, WorkspaceId workspace, survey::SurveyId survey,
               const std::string& fingerprint, std::optional<std::int64_t> import) {
    return session.execute(see, {{"workspace", workspace.value()},
                                 {"survey", survey.value()},
                                 {"fingerprint", fingerprint},
                                 {"import", import}}) > 0;
}

bool is_seen(storage::Session& session, WorkspaceId workspace, survey::SurveyId survey,
             const std::string& fingerprint) {
    return session
        .one(find_seen,
             {{"workspace", workspace.value()},
              {"survey", survey.value()},
              {"fingerprint", fingerprint}},
             [](const storage::Row& row) { return row.text("fingerprint"); })
        .has_value();
}

void hold(storage::Session& session, WorkspaceId workspace, const Held& held) {
    session.execute(insert, {{"workspace", workspace.value()},
                             {"id", held.id},
                             {"survey", held.survey.value()},
                             {"day", base::to_text(held.day)},
                             {"held_on", base::to_text(held.held_on)},
                             {"score", held.score},
                             {"comment", held.comment},
                             {"channel", held.channel},
                             {"properties", people::to_column(held.properties)},
                             {"version", held.version},
                             {"language", held.language},
                             {"answers", answers_of(held)},
                             {"import", held.import},
                             {"excluded_reason", held.excluded_reason},
                             {"fingerprint", held.fingerprint}});
}

std::optional<Held> find_held(storage::Session& session, WorkspaceId workspace,
                              survey::SurveyId survey, const std::string& fingerprint) {
    return session.one(select_fingerprint,
                       {{"workspace", workspace.value()},
                        {"survey", survey.value()},
                        {"fingerprint", fingerprint}},
                       read);
}

void amend(storage::Session& session, WorkspaceId workspace, const Held& held) {
    const auto changed = session.execute(update, {{"workspace", workspace.value()},
                                                  {"id", held.id},
                                                  {"score", held.score},
                                                  {"comment", held.comment},
                                                  {"version", held.version},
                                                  {"language", held.language},
                                                  {"answers", answers_of(held)},
                                                  {"excluded_reason", held.excluded_reason}});
    if (changed == 0) ask_to_try_again();
}

std::vector<Held> releasable(storage::Session& session, WorkspaceId workspace,
                             survey::SurveyId survey, base::Date before) {
    return session.list(select_releasable,
                        {{"workspace", workspace.value()},
                         {"survey", survey.value()},
                         {"before", base::to_text(before)},
                         {"limit", static_cast<std::int64_t>(base::limits::anonymity_cohort)}},
                        read);
}

std::vector<survey::SurveyId> overdue(storage::Session& session, WorkspaceId workspace,
                                      base::Date before) {
    return session.list(
        select_overdue, {{"workspace", workspace.value()}, {"before", base::to_text(before)}},
        [](const storage::Row& row) { return survey::SurveyId{row.integer("survey_id")}; });
}

void let_go(storage::Session& session, WorkspaceId workspace, survey::SurveyId survey,
            const std::vector<Held>& held) {
    std::vector<storage::Value> ids;
    ids.reserve(held.size());
    for (const auto& one : held) ids.emplace_back(one.id);
    std::size_t gone = 0;
    people::each_of(session, delete_one, delete_many, "i",
                    {{"workspace", workspace.value()}, {"survey", survey.value()}}, ids,
                    [&](const storage::Row&) { ++gone; });
    if (gone != held.size()) ask_to_try_again();
}

std::int64_t count_seen(storage::Session& session, WorkspaceId workspace, std::int64_t import) {
    return session
        .one(count_of_import, {{"workspace", workspace.value()}, {"import", import}},
             [](const storage::Row& row) { return row.integer("seen"); })
        .value_or(0);
}

std::int64_t erase_import(storage::Session& session, WorkspaceId workspace, std::int64_t import) {
    return session.execute(delete_of_import,
                           {{"workspace", workspace.value()}, {"import", import}});
}

void forget_seen(storage::Session& session, WorkspaceId workspace, std::int64_t import) {
    session.execute(delete_seen_of_import, {{"workspace", workspace.value()}, {"import", import}});
}

}  // namespace hark::anonymity
