#include "product/invitation/facts.h"

#include <algorithm>

#include "base/error.h"
#include "product/invitation/invitation_store.h"
#include "product/people/property_store.h"
#include "product/segment/segment_store.h"
#include "product/survey/survey_store.h"
#include "product/workspace/workspace_store.h"

namespace hark::invitation {
namespace {

locale::TimeZone home_of(storage::Session& session, WorkspaceId workspace) {
    const auto found = workspace::find(session, workspace);
    return found ? found->time_zone : locale::TimeZone::utc();
}

}  // namespace

Facts::Facts(storage::Session& session, WorkspaceId workspace, Asking asking,
             const Outside& outside, base::Time now)
    : session_(session),
      workspace_(workspace),
      asking_(asking),
      outside_(outside),
      now_(now),
      home_(home_of(session, workspace)),
      load_(load_from(session, workspace, home_.date_of(now))),
      plans_(plans(session, workspace)) {}

const ReadyPlan* Facts::find(PlanId id) {
    if (const auto known = ready_.find(id); known != ready_.end()) return &known->second;
    const auto kept = std::find_if(plans_.begin(), plans_.end(),
                                   [&](const KeptPlan& one) { return one.plan.id == id; });
    if (kept == plans_.end()) return nullptr;
    return &ready_.emplace(id, ready(*kept)).first->second;
}

ReadyPlan Facts::ready(const KeptPlan& kept) {
    ReadyPlan result;
    result.plan = kept.plan;
    result.begun = kept.begun;
    read_audience(result);
    if (const auto survey = survey::find(session_, workspace_, kept.plan.survey)) {
        result.kind = survey->kind;
        result.survey_version = survey->version;
        result.is_survey_open = survey->state == survey::State::published;
    }
    if (kept.plan.precision && kept.plan.precision->then == Precision::Then::stop)
        result.has_enough_answers = progress(kept.plan).is_reached;
    return result;
}

void Facts::read_audience(ReadyPlan& ready) {
    const auto& audience = ready.plan.audience;
    auto where = audience.where;
    if (audience.segment) {
        const auto segment = segment::find(session_, workspace_, *audience.segment);
        if (!segment) {
            ready.audience_problem = "Its saved segment is gone.";
            return;
        }
        where.insert(where.end(), segment->where.begin(), segment->where.end());
    }
    if (where.empty()) return;
    if (!properties_) properties_ = people::properties(session_, workspace_);
    std::vector<base::FieldProblem> problems;
    ready.audience = segment::Filter::parse(where, *properties_, problems);
    check_audience(ready.audience, "where", problems);
    if (!problems.empty()) ready.audience_problem = problems.front().message;
}

Progress Facts::progress(const Plan& plan) {
    CHECK(plan.precision);
    if (!outside_.answers) return invitation::progress(*plan.precision, {}, {}, recent_days, now_);
    const auto begin = plan.starts_at.value_or(plan.created_at);
    const auto recent = std::max(begin, now_ - recent_days);
    const auto days = std::chrono::ceil<std::chrono::days>(now_ - recent);
    return invitation::progress(*plan.precision,
                                outside_.answers(session_, workspace_, plan.survey, begin),
                                outside_.answers(session_, workspace_, plan.survey, recent),
                                std::max(std::chrono::days{1}, days), now_);
}

Subject Facts::subject(const ReadyPlan& ready, const Known& person) {
    Subject subject;
    subject.key = subject_of(person.id);
    subject.since = person.since;
    subject.zone = person.zone(home_);
    subject.is_in_audience =
        ready.audience_problem.empty() && matches(ready.audience, person.traits);
    const auto channel = ready.plan.channel;
    if (channel == Channel::email) subject.has_address = person.email.has_value();
    if (channel == Channel::sms) subject.has_address = person.phone.has_value();
    if (channel == Channel::email && person.email && outside_.is_suppressed)
        subject.is_suppressed =
            outside_.is_suppressed(session_, workspace_, people::email_key(*person.email));
    return subject;
}

std::optional<Subject> Facts::subject(const ReadyPlan& ready, const Occasion& occasion) {
    if (occasion.person) {
        const auto person = find_known(session_, workspace_, *occasion.person);
        return person ? std::optional{subject(ready, *person)} : std::nullopt;
    }
    // Somebody nobody knows: no audience has them, and how long they have been here cannot be said.
    Subject subject;
    subject.key = occasion.subject();
    subject.zone = home_;
    subject.is_in_audience = !ready.has_audience();
    subject.has_address = !reaches_out(ready.plan.channel);
    return subject;
}

std::vector<Contact> Facts::contacts(const Occasion& occasion,
                                     std::optional<InvitationId> besides) {
    std::vector<Invitation> all;
    if (occasion.person) all = invitations_of(session_, workspace_, *occasion.person);
    if (occasion.visitor)
        for (auto& one : invitations_of_visitor(session_, workspace_, *occasion.visitor))
            if (!occasion.person || one.person != occasion.person) all.push_back(std::move(one));
    std::erase_if(all, [&](const Invitation& one) { return one.id == besides; });
    return contacts_of(all, now_);
}

Wish Facts::wish(const ReadyPlan& ready, const Occasion& occasion, const Subject& subject) {
    Wish wish{occasion.wanted.at, occasion.wanted.why};
    if (!reaches_out(ready.plan.channel) || !outside_.later) return wish;
    if (const auto later =
            outside_.later(session_, workspace_, ready.plan.survey, subject.key, now_)) {
        wish.at = after(wish.at, later->delay, subject.zone);
        wish.why += ", " + later->why;
    }
    return wish;
}

Circumstances Facts::around(const ReadyPlan& ready) const {
    return {workspace_,           asking_.policy,          load_, asking_.key, home_,
            ready.is_survey_open, ready.has_enough_answers};
}

}  // namespace hark::invitation
