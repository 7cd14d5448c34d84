#include <fmt/format.h>

#include "base/error.h"
#include "product/invitation/outbox_store.h"
#include "product/invitation/plan_service.h"
#include "product/people/recognise.h"

namespace hark::invitation {

using Problems = std::vector<base::FieldProblem>;

Requested Service::request(WorkspaceId workspace, PlanId id, const people::GivenPerson& given) {
    Problems problems;
    people::check(given, "person", problems);
    base::require_none(std::move(problems));
    const auto now = clock_.now();
    return database_.writing([&](storage::Session& session) {
        Asker asker{session, workspace, ids_, outside_, now};
        const auto* ready = asker.facts().find(id);
        if (ready == nullptr)
            throw base::Error{
                base::ErrorCode::invalid,
                "There is no such plan.",
                {{"plan", "not_found", fmt::format("There is no plan {}.", id.text())}}};
        const auto& plan = ready->plan;
        if (!std::holds_alternative<OnRequest>(plan.trigger) || plan.channel == Channel::widget)
            throw base::Error{base::ErrorCode::invalid,
                              "This plan does not take requests.",
                              {{"plan", "not_possible",
                                "Requests go to plans whose trigger is `api` and whose channel is "
                                "not the widget: there the person must be in the product."}}};
        Requested requested{{}, people::recognise(session, workspace, ids_, now, {given})};
        Occasion occasion;
        occasion.plan = id;
        occasion.person = requested.person;
        occasion.name = fmt::format("request {}", ids_.next());
        occasion.wanted = {after(now, plan.delay, asker.facts().home()), "A program asked for it"};
        occasion.created_at = now;
        if (plan.delay.amount > 0) {
            // Decided when the time has come, because much may happen until then.
            const bool is_new = want(session, workspace, occasion);
            requested.decision = {
                Reason::waiting,
                is_new ? fmt::format("To be decided on {}.",
                                     local_words(occasion.wanted.at, asker.facts().home()))
                       : "Waits already because of an earlier request."};
            return requested;
        }
        const auto asked = asker.ask(occasion);
        CHECK(asked);
        requested.decision = asked->decision;
        if (!asked->invitation) return requested;
        if (!reaches_out(plan.channel)) {
            claim_now(session, workspace, *asked->invitation, now);
            requested.token = add_token(session, workspace, *asked->invitation, now);
            mark_sent(session, workspace, *asked->invitation, now, "Handed to the program.");
        }
        requested.invitation = invitation::find(session, workspace, *asked->invitation);
        return requested;
    });
}

}  // namespace hark::invitation
