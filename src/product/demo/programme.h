#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "product/demo/cast.h"
#include "product/demo/comments.h"
#include "product/demo/scenario.h"

namespace hark::demo {

/// One generated answer.
struct Answer {
    std::int64_t number = 0;  // from 1
    base::Time at;
    int score = 0;
    std::string comment;  // "" when none was given
    std::string_view channel;
    Company company;
    Person person;
};

/// Answers of a scenario in the order they were given; the same seed gives the same answers. Memory
/// does not grow with their number.
class Programme {
public:
    Programme(Scenario scenario, std::uint64_t seed);

    /// The next answer, or nothing after the last.
    std::optional<Answer> next();

    const Scenario& scenario() const { return scenario_; }

    /// The NPS that answers of this company on this day are drawn from, before chance.
    double expected_nps(const Company& company, base::Date day) const;

private:
    std::int64_t pick_company(Random& random) const;
    void begin_day();

    Scenario scenario_;
    std::uint64_t seed_;
    std::int64_t given_ = 0;
    std::chrono::sys_days day_;
    std::int64_t given_before_tomorrow_ = 0;
    std::int64_t given_before_today_ = 0;
    double weight_so_far_ = 0;
    double weight_in_all_ = 0;
};

}  // namespace hark::demo
