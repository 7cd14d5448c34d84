#include "product/invitation/waiting.h"

#include <algorithm>

#include <fmt/format.h>

#include "product/invitation/matching.h"

namespace hark::invitation {

bool listens_to(const Plan& plan, std::string_view event) {
    const auto& cancels = plan.cancel_on;
    if (std::find(cancels.begin(), cancels.end(), event) != cancels.end()) return true;
    const auto* trigger = std::get_if<OnEvent>(&plan.trigger);
    return trigger != nullptr &&
           (trigger->event == event || (trigger->otherwise && trigger->otherwise->event == event));
}

Effect effect_of(const Plan& plan, const Happened& event, const locale::TimeZone& zone) {
    Effect effect;
    const auto& cancels = plan.cancel_on;
    if (std::find(cancels.begin(), cancels.end(), event.name) != cancels.end())
        effect.taken_back =
            TakenBack{fmt::format("“{}” happened on {}, which takes the invitation back.",
                                  event.name, base::to_text(event.at))};
    const auto* trigger = std::get_if<OnEvent>(&plan.trigger);
    if (trigger == nullptr) return effect;
    if (trigger->event == event.name) {
        if (!matches_event(trigger->where, event.properties)) return effect;
        effect.wanted =
            Wanted{after(event.at, plan.delay, zone),
                   fmt::format("“{}” happened on {}", event.name, local_date(event.at, zone)),
                   Wanted::Kind::certain};
    } else if (trigger->otherwise && trigger->otherwise->event == event.name) {
        effect.wanted = Wanted{after(event.at, trigger->otherwise->after, zone),
                               fmt::format("“{}” happened on {}, and no “{}” for {}", event.name,
                                           local_date(event.at, zone), trigger->event,
                                           to_words(trigger->otherwise->after)),
                               Wanted::Kind::otherwise};
    }
    return effect;
}

}  // namespace hark::invitation
