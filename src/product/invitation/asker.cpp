#include "product/invitation/asker.h"

#include "product/invitation/invitation_store.h"
#include "product/invitation/outbox_store.h"
#include "product/invitation/upkeep_store.h"

namespace hark::invitation {

void Asker::count(Channel channel, base::Time at, int asked) {
    const auto day = facts_.home().date_of(at);
    facts_.load().add(channel, day, asked);
    count_asked(facts_.session(), facts_.workspace(), day, channel, asked);
}

void Asker::keep(const ReadyPlan& ready, const Occasion& occasion, const Decision& decision,
                 std::optional<InvitationId> invitation) {
    KeptDecision kept;
    kept.id = ids_.next();
    kept.plan = ready.plan.id;
    kept.plan_name = ready.plan.name;
    kept.survey = ready.plan.survey;
    kept.subject = occasion.subject();
    kept.person = occasion.person;
    kept.invitation = invitation;
    kept.reason = decision.reason;
    kept.sentence = decision.sentence;
    if (decision.reason == Reason::not_in_audience && !ready.audience_problem.empty())
        kept.sentence += " " + ready.audience_problem;
    kept.wished_at = occasion.wanted.at;
    if (decision.send) kept.due_at = decision.send->from;
    kept.at = facts_.now();
    invitation::keep(facts_.session(), facts_.workspace(), kept);
}

std::optional<Asker::Asked> Asker::ask(const Occasion& occasion) {
    const auto* ready = facts_.find(occasion.plan);
    if (ready == nullptr) return std::nullopt;
    const auto subject = facts_.subject(*ready, occasion);
    if (!subject) return std::nullopt;
    const auto wish = facts_.wish(*ready, occasion, *subject);
    Asked asked{decide(facts_.around(*ready), ready->plan, *subject, facts_.contacts(occasion),
                       wish, facts_.now())};
    if (asked.decision.send) {
        const auto& plan = ready->plan;
        Invitation one;
        one.id = ids_.make<Invitation>();
        one.plan = plan.id;
        one.survey = plan.survey;
        one.survey_version = ready->survey_version;
        one.person = occasion.person;
        one.visitor = occasion.visitor;
        one.channel = plan.channel;
        one.occasion = occasion.subject() + " " + occasion.name;
        one.rest = plan.own_rest ? Rest::own : Rest::shared;
        one.due_at = asked.decision.send->from;
        one.until_at = asked.decision.send->until;
        one.remind_most = plan.reminders;
        one.remind_every = plan.remind_every;
        one.expires_at = asked.decision.expires_at;
        one.reason = asked.decision.sentence;
        one.created_at = facts_.now();
        // Of an occasion that was decided before, there is an invitation already.
        if (!add(facts_.session(), facts_.workspace(), one)) return std::nullopt;
        asked.invitation = one.id;
        count(plan.channel, one.due_at, 1);
    }
    keep(*ready, occasion, asked.decision, asked.invitation);
    return asked;
}

Occasion Asker::occasion_of(const Invitation& invitation) const {
    Occasion occasion;
    occasion.plan = *invitation.plan;
    occasion.person = invitation.person;
    occasion.visitor = invitation.visitor;
    occasion.wanted.at = invitation.due_at;
    return occasion;
}

void Asker::decide_anew(const Invitation& invitation) {
    auto& session = facts_.session();
    const auto workspace = facts_.workspace();
    count(invitation.channel, invitation.due_at, -1);
    const auto* ready = invitation.plan ? facts_.find(*invitation.plan) : nullptr;
    if (ready == nullptr) {
        mark_cancelled(session, workspace, invitation.id, facts_.now(),
                       "Its plan is gone, and its hours went by.");
        return;
    }
    auto occasion = occasion_of(invitation);
    occasion.wanted.why = "Decided anew, because its hours went by or a survey was closed";
    const auto subject = facts_.subject(*ready, occasion);
    if (!subject) {
        mark_cancelled(session, workspace, invitation.id, facts_.now(), "The person is gone.");
        return;
    }
    const auto decision = decide(facts_.around(*ready), ready->plan, *subject,
                                 facts_.contacts(occasion, invitation.id),
                                 {occasion.wanted.at, occasion.wanted.why}, facts_.now());
    keep(*ready, occasion, decision, invitation.id);
    if (!decision.send) {
        mark_cancelled(session, workspace, invitation.id, facts_.now(), decision.sentence);
        return;
    }
    move(invitation, *decision.send, decision.sentence);
}

void Asker::move(const Invitation& invitation, const Hours& hours, const std::string& reason) {
    set_hours(facts_.session(), facts_.workspace(), invitation.id, hours);
    add_step(facts_.session(), facts_.workspace(), invitation.id, {"moved", reason, facts_.now()});
    count(invitation.channel, hours.from, 1);
}

void Asker::remind(const Invitation& invitation, base::Time wished_at) {
    auto& session = facts_.session();
    const auto workspace = facts_.workspace();
    const auto give_up = [&](const std::string& reason) {
        clear_reminder(session, workspace, invitation.id);
        add_step(session, workspace, invitation.id, {"no_reminder", reason, facts_.now()});
    };
    if (invitation.is_waiting) count(invitation.channel, invitation.due_at, -1);
    const auto* ready = invitation.plan ? facts_.find(*invitation.plan) : nullptr;
    if (ready == nullptr) return give_up("No reminder: its plan is gone.");
    const auto occasion = occasion_of(invitation);
    const auto subject = facts_.subject(*ready, occasion);
    if (!subject) return give_up("No reminder: the person is gone.");
    const auto decision = decide_reminder(
        facts_.around(*ready), ready->plan, *subject, facts_.contacts(occasion, invitation.id),
        {wished_at, "Not answered yet"}, invitation.expires_at, facts_.now());
    if (!decision.send) return give_up(decision.sentence);
    set_reminder(session, workspace, invitation.id, *decision.send);
    add_step(session, workspace, invitation.id, {"reminder", decision.sentence, facts_.now()});
    count(invitation.channel, decision.send->from, 1);
}

void Asker::take_back(const Occasion& occasion, const TakenBack& reason) {
    const auto* ready = facts_.find(occasion.plan);
    if (ready == nullptr) return;
    auto& session = facts_.session();
    const auto workspace = facts_.workspace();
    const auto subject = occasion.subject();
    const Decision decision{Reason::cancelled, reason.why};
    if (const auto waiting = take_occasion(session, workspace, occasion.plan, subject))
        keep(*ready, *waiting, decision);
    const auto sent =
        occasion.person ? invitations_of(session, workspace, *occasion.person)
                        : invitations_of_visitor(session, workspace, occasion.visitor.value_or(""));
    for (const auto& one : sent) {
        if (one.plan != occasion.plan || one.state != State::scheduled) continue;
        count(one.channel, one.due_at, -1);
        mark_cancelled(session, workspace, one.id, facts_.now(), reason.why);
        keep(*ready, occasion_of(one), decision, one.id);
    }
}

}  // namespace hark::invitation
