#include "product/report/groups.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "base/limits.h"
#include "engine/statistics/multiple.h"
#include "product/people/property_store.h"
#include "product/report/counts_store.h"
#include "product/report/words.h"
#include "product/score/sql_engine_store.h"

namespace hark::report {
namespace {

using statistics::Status;
using statistics::Tally;

// Fewer answers per value on average make no groups worth a look.
constexpr std::int64_t answers_per_value = 5;
constexpr std::int64_t values_most = 50;
// Numbers with more values are amounts or identifiers.
constexpr std::int64_t numbers_most = 12;
constexpr double share_least = 0.1;  // of the answers have a value
// A property whose every value goes with one group of scores is the score under another name.
constexpr double repeats_score_from = 0.98;

// A whole number from 0 to 10 of at least so many values, correlated so much with the score, is
// another rating.
constexpr std::size_t rating_values = 4;
constexpr double rating_correlation = 0.2;

bool may_group(const segment::Field& field) {
    if (field.trait != segment::Trait::property) return true;
    switch (field.property.kind) {
        case people::PropertyKind::text:
        case people::PropertyKind::number:
        case people::PropertyKind::boolean: return true;
        case people::PropertyKind::date:
        case people::PropertyKind::money: break;
    }
    return false;
}

bool has_groups(const segment::Field& field, const Filling& filling) {
    const bool number = field.trait == segment::Trait::property &&
                        field.property.kind == people::PropertyKind::number;
    const auto most = number ? numbers_most : values_most;
    return filling.distinct >= 2 && filling.distinct <= most &&
           filling.present >= filling.distinct * answers_per_value &&
           static_cast<double>(filling.present) >=
               share_least * static_cast<double>(filling.responses);
}

std::int64_t largest_part(const Tally& tally) {
    return std::max({tally.detractors(), tally.passives(), tally.promoters()});
}

bool repeats_score(const std::vector<score::Counted>& groups) {
    Tally all;
    std::int64_t alike = 0;
    for (const auto& group : groups) {
        if (std::holds_alternative<segment::Missing>(group.group.front())) continue;
        all += group.tally.tally();
        alike += largest_part(group.tally.tally());
    }
    const auto from = repeats_score_from * static_cast<double>(all.responses());
    return static_cast<double>(alike) >= from && static_cast<double>(largest_part(all)) < from;
}

/// Pearson's correlation of the value with detractor -1, passive 0, promoter 1; nothing when the
/// values are no rating.
std::optional<double> rating_correlation_of(const std::vector<score::Counted>& groups) {
    double n = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    std::size_t values = 0;
    for (const auto& group : groups) {
        if (std::holds_alternative<segment::Missing>(group.group.front())) continue;
        const auto* value = std::get_if<double>(&group.group.front());
        if (!value || *value < 0 || *value > 10 || *value != std::floor(*value)) return {};
        const auto counts = statistics::counts(group.tally.tally());
        const double balance = counts.promoters - counts.detractors;
        ++values;
        n += counts.total();
        x += *value * counts.total();
        y += balance;
        xx += *value * *value * counts.total();
        yy += counts.promoters + counts.detractors;
        xy += *value * balance;
    }
    const double spread = (n * xx - x * x) * (n * yy - y * y);
    if (values < rating_values || spread <= 0) return {};
    return (n * xy - x * y) / std::sqrt(spread);
}

class Comparing {
public:
    Comparing(storage::Session& session, workspace::WorkspaceId workspace, const Query& query,
              const score::Answer& whole)
        : session_(session), workspace_(workspace), query_(query), whole_(whole) {}

    Groups run() {
        if (query_.groups.empty()) {
            find_fields();
        } else {
            for (const auto& field : query_.groups) look_at(field);
        }
        judge();
        return std::move(groups_);
    }

private:
    void find_fields() {
        const auto responses = whole_.total.tally.responses();
        std::vector<segment::Field> candidates{{segment::Trait::channel},
                                               {segment::Trait::company}};
        for (auto& property : people::properties(session_, workspace_)) {
            candidates.push_back({segment::Trait::property, std::move(property)});
        }
        std::vector<std::string> repeating;
        for (const auto& field : candidates) {
            if (!may_group(field)) continue;
            if (groups_.fields.size() == base::limits::report_fields) {
                groups_.notes.push_back(
                    fmt::format("Only the first {} properties with groups were compared.",
                                base::limits::report_fields));
                break;
            }
            const auto filling = fill_of(session_, workspace_, query_, field, responses);
            if (!has_groups(field, filling)) continue;
            if (look_at(field) == Found::score_again) repeating.push_back(field_text(field));
        }
        std::stable_sort(groups_.companions.begin(), groups_.companions.end(),
                         [](const Companion& left, const Companion& right) {
                             return std::abs(left.correlation) > std::abs(right.correlation);
                         });
        if (!repeating.empty()) {
            groups_.notes.push_back(
                fmt::format("Left out, because it says the score in other words: {}.",
                            fmt::join(repeating, ", ")));
        }
    }

    enum class Found { groups, score_again, companion };
    /// Adds the groups of a field, unless it was not asked for and turns out to have none.
    Found look_at(const segment::Field& field) {
        auto question = whole_.query;
        question.by = {field};
        question.every.reset();
        const auto counted = score::SqlCounter{session_, workspace_, {}}.count(
            question, base::limits::score_counted);
        if (query_.groups.empty()) {
            if (repeats_score(counted)) return Found::score_again;
            const auto correlation = rating_correlation_of(counted);
            if (correlation && std::abs(*correlation) >= rating_correlation) {
                groups_.companions.push_back({field, *correlation});
                return Found::companion;
            }
        }
        groups_.fields.push_back(field);
        for (const auto& group : counted) {
            const auto& value = group.group.front();
            if (std::holds_alternative<segment::Missing>(value)) continue;
            ++groups_.looked_at;
            add(field, value, score::figures(group.tally, question));
        }
        return Found::groups;
    }

    void add(const segment::Field& field, const segment::Value& value, score::Figures figures) {
        Group group{field, value, group_text(field, value), std::move(figures)};
        if (group.figures.status == Status::directional) {
            groups_.directional.push_back(std::move(group));
        } else if (group.figures.status == Status::ok) {
            const auto rest = whole_.total.tally - group.figures.tally;
            if (statistics::status_of(rest) == Status::ok) {
                group.against_rest =
                    statistics::compare(group.figures.tally, rest, query_.confidence);
            }
            groups_.tested.push_back(std::move(group));
        }
    }

    void judge() {
        std::vector<double> p;
        for (const auto& group : groups_.tested) {
            if (group.against_rest) p.push_back(group.against_rest->p);
        }
        const auto adjusted = statistics::adjust_for_many(p);
        std::size_t next = 0;
        for (auto& group : groups_.tested) {
            group.standing = Standing::same;
            if (!group.against_rest) continue;
            group.adjusted_p = adjusted[next++];
            if (*group.adjusted_p > 1 - query_.confidence) continue;
            group.standing = group.against_rest->change > 0 ? Standing::higher : Standing::lower;
        }
        const auto by_score = [](const Group& left, const Group& right) {
            return left.figures.nps > right.figures.nps;
        };
        std::stable_sort(groups_.tested.begin(), groups_.tested.end(), by_score);
        std::stable_sort(groups_.directional.begin(), groups_.directional.end(), by_score);
    }

    storage::Session& session_;
    const workspace::WorkspaceId workspace_;
    const Query& query_;
    const score::Answer& whole_;
    Groups groups_;
};

}  // namespace

std::string_view to_text(Standing standing) {
    switch (standing) {
        case Standing::higher: return "higher";
        case Standing::lower: return "lower";
        case Standing::same: return "same";
        case Standing::too_few: break;
    }
    return "too_few";
}

Groups compare_groups(storage::Session& session, workspace::WorkspaceId workspace,
                      const Query& query, const score::Answer& whole) {
    return Comparing{session, workspace, query, whole}.run();
}

}  // namespace hark::report
