#include "product/score/answer.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/limits.h"
#include "product/score/arrange.h"
#include "product/score/earlier.h"
#include "product/score/method.h"
#include "product/score/steps.h"

namespace hark::score {
namespace {

using base::limits::score_counted;
using base::limits::score_rows;
using statistics::WeightedTally;

/// What is known of the responses of one row.
struct Sum {
    WeightedTally tally = {};
    std::int64_t weighted_responses = 0;
};
using ByStep = std::map<std::optional<base::Date>, Sum>;
using ByGroup = std::map<GroupValues, ByStep, GroupOrder>;

const Sum nobody;

Figures figures(const Sum& sum, const Query& query) {
    auto result = figures(sum.tally, query);
    const bool is_withheld = result.status == statistics::Status::withheld;
    if (query.weight && !is_withheld) result.weighted_responses = sum.weighted_responses;
    return result;
}

Earlier compare(const Sum& now, const Sum& earlier, const segment::Period& period,
                const Query& query) {
    return compare(now.tally, earlier.tally, period, query);
}

/// The tallies an engine counted, to be looked up by group and step.
class Tallies {
public:
    explicit Tallies(std::vector<Counted> counted) {
        for (auto& one : counted) {
            sum_.tally += one.tally;
            sum_.weighted_responses += one.weighted_responses;
            // They come in order.
            const auto group = groups_.try_emplace(groups_.end(), std::move(one.group));
            group->second.try_emplace(group->second.end(), one.step,
                                      Sum{one.tally, one.weighted_responses});
        }
    }

    const Sum& find(const GroupValues& group, std::optional<base::Date> step) const {
        const auto steps = groups_.find(group);
        if (steps == groups_.end()) return nobody;
        const auto tally = steps->second.find(step);
        return tally == steps->second.end() ? nobody : tally->second;
    }
    const Sum& sum() const { return sum_; }
    const ByGroup& groups() const { return groups_; }

private:
    ByGroup groups_;
    Sum sum_;
};

/// Answers one question.
class Asking {
public:
    Asking(Counter& counter, const Query& query)
        : counter_(counter), query_(query), now_(tally(query)) {}

    Answer answer() {
        CHECK(query_.compare != Compare::previous || (query_.period.from && query_.period.to));
        Answer answer{query_, describe_method(query_), counter_.source()};
        answer.total = figures(total(), query_);
        if (query_.every) {
            add_time_lines(answer);
        } else {
            add_groups(answer);
        }
        return answer;
    }

private:
    Tallies tally(const Query& query) {
        return Tallies{counter_.count(query, query_.limit ? score_counted : score_rows)};
    }

    /// With one voice in each step, the steps together are not one voice in the period.
    Sum total() {
        if (!query_.every || query_.unit == Unit::response) return now_.sum();
        return tally(whole(query_)).sum();
    }

    static Query whole(Query query) {
        query.every = {};
        query.by = {};
        return query;
    }

    Query in(const segment::Period& period) const {
        Query query = query_;
        query.period = period;
        return query;
    }

    segment::Period earlier_period() const {
        return query_.compare == Compare::previous ? period_before(query_.period, query_.zone)
                                                   : year_before(query_.period, query_.zone);
    }

    /// Responses are not compared with themselves.
    bool compares_total() const {
        if (query_.compare != Compare::year) return query_.compare == Compare::previous;
        return !overlaps_year_before(query_.period, query_.zone);
    }

    void add_groups(Answer& answer) {
        std::optional<Tallies> earlier;
        segment::Period period;
        if (query_.compare != Compare::none) {
            period = earlier_period();
            earlier = tally(in(period));
            answer.total_earlier = compare(now_.sum(), earlier->sum(), period, query_);
        }
        const auto add = [&](const GroupValues& group, const Sum& now) {
            Row row{group, {}, figures(now, query_)};
            if (earlier) {
                row.earlier = compare(now, earlier->find(group, std::nullopt), period, query_);
            }
            answer.rows.push_back(std::move(row));
        };
        std::vector<const ByGroup::value_type*> groups;
        std::vector<const WeightedTally*> tallies;
        for (const auto& group : now_.groups()) {
            groups.push_back(&group);
            tallies.push_back(&group.second.begin()->second.tally);
        }
        for (const auto place : arrange(tallies, query_)) {
            add(groups[place]->first, groups[place]->second.begin()->second);
        }
        if (query_.by.empty() && answer.rows.empty()) add({}, nobody);
        answer.groups = std::max(groups.size(), answer.rows.size());
    }

    void add_time_lines(Answer& answer) {
        std::vector<GroupValues> groups;
        for (const auto& [group, tallies] : now_.groups()) groups.push_back(group);
        if (groups.empty() && query_.by.empty()) groups.emplace_back();
        const auto steps = steps_to_show();
        require_room_for(groups.size(), steps.size());
        if (compares_total()) {
            const auto earlier = whole(in(earlier_period()));
            answer.total_earlier = compare(total(), tally(earlier).sum(), earlier.period, query_);
        }
        if (steps.empty()) return;

        const auto earlier = earlier_steps(steps.front());
        for (const auto& group : groups) {
            for (std::size_t i = 0; i < steps.size(); ++i) {
                const auto& now = now_.find(group, steps[i]);
                Row row{group, steps[i], figures(now, query_)};
                if (query_.compare == Compare::previous && i > 0) {
                    row.earlier = compare(now, now_.find(group, steps[i - 1]),
                                          shown_part(steps[i - 1]), query_);
                } else if (earlier) {
                    const auto step = earlier->step_of(steps[i]);
                    row.earlier = compare(now, earlier->tallies.find(group, step),
                                          earlier->period_of(step), query_);
                }
                answer.rows.push_back(std::move(row));
            }
        }
        answer.groups = answer.rows.size();
    }

    /// What the rows are held against when that is not among the rows.
    struct EarlierSteps {
        const Query& query;
        segment::Period counted;
        Tallies tallies;

        base::Date step_of(base::Date start) const {
            return query.compare == Compare::previous ? step_before(start, *query.every)
                                                      : step_year_before(start, *query.every);
        }
        segment::Period period_of(base::Date start) const {
            return overlap(score::period_of(start, *query.every, query.zone), counted);
        }
    };

    /// For `previous` the step before the first, whole; for `year` all steps.
    std::optional<EarlierSteps> earlier_steps(base::Date first) {
        if (query_.compare == Compare::none) return std::nullopt;
        const auto period =
            query_.compare == Compare::previous
                ? period_of(step_before(first, *query_.every), *query_.every, query_.zone)
                : steps_year_before(query_.period, *query_.every, query_.zone);
        return EarlierSteps{query_, period, tally(in(period))};
    }

    static segment::Period overlap(segment::Period period, const segment::Period& within) {
        if (within.from) period.from = std::max(*period.from, *within.from);
        if (within.to) period.to = std::min(*period.to, *within.to);
        return period;
    }

    segment::Period shown_part(base::Date start) const {
        return overlap(period_of(start, *query_.every, query_.zone), query_.period);
    }

    /// First days of the steps to show, in order.
    std::vector<base::Date> steps_to_show() const {
        std::optional<base::Date> first;
        std::optional<base::Date> last;
        for (const auto& [group, steps] : now_.groups()) {
            const auto begin = *steps.begin()->first;
            const auto end = *steps.rbegin()->first;
            first = first ? std::min(*first, begin) : begin;
            last = last ? std::max(*last, end) : end;
        }
        if (query_.period.from) first = step_at(*query_.period.from);
        if (query_.period.to) last = step_at(*query_.period.to - std::chrono::microseconds{1});
        if (!first || !last) return {};
        require_room(count_steps(*first, *last, *query_.every), score_rows);

        std::vector<base::Date> steps;
        for (auto step = *first; step <= *last; step = locale::next_step(step, *query_.every)) {
            steps.push_back(step);
        }
        return steps;
    }

    base::Date step_at(base::Time time) const {
        return locale::start_of_step(query_.zone.date_of(time), *query_.every);
    }

    static void require_room_for(std::size_t groups, std::size_t steps) {
        if (groups * steps <= score_rows) return;
        const auto message = fmt::format(
            "The answer would have {} rows ({} groups with {} steps each), and {} are possible: "
            "ask for longer steps (every), a shorter period (from, to) or fewer groups (by).",
            groups * steps, groups, steps, score_rows);
        throw base::Error{base::ErrorCode::invalid, message, {{"by", "too_many", message}}};
    }

    Counter& counter_;
    const Query& query_;
    const Tallies now_;
};

}  // namespace

Answer ask(Counter& counter, const Query& query) {
    const auto& period = query.period;
    if (query.every && period.from && period.to) {
        const auto last = *period.to - std::chrono::microseconds{1};
        require_room(count_steps(query.zone, *query.every, *period.from, last), score_rows);
    }
    return Asking{counter, query}.answer();
}

}  // namespace hark::score
