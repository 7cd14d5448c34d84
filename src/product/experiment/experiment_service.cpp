#include "product/experiment/experiment_service.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "product/experiment/experiment_store.h"

namespace hark::experiment {
namespace {

namespace limits = base::limits;
using base::Error;
using base::ErrorCode;

[[noreturn]] void refuse_unknown(ExperimentId id) {
    throw Error{ErrorCode::not_found, fmt::format("There is no experiment {}.", id.text())};
}

void refuse_second(storage::Session& session, WorkspaceId workspace, const Experiment& wanted,
                   base::Time now) {
    if (!wanted.survey) return;
    const auto other = find_at(session, workspace, *wanted.survey, now);
    if (!other) return;
    throw Error{ErrorCode::conflict,
                fmt::format("The experiment “{}” is running on this survey: end it first, because "
                            "nobody could tell their effects apart.",
                            other->name)}
        .because("another_is_running");
}

}  // namespace

std::vector<Counted> Service::list(WorkspaceId workspace) {
    return database_.reading([&](storage::Session& session) {
        const auto counts = exposed_in_all(session, workspace);
        std::vector<Counted> all;
        for (auto& one : experiments(session, workspace)) {
            const auto count = counts.find(one.id);
            all.push_back({std::move(one), count == counts.end() ? 0 : count->second});
        }
        return all;
    });
}

Experiment Service::require(storage::Session& session, WorkspaceId workspace, ExperimentId id) {
    auto found = experiment::find(session, workspace, id);
    if (!found) refuse_unknown(id);
    return *std::move(found);
}

Experiment Service::find(WorkspaceId workspace, ExperimentId id) {
    return database_.reading(
        [&](storage::Session& session) { return require(session, workspace, id); });
}

Seen Service::seen(WorkspaceId workspace, ExperimentId id) {
    return database_.reading([&](storage::Session& session) {
        const auto experiment = require(session, workspace, id);
        const auto counts = exposed(session, workspace, id);
        Seen seen;
        std::vector<std::int64_t> numbers;
        std::vector<double> shares;
        for (const auto& variant : experiment.variants) {
            const auto found = counts.find(variant.key);
            const auto one = found == counts.end() ? Exposed{} : found->second;
            seen.rows.push_back({variant.key, one});
            numbers.push_back(one.first);
            shares.push_back(variant.share);
        }
        seen.ratio = statistics::sample_ratio(numbers, shares);
        return seen;
    });
}

void Service::check(WorkspaceId workspace, const Experiment& experiment) {
    std::vector<base::FieldProblem> problems;
    experiment::check(experiment, problems);
    if (experiment.survey &&
        survey::is_anonymous(surveys_.resolve(workspace, experiment.survey->text()).kind))
        problems.push_back({"survey", "anonymous",
                            "Nobody may learn who answered this survey, so its variants cannot be "
                            "told apart."});
    base::require_none(std::move(problems));
}

Experiment Service::create(WorkspaceId workspace, const NewExperiment& wanted) {
    Experiment experiment;
    experiment.id = ids_.make<Experiment>();
    experiment.key = wanted.key;
    experiment.name = wanted.name;
    if (wanted.survey) experiment.survey = surveys_.resolve(workspace, wanted.survey).id;
    experiment.variants = wanted.variants;
    experiment.created_at = clock_.now();
    experiment.updated_at = experiment.created_at;
    check(workspace, experiment);
    database_.write([&](storage::Session& session) {
        if (experiments(session, workspace).size() >= limits::experiments_each)
            throw Error{ErrorCode::conflict,
                        fmt::format("There are {} experiments; delete one that is not used.",
                                    limits::experiments_each)}
                .because("too_many_experiments");
        add(session, workspace, experiment);
    });
    return experiment;
}

Experiment Service::change(WorkspaceId workspace, ExperimentId id, const Edit& edit) {
    auto wanted = find(workspace, id);
    if (edit.variants) {
        wanted.variants = *edit.variants;
        check(workspace, wanted);
    }
    return database_.writing([&](storage::Session& session) {
        auto experiment = require(session, workspace, id);
        if (edit.name) experiment.name = *edit.name;
        if (edit.variants && state_of(experiment) != State::draft)
            throw Error{ErrorCode::conflict,
                        "This experiment was started: who saw what could not be compared if its "
                        "variants changed. Make another experiment."}
                .because("was_started");
        if (edit.variants) experiment.variants = *edit.variants;
        experiment.updated_at = clock_.now();
        update(session, workspace, experiment);
        return experiment;
    });
}

Experiment Service::start(WorkspaceId workspace, ExperimentId id) {
    return database_.writing([&](storage::Session& session) {
        auto experiment = require(session, workspace, id);
        const auto now = clock_.now();
        if (state_of(experiment) != State::draft)
            throw Error{ErrorCode::conflict, "This experiment was started before."}.because(
                "was_started");
        refuse_second(session, workspace, experiment, now);
        if (experiment.survey) {
            const auto survey = surveys_.published(session, workspace, experiment.survey->text());
            if (!survey)
                throw Error{ErrorCode::conflict, "Publish the survey first."}.because(
                    "not_published");
            std::vector<base::FieldProblem> problems;
            check_languages(experiment, survey->definition->languages, problems);
            base::require_none(std::move(problems));
        }
        experiment.started_at = now;
        experiment.updated_at = now;
        update(session, workspace, experiment);
        return experiment;
    });
}

Experiment Service::end(WorkspaceId workspace, ExperimentId id) {
    return database_.writing([&](storage::Session& session) {
        auto experiment = require(session, workspace, id);
        if (state_of(experiment) != State::running)
            throw Error{ErrorCode::conflict, "This experiment is not running."}.because(
                "not_running");
        experiment.ended_at = clock_.now();
        experiment.updated_at = *experiment.ended_at;
        update(session, workspace, experiment);
        return experiment;
    });
}

void Service::erase(WorkspaceId workspace, ExperimentId id) {
    database_.write([&](storage::Session& session) {
        if (state_of(require(session, workspace, id)) == State::running)
            throw Error{ErrorCode::conflict, "This experiment is running: end it first."}.because(
                "is_running");
        experiment::erase(session, workspace, id);
    });
}

}  // namespace hark::experiment
