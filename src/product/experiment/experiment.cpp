#include "product/experiment/experiment.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "base/limits.h"

namespace hark::experiment {
namespace {

namespace limits = base::limits;
using Problems = std::vector<base::FieldProblem>;

constexpr std::array<std::string_view, 3> states{"draft", "running", "ended"};
constexpr double shares_off = 1e-6;  // a third written with six digits adds up

void check_shares(const Experiment& experiment, Problems& problems) {
    double sum = 0;
    for (std::size_t i = 0; i < experiment.variants.size(); ++i) {
        const auto share = experiment.variants[i].share;
        sum += share;
        if (!(share > 0 && share < 1))
            problems.push_back({fmt::format("variants[{}].share_percent", i), "out_of_range",
                                "A share lies between 0 and 100 %: 50 is every second person."});
    }
    if (!(std::abs(sum - 1) <= shares_off))
        problems.push_back({"variants", "shares",
                            fmt::format("The shares add up to {:g} %, not to 100.", 100 * sum)});
}

void check_variants(const Experiment& experiment, Problems& problems) {
    std::set<std::string, std::less<>> keys;
    for (std::size_t i = 0; i < experiment.variants.size(); ++i) {
        const auto& one = experiment.variants[i];
        const auto field = [i](const char* name) {
            return fmt::format("variants[{}].{}", i, name);
        };
        if (!survey::is_key(one.key))
            problems.push_back({field("key"), "bad_key",
                                "A key is a-z, 0-9, \"-\" and \"_\", beginning with a letter."});
        if (!keys.insert(one.key).second)
            problems.push_back({field("key"), "taken", "Another variant has this key."});
        if (invitation::at_least(one.change.delay) > limits::asking_delay)
            problems.push_back({field("delay"), "out_of_range", "At most a year later."});
        if (!experiment.survey && !one.change.is_empty())
            problems.push_back({field("key"), "no_survey",
                                "Only an experiment with a `survey` changes what it asks."});
    }
}

bool is_every_change_same(const Experiment& experiment) {
    return std::all_of(
        experiment.variants.begin(), experiment.variants.end(),
        [&](const Variant& one) { return one.change == experiment.variants.front().change; });
}

}  // namespace

std::string_view to_text(State state) {
    return states.at(static_cast<std::size_t>(state));
}

State state_of(const Experiment& experiment) {
    if (experiment.ended_at) return State::ended;
    return experiment.started_at ? State::running : State::draft;
}

void check(const Experiment& experiment, Problems& problems) {
    if (!survey::is_key(experiment.key))
        problems.push_back(
            {"key", "bad_key", "A key is a-z, 0-9, \"-\" and \"_\", beginning with a letter."});
    const auto count = experiment.variants.size();
    if (count < 2 || count > limits::experiment_variants) {
        problems.push_back(
            {"variants", "count",
             fmt::format("An experiment compares 2 to {} variants.", limits::experiment_variants)});
        return;
    }
    check_variants(experiment, problems);
    check_shares(experiment, problems);
    if (experiment.survey && is_every_change_same(experiment))
        problems.push_back({"variants", "no_difference",
                            "All variants ask the same: give one its own question, subject or "
                            "delay."});
}

void check_languages(const Experiment& experiment, const std::vector<std::string>& languages,
                     Problems& problems) {
    const auto look_at = [&](const survey::Words& words, const std::string& field) {
        if (words.empty()) return;
        for (const auto& language : languages)
            if (!words.contains(language))
                problems.push_back({fmt::format("{}.{}", field, language), "required",
                                    fmt::format("The survey is asked in {}: give this text in {} "
                                                "as well, or in no language.",
                                                language, language)});
        for (const auto& [language, text] : words)
            if (std::find(languages.begin(), languages.end(), language) == languages.end())
                problems.push_back({fmt::format("{}.{}", field, language), "not_a_language",
                                    fmt::format("The survey is not asked in {}.", language)});
    };
    for (std::size_t i = 0; i < experiment.variants.size(); ++i) {
        look_at(experiment.variants[i].change.question, fmt::format("variants[{}].question", i));
        look_at(experiment.variants[i].change.subject, fmt::format("variants[{}].subject", i));
    }
}

const Variant* find_variant(const Experiment& experiment, std::string_view key) {
    const auto found = std::find_if(experiment.variants.begin(), experiment.variants.end(),
                                    [&](const Variant& one) { return one.key == key; });
    return found == experiment.variants.end() ? nullptr : &*found;
}

const Variant& assigned(const Experiment& experiment, const invitation::StickyKey& key,
                        WorkspaceId workspace, std::string_view subject) {
    const auto place =
        invitation::sticky_share(key, workspace, experiment.id.value(), "variant", subject);
    double below = 0;
    for (const auto& one : experiment.variants) {
        below += one.share;
        if (place < below) return one;
    }
    return experiment.variants.back();
}

survey::Definition apply(const Change& change, survey::Definition definition) {
    if (change.question.empty()) return definition;
    definition.wording.tmpl.reset();
    definition.wording.text = change.question;
    return definition;
}

}  // namespace hark::experiment
