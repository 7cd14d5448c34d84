#include <variant>

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "platform/crypto/crypto.h"
#include "platform/storage/retrying.h"
#include "product/experiment/experiment_service.h"
#include "product/experiment/experiment_store.h"
#include "product/invitation/asking_store.h"

namespace hark::experiment {
namespace {

namespace limits = base::limits;
using Problems = std::vector<base::FieldProblem>;

std::string no_variant(const Experiment& experiment, const std::string& named) {
    std::string known;
    for (const auto& variant : experiment.variants)
        known += (known.empty() ? "" : ", ") + variant.key;
    return fmt::format("“{}” is no variant of the experiment {}; it has {}.", named, experiment.key,
                       known);
}

std::optional<Experiment> find_named(storage::Session& session, WorkspaceId workspace,
                                     const std::string& named) {
    if (const auto id = ExperimentId::parse(named)) return find(session, workspace, *id);
    return find(session, workspace, std::string_view{named});
}

/// Why nobody can be exposed to it; empty: they can.
std::string problem_with(const std::optional<Experiment>& experiment, const std::string& named) {
    if (!experiment) return fmt::format("There is no experiment \"{}\".", named);
    if (experiment->survey) return "This is an experiment of a survey: Hark gives its variants.";
    if (state_of(*experiment) == State::draft) return "This experiment was not started yet.";
    if (state_of(*experiment) == State::ended) return "This experiment has ended.";
    return {};
}

void check_given(const GivenExposure& given, base::Time now, Problems& problems) {
    if (given.self.has_value() == given.visitor.has_value())
        problems.push_back({"person", "required",
                            "Say who it is: a `person` or, of somebody unknown, a `visitor`."});
    if (given.self) people::check(*given.self, "", problems);
    if (given.at && *given.at > now + limits::response_ahead)
        problems.push_back({"at", "out_of_range", "`at` lies in the future."});
}

}  // namespace

Outcome Service::take(storage::Session& session, WorkspaceId workspace, const GivenExposure& given,
                      const people::Recognition* recognition) {
    if (recognition)
        if (const auto* problems = std::get_if<Problems>(recognition)) return {*problems};
    const auto experiment = find_named(session, workspace, given.experiment);
    if (auto problem = problem_with(experiment, given.experiment); !problem.empty())
        return {{{"experiment", "not_running", std::move(problem)}}};
    Exposure exposure;
    exposure.experiment = experiment->id;
    exposure.at = given.at.value_or(clock_.now());
    if (recognition) exposure.person = std::get<people::PersonId>(*recognition);
    exposure.subject = exposure.person
                           ? invitation::subject_of(*exposure.person)
                           : invitation::subject_of_visitor(crypto::fingerprint(*given.visitor));
    if (given.variant) {
        if (!find_variant(*experiment, *given.variant))
            return {{{"variant", "not_found", no_variant(*experiment, *given.variant)}}};
        exposure.variant = *given.variant;
    } else {
        auto key = invitation::asking(session, workspace).key;
        if (key == invitation::StickyKey{})
            key = invitation::begin_deciding(session, workspace, clock_.now()).key;
        exposure.variant = assigned(*experiment, key, workspace, exposure.subject).key;
    }
    add(session, workspace, exposure);
    return {{}, exposure.variant};
}

std::vector<Outcome> Service::tell(WorkspaceId workspace, std::span<const GivenExposure> given) {
    std::vector<Outcome> outcomes(given.size());
    std::vector<const people::GivenSelf*> selves;
    std::vector<std::optional<std::size_t>> places(given.size());
    for (std::size_t i = 0; i < given.size(); ++i) {
        check_given(given[i], clock_.now(), outcomes[i].problems);
        if (!outcomes[i].problems.empty() || !given[i].self) continue;
        places[i] = selves.size();
        selves.push_back(&*given[i].self);
    }
    const auto checked = outcomes;
    storage::write_retrying(database_, [&](storage::Session& session) {
        outcomes = checked;
        const auto recognised =
            people::recognise_all(session, workspace, ids_, clock_.now(), selves);
        for (std::size_t i = 0; i < given.size(); ++i)
            if (outcomes[i].problems.empty())
                outcomes[i] = take(session, workspace, given[i],
                                   places[i] ? &recognised[*places[i]] : nullptr);
    });
    return outcomes;
}

void Service::note(WorkspaceId workspace, const std::string& subject,
                   std::optional<people::PersonId> person,
                   const std::map<std::string, std::string>& variants, base::Time at) {
    std::vector<Exposure> fresh;
    std::vector<std::pair<ExperimentId, std::string>> odd;
    database_.read([&](storage::Session& session) {
        fresh.clear();
        odd.clear();
        for (const auto& [key, variant] : variants) {
            const auto experiment = experiment::find(session, workspace, std::string_view{key});
            if (!problem_with(experiment, key).empty()) continue;
            const Exposure exposure{experiment->id, subject, person, variant, at};
            if (!find_variant(*experiment, variant))
                odd.emplace_back(experiment->id, no_variant(*experiment, variant));
            else if (!is_known(session, workspace, exposure))
                fresh.push_back(exposure);
            if (!odd.empty() && odd.back().second == experiment->problem) odd.pop_back();
        }
    });
    if (fresh.empty() && odd.empty()) return;
    database_.write([&](storage::Session& session) {
        for (const auto& exposure : fresh) add(session, workspace, exposure);
        for (const auto& [id, problem] : odd) set_problem(session, workspace, id, problem);
    });
}

}  // namespace hark::experiment
