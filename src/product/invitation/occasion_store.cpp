#include "product/invitation/occasion_store.h"

#include "product/invitation/sticky.h"

namespace hark::invitation {
namespace {

constexpr std::string_view upsert = R"(
    INSERT INTO occasion (workspace_id, plan_id, subject, person_id, visitor, occasion, waits_for,
        kind, why, wished_at, created_at)
    VALUES (:workspace, :plan, :subject, :person, :visitor, :occasion, :waits_for, :kind, :why, :wished_at,
        :created_at)
    ON CONFLICT (workspace_id, plan_id, subject) DO UPDATE SET occasion = EXCLUDED.occasion,
        waits_for = EXCLUDED.waits_for,
        kind = EXCLUDED.kind, why = EXCLUDED.why, wished_at = EXCLUDED.wished_at,
        created_at = EXCLUDED.created_at
    WHERE occasion.kind = 'otherwise' AND EXCLUDED.kind = 'certain')";
const std::vector<std::string> names{"workspace", "plan",      "subject",   "person",
                                     "visitor",   "occasion",  "waits_for", "kind",
                                     "why",       "wished_at", "created_at"};

constexpr std::string_view select_due = R"(
    SELECT plan_id, person_id, visitor, occasion, waits_for, kind, why, wished_at, created_at FROM occasion
    WHERE workspace_id = :workspace AND waits_for = 'time' AND wished_at <= :now
    ORDER BY wished_at, subject LIMIT :most)";

constexpr std::string_view select_of_plan = R"(
    SELECT plan_id, person_id, visitor, occasion, waits_for, kind, why, wished_at, created_at FROM occasion
    WHERE workspace_id = :workspace AND plan_id = :plan AND wished_at < :until
    ORDER BY wished_at, subject LIMIT :most)";

constexpr std::string_view select_of_person = R"(
    SELECT plan_id, person_id, visitor, occasion, waits_for, kind, why, wished_at, created_at FROM occasion
    WHERE workspace_id = :workspace AND person_id = :person ORDER BY wished_at, plan_id)";

constexpr std::string_view select_visits = R"(
    SELECT plan_id, person_id, visitor, occasion, waits_for, kind, why, wished_at, created_at
    FROM occasion
    WHERE workspace_id = :workspace AND person_id = :person AND waits_for = 'visit'
        AND wished_at <= :now
    ORDER BY wished_at, plan_id)";

constexpr std::string_view take = R"(
    DELETE FROM occasion
    WHERE workspace_id = :workspace AND plan_id = :plan AND subject = :subject
    RETURNING plan_id, person_id, visitor, occasion, waits_for, kind, why, wished_at, created_at)";

Occasion read(const storage::Row& row) {
    Occasion one;
    one.plan = PlanId{row.integer("plan_id")};
    if (const auto person = row.maybe_integer("person_id")) one.person = people::PersonId{*person};
    one.visitor = row.maybe_text("visitor");
    one.name = row.text("occasion");
    if (row.text("waits_for") == "visit") one.waits_for = Occasion::Waits::visit;
    one.wanted.at = base::from_micros(row.integer("wished_at"));
    one.wanted.why = row.text("why");
    if (row.text("kind") == "otherwise") one.wanted.kind = Wanted::Kind::otherwise;
    one.created_at = base::from_micros(row.integer("created_at"));
    return one;
}

std::vector<storage::Value> values(WorkspaceId workspace, const Occasion& one) {
    const auto kind = one.wanted.kind == Wanted::Kind::certain ? "certain" : "otherwise";
    return {workspace.value(),
            one.plan.value(),
            one.subject(),
            one.person ? storage::Value{one.person->value()} : storage::Value{},
            one.visitor ? storage::Value{*one.visitor} : storage::Value{},
            one.name,
            std::string{one.waits_for == Occasion::Waits::visit ? "visit" : "time"},
            std::string{kind},
            one.wanted.why,
            base::to_micros(one.wanted.at),
            base::to_micros(one.created_at)};
}

}  // namespace

std::string Occasion::subject() const {
    return person ? subject_of(*person) : subject_of_visitor(visitor.value_or(""));
}

bool want(storage::Session& session, WorkspaceId workspace, const Occasion& occasion) {
    return session.execute_many(upsert, names, {values(workspace, occasion)}) > 0;
}

void want_all(storage::Session& session, WorkspaceId workspace,
              const std::vector<Occasion>& occasions) {
    std::vector<std::vector<storage::Value>> rows;
    rows.reserve(occasions.size());
    for (const auto& one : occasions) rows.push_back(values(workspace, one));
    session.execute_many(upsert, names, rows);
}

std::vector<Occasion> due_occasions(storage::Session& session, WorkspaceId workspace,
                                    base::Time now, std::size_t most) {
    return session.list(
        select_due,
        {{"workspace", workspace.value()}, {"now", base::to_micros(now)}, {"most", most}}, read);
}

std::vector<Occasion> occasions_of(storage::Session& session, WorkspaceId workspace, PlanId plan,
                                   base::Time until, std::size_t most) {
    return session.list(select_of_plan,
                        {{"workspace", workspace.value()},
                         {"plan", plan.value()},
                         {"until", base::to_micros(until)},
                         {"most", most}},
                        read);
}

std::vector<Occasion> occasions_of(storage::Session& session, WorkspaceId workspace,
                                   people::PersonId person) {
    return session.list(select_of_person,
                        {{"workspace", workspace.value()}, {"person", person.value()}}, read);
}

std::vector<Occasion> visits_of(storage::Session& session, WorkspaceId workspace,
                                people::PersonId person, base::Time now) {
    return session.list(select_visits,
                        {{"workspace", workspace.value()},
                         {"person", person.value()},
                         {"now", base::to_micros(now)}},
                        read);
}

std::optional<Occasion> take_occasion(storage::Session& session, WorkspaceId workspace, PlanId plan,
                                      std::string_view subject) {
    return session.one(
        take, {{"workspace", workspace.value()}, {"plan", plan.value()}, {"subject", subject}},
        read);
}

}  // namespace hark::invitation
