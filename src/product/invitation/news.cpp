#include "product/invitation/news.h"

#include "product/invitation/gathering.h"

namespace hark::invitation {
namespace {

/// A widget plan without delay was decided at once, if the browser told the event itself.
bool is_decided(Facts& facts, const Occasion& occasion, base::Time happened_at) {
    const auto last =
        last_decision(facts.session(), facts.workspace(), occasion.subject(), occasion.plan);
    return last && last->at >= happened_at;
}

void take_one(Asker& asker, const Plan& plan, const Occurrence& event, const Known& person) {
    auto& facts = asker.facts();
    const auto zone = person.zone(facts.home());
    const auto effect = effect_of(plan, {event.name, event.at, event.properties}, zone);
    Occasion occasion;
    occasion.plan = plan.id;
    occasion.person = event.person;
    occasion.name = "event " + event.id;
    occasion.waits_for = waits_for(plan.channel);
    occasion.created_at = facts.now();
    if (effect.taken_back) asker.take_back(occasion, *effect.taken_back);
    if (!effect.wanted) return;
    occasion.wanted = *effect.wanted;
    if (plan.channel == Channel::widget && plan.delay.amount == 0 &&
        is_decided(facts, occasion, event.at))
        return;
    want(facts.session(), facts.workspace(), occasion);
}

}  // namespace

void take_news(Asker& asker, const std::vector<Occurrence>& events) {
    auto& facts = asker.facts();
    for (const auto& event : events) {
        if (!event.person) continue;
        std::optional<Known> person;
        for (const auto& [plan, begun] : facts.all_plans()) {
            if (plan.state != Plan::State::active || !listens_to(plan, event.name)) continue;
            if (!person) person = find_known(facts.session(), facts.workspace(), *event.person);
            if (!person) break;
            take_one(asker, plan, event, *person);
        }
    }
}

std::set<std::string, std::less<>> names_listened_to(storage::Session& session,
                                                     WorkspaceId workspace) {
    std::set<std::string, std::less<>> names;
    for (const auto& [plan, begun] : plans(session, workspace)) {
        if (plan.state != Plan::State::active) continue;
        names.insert(plan.cancel_on.begin(), plan.cancel_on.end());
        const auto* trigger = std::get_if<OnEvent>(&plan.trigger);
        if (trigger == nullptr) continue;
        names.insert(trigger->event);
        if (trigger->otherwise) names.insert(trigger->otherwise->event);
    }
    return names;
}

}  // namespace hark::invitation
