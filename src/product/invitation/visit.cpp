#include "product/invitation/visit.h"

#include <fmt/format.h>

#include "platform/crypto/crypto.h"
#include "product/invitation/outbox_store.h"

namespace hark::invitation {
namespace {

Occasion occasion_of(const Visit& visit, const Plan& plan, base::Time now) {
    Occasion occasion;
    occasion.plan = plan.id;
    occasion.person = visit.person;
    if (!visit.visitor.empty()) occasion.visitor = crypto::fingerprint(visit.visitor);
    occasion.waits_for = Occasion::Waits::visit;
    occasion.wanted.at = now;
    occasion.created_at = now;
    return occasion;
}

/// What plans of the widget want of this visit, in the order in which they were made.
std::vector<Occasion> wanted_now(Facts& facts, const Visit& visit) {
    const auto now = facts.now();
    std::vector<Occasion> wanted;
    for (const auto& [plan, begun] : facts.all_plans()) {
        if (plan.channel != Channel::widget) continue;
        auto occasion = occasion_of(visit, plan, now);
        if (visit.survey) {
            // The page asks for a survey itself: whichever plan of it leaves that to programs.
            if (plan.survey != *visit.survey || !std::holds_alternative<OnRequest>(plan.trigger))
                continue;
            occasion.name = fmt::format("request {}", base::to_micros(now));
            occasion.wanted.why = "The page asked for it";
            wanted.push_back(std::move(occasion));
        } else if (visit.event && plan.delay.amount == 0) {
            const auto effect =
                effect_of(plan, {*visit.event, now, visit.properties}, facts.home());
            if (!effect.wanted || effect.wanted->kind != Wanted::Kind::certain) continue;
            occasion.name = fmt::format("event {}", base::to_micros(now));
            occasion.wanted.why = effect.wanted->why;
            wanted.push_back(std::move(occasion));
        }
    }
    if (visit.person && !visit.survey)
        for (auto& waiting : visits_of(facts.session(), facts.workspace(), *visit.person, now)) {
            if (!visit.visitor.empty()) waiting.visitor = crypto::fingerprint(visit.visitor);
            waiting.wanted.at = now;
            wanted.push_back(std::move(waiting));
        }
    return wanted;
}

/// Whether nothing would be written: every plan says the same “no” as the last time.
bool changes_nothing(Facts& facts, const std::vector<Occasion>& wanted, VisitAnswer& answer) {
    for (const auto& occasion : wanted) {
        const auto* ready = facts.find(occasion.plan);
        const auto subject =
            ready != nullptr ? facts.subject(*ready, occasion) : std::optional<Subject>{};
        if (!subject) continue;
        const auto decision =
            decide(facts.around(*ready), ready->plan, *subject, facts.contacts(occasion),
                   {occasion.wanted.at, occasion.wanted.why}, facts.now());
        if (decision.send) return false;
        const auto last =
            last_decision(facts.session(), facts.workspace(), occasion.subject(), occasion.plan);
        if (!last || last->reason != decision.reason) return false;
        answer.why = decision.reason;
        answer.sentence = decision.sentence;
    }
    return true;
}

}  // namespace

VisitAnswer Visits::ask(WorkspaceId workspace, const Visit& visit, base::Time now) {
    VisitAnswer answer;
    answer.sentence = "No plan wants to ask here and now.";
    if (!visit.person && visit.visitor.empty()) return answer;
    bool is_done = false;
    database_.read([&](storage::Session& session) {
        const auto kept = asking(session, workspace);
        Facts facts{session, workspace, kept, outside_, now};
        // Without a key nobody has decided yet, and samples cannot be told.
        if (kept.key == StickyKey{}) return;
        is_done = changes_nothing(facts, wanted_now(facts, visit), answer);
    });
    if (is_done) return answer;
    database_.write([&](storage::Session& session) {
        answer.asked.reset();
        Asker asker{session, workspace, ids_, outside_, now};
        for (const auto& occasion : wanted_now(asker.facts(), visit)) {
            take_occasion(session, workspace, occasion.plan, occasion.subject());
            const auto asked = asker.ask(occasion);
            if (!asked) continue;
            answer.why = asked->decision.reason;
            answer.sentence = asked->decision.sentence;
            if (!asked->invitation) continue;
            const auto& ready = *asker.facts().find(occasion.plan);
            claim_now(session, workspace, *asked->invitation, now);
            auto token = add_token(session, workspace, *asked->invitation, now);
            mark_sent(session, workspace, *asked->invitation, now, "Shown in the product.");
            answer.asked =
                VisitAnswer::Asked{*asked->invitation,   std::move(token),     ready.plan.survey,
                                   ready.survey_version, ready.plan.placement, ready.plan.delay_ms};
            break;
        }
    });
    return answer;
}

}  // namespace hark::invitation
