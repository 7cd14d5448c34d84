#include "product/report/trend.h"

#include <algorithm>
#include <array>

#include "product/score/sql_engine_store.h"

namespace hark::report {
namespace {

using std::chrono::sys_days;

constexpr std::array all_steps{locale::Step::day, locale::Step::week, locale::Step::month,
                               locale::Step::quarter, locale::Step::year};
constexpr std::size_t points_most = 30;
constexpr std::size_t points_least = 6;
constexpr std::size_t thin_points_least = 4;

/// The tallies of the steps from the first to the last.
std::vector<std::pair<base::Date, statistics::Tally>> fold(const Days& days, locale::Step step) {
    std::vector<std::pair<base::Date, statistics::Tally>> steps;
    for (const auto& [day, tally] : days) {
        const auto start = locale::start_of_step(day, step);
        if (steps.empty()) steps.emplace_back(start, statistics::Tally{});
        while (steps.back().first < start) {
            steps.emplace_back(locale::next_step(steps.back().first, step), statistics::Tally{});
        }
        steps.back().second += tally;
    }
    return steps;
}

bool mostly_thin(const std::vector<std::pair<base::Date, statistics::Tally>>& steps) {
    const auto thin = std::count_if(steps.begin(), steps.end(), [](const auto& step) {
        return statistics::status_of(step.second) != statistics::Status::ok;
    });
    return 2 * static_cast<std::size_t>(thin) > steps.size();
}

/// Days at either end that may lack answers although the step was asked in as a whole: weekends,
/// the last days of a month.
int tolerance(locale::Step step) {
    switch (step) {
        case locale::Step::day: return 0;
        case locale::Step::week: return 2;
        case locale::Step::month: return 4;
        case locale::Step::quarter: return 9;
        case locale::Step::year: break;
    }
    return 31;
}

}  // namespace

Days count_days(storage::Session& session, workspace::WorkspaceId workspace,
                const score::Query& query) {
    auto question = query;
    question.every = locale::Step::day;
    question.by.clear();
    Days days;
    score::SqlCounter counter{session, workspace, {}};
    for (const auto& one : counter.count(question, base::limits::score_counted)) {
        days.emplace_back(*one.step, one.tally.tally());
    }
    return days;
}

std::optional<locale::Step> choose_step(const Days& days) {
    std::optional<locale::Step> chosen;
    for (const auto step : all_steps) {
        const auto first = locale::start_of_step(days.front().first, step);
        const auto last = locale::start_of_step(days.back().first, step);
        if (first == last) break;
        // Folding centuries of single days would take long and help nobody.
        const auto span = sys_days{days.back().first} - sys_days{days.front().first};
        if (step == locale::Step::day && span.count() > 366) continue;
        const auto steps = fold(days, step);
        if (!chosen) {
            chosen = step;
        } else {
            const auto least = mostly_thin(fold(days, *chosen)) ? thin_points_least : points_least;
            if (steps.size() < least) break;
            chosen = step;
        }
        if (steps.size() <= points_most && !mostly_thin(steps)) break;
    }
    return chosen;
}

Trend make_trend(const Days& days, locale::Step step, const score::Query& query) {
    Trend trend{step, {}};
    const sys_days first{days.front().first};
    const sys_days last{days.back().first};
    for (const auto& [start, tally] : fold(days, step)) {
        statistics::WeightedTally weighted{tally, {}, {}};
        const sys_days begin{start};
        const sys_days end{locale::next_step(start, step)};
        const std::chrono::days slack{tolerance(step)};
        const bool covered = begin + slack >= first && end - std::chrono::days{1} - slack <= last;
        trend.points.push_back({score::Row{{}, start, score::figures(weighted, query)},
                                covered ? Extent::full : Extent::partial});
    }
    return trend;
}

}  // namespace hark::report
