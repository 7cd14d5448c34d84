#include "product/invitation/decision_store.h"

#include "base/error.h"

namespace hark::invitation {
namespace {

constexpr std::string_view select_last = R"(
    SELECT id, plan_id, plan_name, survey_id, subject, person_id, invitation_id, reason, sentence,
        wished_at, due_at, first_at, at, times
    FROM decision WHERE workspace_id = :workspace AND subject = :subject AND plan_id = :plan
    ORDER BY id DESC LIMIT 1)";

constexpr std::string_view select_of_subject = R"(
    SELECT id, plan_id, plan_name, survey_id, subject, person_id, invitation_id, reason, sentence,
        wished_at, due_at, first_at, at, times
    FROM decision WHERE workspace_id = :workspace AND subject = :subject
    ORDER BY id DESC LIMIT :most)";

constexpr std::string_view count_again = R"(
    UPDATE decision SET at = :at, times = times + 1, sentence = :sentence, wished_at = :wished_at
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view insert = R"(
    INSERT INTO decision (workspace_id, id, plan_id, plan_name, survey_id, subject, person_id,
        invitation_id, reason, sentence, wished_at, due_at, first_at, at, times)
    VALUES (:workspace, :id, :plan, :plan_name, :survey, :subject, :person, :invitation, :reason,
        :sentence, :wished_at, :due_at, :at, :at, 1))";

template <typename Id>
std::optional<std::int64_t> number(const std::optional<Id>& id) {
    return id ? std::optional{id->value()} : std::nullopt;
}

KeptDecision read(const storage::Row& row) {
    KeptDecision one;
    one.id = row.integer("id");
    one.plan = PlanId{row.integer("plan_id")};
    one.plan_name = row.text("plan_name");
    one.survey = survey::SurveyId{row.integer("survey_id")};
    one.subject = row.text("subject");
    if (const auto person = row.maybe_integer("person_id")) one.person = people::PersonId{*person};
    if (const auto id = row.maybe_integer("invitation_id")) one.invitation = InvitationId{*id};
    const auto reason = parse_reason(row.text("reason"));
    CHECK(reason);
    one.reason = *reason;
    one.sentence = row.text("sentence");
    one.wished_at = base::from_micros(row.integer("wished_at"));
    if (const auto due = row.maybe_integer("due_at")) one.due_at = base::from_micros(*due);
    one.first_at = base::from_micros(row.integer("first_at"));
    one.at = base::from_micros(row.integer("at"));
    one.times = row.integer("times");
    return one;
}

}  // namespace

void keep(storage::Session& session, WorkspaceId workspace, const KeptDecision& decision) {
    if (decision.reason != Reason::asked) {
        const auto last = last_decision(session, workspace, decision.subject, decision.plan);
        if (last && last->reason == decision.reason) {
            session.execute(count_again, {{"workspace", workspace.value()},
                                          {"id", last->id},
                                          {"at", base::to_micros(decision.at)},
                                          {"sentence", decision.sentence},
                                          {"wished_at", base::to_micros(decision.wished_at)}});
            return;
        }
    }
    session.execute(insert,
                    {{"workspace", workspace.value()},
                     {"id", decision.id},
                     {"plan", decision.plan.value()},
                     {"plan_name", decision.plan_name},
                     {"survey", decision.survey.value()},
                     {"subject", decision.subject},
                     {"person", number(decision.person)},
                     {"invitation", number(decision.invitation)},
                     {"reason", to_text(decision.reason)},
                     {"sentence", decision.sentence},
                     {"wished_at", base::to_micros(decision.wished_at)},
                     {"due_at", decision.due_at ? std::optional{base::to_micros(*decision.due_at)}
                                                : std::nullopt},
                     {"at", base::to_micros(decision.at)}});
}

std::vector<KeptDecision> decisions_of(storage::Session& session, WorkspaceId workspace,
                                       std::string_view subject, std::size_t most) {
    return session.list(select_of_subject,
                        {{"workspace", workspace.value()}, {"subject", subject}, {"most", most}},
                        read);
}

std::optional<KeptDecision> last_decision(storage::Session& session, WorkspaceId workspace,
                                          std::string_view subject, PlanId plan) {
    return session.one(
        select_last,
        {{"workspace", workspace.value()}, {"subject", subject}, {"plan", plan.value()}}, read);
}

}  // namespace hark::invitation
