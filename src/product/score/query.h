#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/statistics/interval.h"
#include "platform/locale/time_zone.h"
#include "product/segment/filter.h"
#include "product/segment/period.h"
#include "product/survey/survey.h"

namespace hark::score {

/// What counts as one answer. For persons and companies it is the latest response of each among
/// those that pass the filter, in the period or, with `every`, in each of its steps; a response of
/// nobody counts on its own.
enum class Unit { response, person, company };

/// What a score is held against: `previous` is the same length of time just before (for the rows
/// of a time line: the step before), `year` is the same time one year earlier.
enum class Compare { none, previous, year };

std::string_view to_text(Unit unit);
std::string_view to_text(Compare compare);

/// How rows of groups are listed: by group, or by a figure, those without it last.
struct Order {
    enum class By { group, responses, detractors, weight, nps } by = By::group;
    enum class Direction { ascending, descending } direction = Direction::ascending;
};

/// As it is asked for: "group", "-responses".
std::string to_text(const Order& order);

/// The one question that every screen, report and program asks. Pure.
/// Invariant: `order` and `limit` only without `every`; `weight` is a number or money; `by` has at
/// most limits::score_group_columns columns, all different; 0.5 <= confidence < 1.
struct Query {
    survey::Reference survey = {};
    segment::Period period = {};
    locale::TimeZone zone = locale::TimeZone::utc();  ///< where days, weeks … begin
    std::optional<locale::Step> every = {};
    std::vector<segment::Field> by = {};
    segment::Filter filter = {};
    Unit unit = Unit::response;
    std::optional<people::Property> weight = {};
    Compare compare = Compare::none;
    double confidence = statistics::default_confidence;
    Order order = {};
    std::optional<std::size_t> limit = {};  ///< rows at most, the first in that order
    /// Of an anonymous survey: groups of fewer responses are withheld. See anonymity/partition.h,
    /// which keeps any from being counted; this says so instead of telling of none.
    std::int64_t least = 0;
};

/// Whether the survey's scores are NPS (nps, enps) or only counted and averaged (csat, ces).
bool asks_for_recommendation(const Query& query);

}  // namespace hark::score
