#include "product/event/event_service.h"

#include "base/limits.h"
#include "platform/storage/retrying.h"
#include "product/invitation/news.h"

namespace hark::event {
namespace {

namespace limits = base::limits;

invitation::Occurrence occurrence_of(Event event) {
    return {event.id.text(), event.person, std::move(event.name), event.at,
            std::move(event.properties)};
}

}  // namespace

std::vector<Outcome> Service::tell(WorkspaceId workspace, std::span<const Given> events) {
    const auto now = clock_.now();
    std::vector<Outcome> outcomes(events.size());
    const auto listened_to = database_.reading([&](storage::Session& session) {
        return invitation::names_listened_to(session, workspace);
    });
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < events.size(); ++i) {
        check(events[i], now, outcomes[i].problems);
        if (!outcomes[i].problems.empty()) continue;
        outcomes[i].is_listened_to = listened_to.contains(events[i].name);
        // Of somebody unknown nobody can ask later.
        if (outcomes[i].is_listened_to && events[i].self) places.push_back(i);
    }
    if (!places.empty()) keep(workspace, events, places, outcomes);
    for (std::size_t i = 0; i < events.size(); ++i)
        if (outcomes[i].problems.empty()) counts_.add(workspace, events[i].name, now);
    counts_.write_in_time(now);
    return outcomes;
}

void Service::keep(WorkspaceId workspace, std::span<const Given> events,
                   const std::vector<std::size_t>& places, std::vector<Outcome>& outcomes) {
    std::vector<const people::GivenSelf*> selves;
    selves.reserve(places.size());
    for (const auto place : places) selves.push_back(&*events[place].self);
    std::vector<people::Recognition> recognised;
    storage::write_retrying(database_, [&](storage::Session& session) {
        const auto now = clock_.now();
        recognised = people::recognise_all(session, workspace, ids_, now, selves);
        std::vector<Event> kept_events;
        kept_events.reserve(places.size());
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto* person = std::get_if<people::PersonId>(&recognised[i]);
            if (person == nullptr) continue;
            const auto& given = events[places[i]];
            kept_events.push_back({ids_.make<Event>(), given.external_id, given.name, *person,
                                   given.at, kept(given.properties)});
        }
        add(session, workspace, kept_events, now);
    });
    for (std::size_t i = 0; i < places.size(); ++i)
        if (auto* problems = std::get_if<std::vector<base::FieldProblem>>(&recognised[i]))
            outcomes[places[i]] = {std::move(*problems), false};
    wake_();
}

std::vector<Name> Service::names(WorkspaceId workspace) {
    counts_.write();
    return database_.reading(
        [&](storage::Session& session) { return event::names(session, workspace); });
}

void connect(invitation::Outside& outside) {
    outside.next_events = [](storage::Session& session, WorkspaceId workspace, std::size_t most) {
        std::vector<invitation::Occurrence> next;
        for (auto& one : waiting(session, workspace, most))
            next.push_back(occurrence_of(std::move(one)));
        return next;
    };
    outside.events_taken = [](storage::Session& session, WorkspaceId workspace,
                              const std::vector<invitation::Occurrence>& taken, base::Time now) {
        std::vector<EventId> ids;
        ids.reserve(taken.size());
        for (const auto& one : taken) ids.push_back(*EventId::parse(one.id));
        set_handled(session, workspace, ids, now);
        erase_handled(session, workspace, now - limits::event_age);
    };
}

}  // namespace hark::event
