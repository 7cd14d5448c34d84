#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/id.h"
#include "product/invitation/span.h"
#include "product/invitation/sticky.h"
#include "product/survey/definition.h"

/// Who gets which variant of what is compared: of a survey (its wording, the subject of its emails,
/// the time of asking), or of the customer's own product.
namespace hark::experiment {

using workspace::WorkspaceId;

struct Experiment;
using ExperimentId = base::Id<Experiment>;

/// What a variant changes of a survey; what is empty stays as it is.
struct Change {
    survey::Words question = {};  ///< in every language of the survey, or in none
    survey::Words subject = {};   ///< of the email, likewise
    invitation::Span delay = {};  ///< asked so much later, where Hark comes to the person
    bool operator==(const Change&) const = default;
    bool is_empty() const { return *this == Change{}; }
};

struct Variant {
    std::string key;
    std::string name;
    double share = 0.5;  ///< of all who take part; those of an experiment add up to 1
    Change change = {};  ///< of the customer's own product always empty
    bool operator==(const Variant&) const = default;
};

struct Experiment {
    ExperimentId id;
    std::string key;  ///< by which the customer's program names it
    std::string name;
    std::optional<survey::SurveyId> survey = {};  ///< of the customer's own product: none
    std::vector<Variant> variants = {};           ///< the first is what others are compared with
    std::optional<base::Time> started_at = {};
    std::optional<base::Time> ended_at = {};
    std::string problem = {};  ///< the last thing said of it that made no sense, as a sentence
    base::Time created_at = {};
    base::Time updated_at = {};
};

enum class State { draft, running, ended };
std::string_view to_text(State state);
State state_of(const Experiment& experiment);

/// Adds what is wrong with it, whatever is stored, to `problems`, by the names of the interface.
void check(const Experiment& experiment, std::vector<base::FieldProblem>& problems);
/// Likewise, of texts that some languages of the survey lack.
void check_languages(const Experiment& experiment, const std::vector<std::string>& languages,
                     std::vector<base::FieldProblem>& problems);

/// nullptr without such a variant.
const Variant* find_variant(const Experiment& experiment, std::string_view key);

/// The variant that somebody (`subject_of`) always gets. Requires: the experiment passes `check`.
const Variant& assigned(const Experiment& experiment, const invitation::StickyKey& key,
                        WorkspaceId workspace, std::string_view subject);

/// The survey as a variant asks it.
survey::Definition apply(const Change& change, survey::Definition definition);

}  // namespace hark::experiment
