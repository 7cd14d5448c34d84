#include "product/report/groups.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/limits.h"
#include "engine/statistics/multiple.h"
#include "product/people/property_store.h"
#include "product/report/counts_store.h"
#include "product/report/words.h"

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
            if (!look_at(field)) repeating.push_back(field_text(field));
        }
        if (!repeating.empty()) {
            groups_.notes.push_back(
                fmt::format("Left out, because it says the score in other words: {}.",
                            fmt::join(repeating, ", ")));
        }
    }

    /// Returns: false when the field only repeats the score, and was left out.
    bool look_at(const segment::Field& field) {
        auto question = whole_.query;
        question.by = {field};
        question.every.reset();
        const auto counted = score::count(session_, workspace_, question);
        if (query_.groups.empty() && repeats_score(counted)) return false;
        groups_.fields.push_back(field);
        for (const auto& group : counted) {
            const auto& value = group.group.front();
            if (std::holds_alternative<segment::Missing>(value)) continue;
            ++groups_.looked_at;
            add(field, value, score::figures(group.tally, question));
        }
        return true;
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
