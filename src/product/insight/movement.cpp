#include "product/insight/movement.h"

#include <array>

#include <fmt/format.h>

namespace hark::insight {
namespace {

using statistics::Transitions;

std::string note_of(const std::optional<Recovered>& detractors) {
    const std::string law =
        "Who answered low once tends to answer higher the next time without anybody doing anything "
        "(regression to the mean).";
    if (!detractors || !detractors->expected) return law;
    const auto& expected = *detractors->expected;
    return fmt::format(
        "{} Of {} detractors {:.0f} % no longer are; {:.0f} % ({:.0f} to {:.0f} %) would have been "
        "expected anyway{}.",
        law, detractors->seen.people, 100 * detractors->seen.share(), 100 * expected.share,
        100 * expected.interval.low, 100 * expected.interval.high,
        expected.is_estimated
            ? ", judged by how much the others' answers changed"
            : "; too few others answered twice to tell how much answers change, so the usual is "
              "assumed");
}

std::optional<Recovered> recovered(const Transitions& people, double confidence) {
    const auto& row = people.cells()[0];
    const auto all = row[0] + row[1] + row[2];
    if (all == 0) return std::nullopt;
    const statistics::Recovered seen{row[1] + row[2], all};
    return Recovered{seen, statistics::wilson_interval(seen, confidence),
                     statistics::expected_recovery(people, confidence)};
}

std::string method_of(const score::Query& query) {
    const auto unit = score::to_text(query.unit);
    return fmt::format(
        "Each {0} counts once in each of the two times, by the latest response; the matrix is of "
        "those with a response in both. The change is paired (Wald interval with 2/9 added to each "
        "cell, after Agresti & Min 2005; exact sign-flip p). The share of recovered detractors has "
        "a {1:g} % interval of Wilson 1927; what was to be expected anyway follows from a latent "
        "normal happiness whose correlation is estimated from the {0}s that were no detractors "
        "(Tallis 1962).",
        unit, 100 * query.confidence);
}

}  // namespace

Movement describe_movement(const score::Query& query, const Wave& earlier, const Wave& now,
                           const statistics::Overlap& people,
                           const std::optional<Transitions>& before) {
    Movement result{.query = query,
                    .method = method_of(query),
                    .earlier = earlier,
                    .now = now,
                    .people = people};
    result.change = statistics::compare_paired(people.both, query.confidence);
    result.parts = statistics::panel_change(people);
    result.detractors = recovered(people.both, query.confidence);
    if (before && before->people() > 0) {
        const std::array<Transitions, 2> both{*before, people.both};
        if (const auto alike = statistics::movement_homogeneity(both))
            result.homogeneity_p = alike->p;
    }
    result.note = note_of(result.detractors);
    return result;
}

}  // namespace hark::insight
