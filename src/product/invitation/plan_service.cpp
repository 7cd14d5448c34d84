#include "product/invitation/plan_service.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "product/invitation/upkeep_store.h"
#include "product/people/property_store.h"
#include "product/segment/segment_store.h"
#include "product/survey/survey_store.h"

namespace hark::invitation {
namespace {

namespace limits = base::limits;
using Problems = std::vector<base::FieldProblem>;

KeptPlan require(storage::Session& session, WorkspaceId workspace, PlanId id) {
    if (auto found = find_plan(session, workspace, id)) return *std::move(found);
    throw base::Error{base::ErrorCode::not_found, fmt::format("There is no plan {}.", id.text())};
}

void check_trigger(const Trigger& trigger, const std::vector<people::Property>& properties,
                   Problems& problems) {
    if (const auto* event = std::get_if<OnEvent>(&trigger))
        check_event_where(event->where, "trigger.where", problems);
    const auto* date = std::get_if<OnDate>(&trigger);
    if (date == nullptr) return;
    const auto found =
        std::find_if(properties.begin(), properties.end(),
                     [&](const people::Property& one) { return one.key == date->property; });
    if (found == properties.end() || found->kind != people::PropertyKind::date)
        problems.push_back({"trigger.property", "not_found",
                            fmt::format("There is no property `{}` that is a date. Give it to a "
                                        "person first, as in \"{}\": \"2026-01-05\".",
                                        date->property, date->property)});
}

void check_audience_of(storage::Session& session, WorkspaceId workspace, const Audience& audience,
                       const std::vector<people::Property>& properties, Problems& problems) {
    const auto check_where = [&](const std::vector<std::string>& where, const char* field) {
        Problems found;
        const auto filter = segment::Filter::parse(where, properties, found);
        if (found.empty()) check_audience(filter, "where", found);
        for (auto& problem : found)
            problems.push_back({fmt::format("audience.{}", field), problem.code, problem.message});
    };
    check_where(audience.where, "where");
    if (!audience.segment) return;
    const auto segment = segment::find(session, workspace, *audience.segment);
    if (segment)
        check_where(segment->where, "segment");
    else
        problems.push_back({"audience.segment", "not_found",
                            fmt::format("There is no segment {}.", audience.segment->text())});
}

}  // namespace

void Service::check_stored(storage::Session& session, WorkspaceId workspace, const Plan& plan) {
    Problems problems;
    check(plan, problems);
    const auto properties = people::properties(session, workspace);
    check_trigger(plan.trigger, properties, problems);
    check_audience_of(session, workspace, plan.audience, properties, problems);
    const auto survey = survey::find(session, workspace, plan.survey);
    if (!survey)
        throw base::Error{base::ErrorCode::not_found,
                          fmt::format("There is no survey {}.", plan.survey.text())};
    const bool recommends = survey->kind == survey::Kind::nps || survey->kind == survey::Kind::enps;
    if (plan.precision && !recommends)
        problems.push_back({"precision", "not_possible",
                            "Only surveys that ask for recommendation (nps, enps) have a score "
                            "whose precision can be planned."});
    base::require_none(std::move(problems));
}

std::vector<Plan> Service::list(WorkspaceId workspace, std::optional<survey::SurveyId> survey) {
    return database_.reading([&](storage::Session& session) {
        std::vector<Plan> list;
        for (auto& kept : plans(session, workspace))
            if (!survey || kept.plan.survey == *survey) list.push_back(std::move(kept.plan));
        return list;
    });
}

Plan Service::find(WorkspaceId workspace, PlanId id) {
    return database_.reading(
        [&](storage::Session& session) { return require(session, workspace, id).plan; });
}

Plan Service::create(WorkspaceId workspace, Plan wanted) {
    wanted.id = ids_.make<Plan>();
    wanted.created_at = clock_.now();
    wanted.updated_at = wanted.created_at;
    database_.write([&](storage::Session& session) {
        check_stored(session, workspace, wanted);
        if (plans(session, workspace).size() >= limits::plans_each)
            throw base::Error{base::ErrorCode::conflict,
                              fmt::format("There are {} plans already, which is the most: delete "
                                          "one first.",
                                          limits::plans_each)};
        add(session, workspace, wanted);
    });
    return wanted;
}

Plan Service::change(WorkspaceId workspace, PlanId id, const std::function<void(Plan&)>& edit) {
    Plan plan;
    database_.write([&](storage::Session& session) {
        begin_deciding(session, workspace, clock_.now());
        const auto kept = require(session, workspace, id);
        plan = kept.plan;
        edit(plan);
        plan.updated_at = clock_.now();
        check_stored(session, workspace, plan);
        update(session, workspace, plan);
        if (!(plan.trigger == kept.plan.trigger)) set_begun(session, workspace, id, std::nullopt);
        recheck(session, workspace, id);
    });
    return plan;
}

void Service::erase(WorkspaceId workspace, PlanId id) {
    database_.write([&](storage::Session& session) {
        begin_deciding(session, workspace, clock_.now());
        require(session, workspace, id);
        recheck(session, workspace, id);
        erase_plan(session, workspace, id);
    });
}

Policy Service::policy(WorkspaceId workspace) {
    return database_.reading(
        [&](storage::Session& session) { return asking(session, workspace).policy; });
}

Policy Service::change_policy(WorkspaceId workspace, const std::function<void(Policy&)>& edit) {
    return database_.writing([&](storage::Session& session) {
        auto policy = begin_deciding(session, workspace, clock_.now()).policy;
        edit(policy);
        Problems problems;
        check(policy, problems);
        base::require_none(std::move(problems));
        set_policy(session, workspace, policy, clock_.now());
        recheck(session, workspace);
        return policy;
    });
}

std::optional<Progress> Service::progress(WorkspaceId workspace, PlanId id) {
    return database_.reading([&](storage::Session& session) {
        const auto plan = require(session, workspace, id).plan;
        if (!plan.precision) return std::optional<Progress>{};
        Facts facts{session, workspace, asking(session, workspace), outside_, clock_.now()};
        return std::optional{facts.progress(plan)};
    });
}

DryRun Service::dry_run(WorkspaceId workspace, PlanId id) {
    // The key that decides who is in the sample must be there.
    const auto kept = database_.writing([&](storage::Session& session) {
        return begin_deciding(session, workspace, clock_.now());
    });
    return database_.reading([&](storage::Session& session) {
        require(session, workspace, id);
        Facts facts{session, workspace, kept, outside_, clock_.now()};
        return invitation::dry_run(facts, id);
    });
}

History Service::history(WorkspaceId workspace, people::PersonId person) {
    return database_.reading([&](storage::Session& session) {
        if (!find_known(session, workspace, person))
            throw base::Error{base::ErrorCode::not_found,
                              fmt::format("There is no person {}.", person.text())};
        History history;
        for (auto& one : invitations_of(session, workspace, person)) {
            auto happened = steps(session, workspace, one.id);
            history.invitations.push_back({std::move(one), std::move(happened)});
        }
        std::reverse(history.invitations.begin(), history.invitations.end());
        history.decisions =
            decisions_of(session, workspace, subject_of(person), limits::decisions_shown);
        history.waiting = occasions_of(session, workspace, person);
        for (const auto& [plan, begun] : plans(session, workspace))
            history.plans.emplace(plan.id, plan.name);
        return history;
    });
}

}  // namespace hark::invitation
