#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "engine/statistics/sample_ratio.h"
#include "platform/storage/database.h"
#include "product/experiment/experiment.h"
#include "product/experiment/exposure_store.h"
#include "product/people/recognise.h"
#include "product/survey/survey_service.h"

namespace hark::experiment {

/// An experiment with what the list shows beside it.
struct Counted {
    Experiment experiment;
    std::int64_t exposed = 0;  ///< people and visitors
};

/// Who saw what so far.
struct Seen {
    struct Row {
        std::string variant;
        Exposed exposed = {};
    };
    std::vector<Row> rows;  ///< one for each variant, in their order
    /// Nothing while too few have seen anything.
    std::optional<statistics::SampleRatio> ratio = {};
};

struct NewExperiment {
    std::string key;
    std::string name;
    std::optional<std::string> survey = {};  ///< id or key
    std::vector<Variant> variants = {};
};

/// What is given is changed.
struct Edit {
    std::optional<std::string> name = {};
    std::optional<std::vector<Variant>> variants = {};  ///< of a draft alone
};

/// Somebody saw a variant of the customer's product; or is to be given one.
struct GivenExposure {
    std::string experiment;  ///< key or id
    std::optional<people::GivenSelf> self = {};
    std::optional<std::string> visitor = {};  ///< what a browser keeps of somebody unknown
    std::optional<std::string> variant = {};  ///< without: Hark chooses one, always the same
    std::optional<base::Time> at = {};
};

/// What came of it.
struct Outcome {
    std::vector<base::FieldProblem> problems = {};  ///< empty: it was taken
    std::string variant = {};
};

/// What people and programs can do with experiments. Safe to use from several threads.
class Service {
public:
    /// Requires: all outlive the service.
    Service(storage::Database& database, const base::Clock& clock, base::IdSource& ids,
            survey::Service& surveys)
        : database_(database), clock_(clock), ids_(ids), surveys_(surveys) {}

    /// Newest first.
    std::vector<Counted> list(WorkspaceId workspace);
    /// Throws: base::Error not_found, as everything that takes an id.
    Experiment find(WorkspaceId workspace, ExperimentId id);
    Seen seen(WorkspaceId workspace, ExperimentId id);

    /// A draft. Throws: base::Error invalid, naming each bad field; conflict for a key that is
    /// taken or too many experiments.
    Experiment create(WorkspaceId workspace, const NewExperiment& wanted);
    /// Throws: base::Error conflict for the variants of one that was started.
    Experiment change(WorkspaceId workspace, ExperimentId id, const Edit& edit);
    /// Throws: base::Error conflict when it was started before, its survey is not published, or
    /// another experiment of the survey is running; invalid when texts lack a language.
    Experiment start(WorkspaceId workspace, ExperimentId id);
    /// Throws: base::Error conflict when it is not running.
    Experiment end(WorkspaceId workspace, ExperimentId id);
    /// With all that was seen. Throws: base::Error conflict while it is running.
    void erase(WorkspaceId workspace, ExperimentId id);

    /// In their order; a bad one does not hinder the others. One transaction.
    std::vector<Outcome> tell(WorkspaceId workspace, std::span<const GivenExposure> given);

    /// A page says which variants (by the experiments' keys) somebody sees. Experiments nobody
    /// knows, or that are not running, are passed over: pages name all their switches.
    /// A variant that its experiment does not have is noted as its problem.
    void note(WorkspaceId workspace, const std::string& subject,
              std::optional<people::PersonId> person,
              const std::map<std::string, std::string>& variants, base::Time at);

private:
    Experiment require(storage::Session& session, WorkspaceId workspace, ExperimentId id);
    void check(WorkspaceId workspace, const Experiment& experiment);
    Outcome take(storage::Session& session, WorkspaceId workspace, const GivenExposure& given,
                 const people::Recognition* person);

    storage::Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
    survey::Service& surveys_;
};

}  // namespace hark::experiment
