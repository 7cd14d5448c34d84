#pragma once

#include <cstdint>
#include <string>

#include "base/time.h"
#include "engine/statistics/interval.h"
#include "platform/locale/time_zone.h"
#include "product/score/figures.h"
#include "product/segment/filter.h"

/// Numbers, dates and groups as a report says them: whole points, a real minus sign, no false
/// precision.
namespace hark::report {

std::string points(double value);                               ///< "41", "−3", never "−0"
std::string signed_points(double value);                        ///< "+3", "−3", "0"
std::string score_text(const score::Figures& figures);          ///< "41", or "–" without a score
std::string range_text(const statistics::Interval& interval);   ///< "35 to 47"
std::string count_text(std::int64_t number);                    ///< "1,234"
std::string share_text(std::int64_t part, std::int64_t whole);  ///< "18 %", "<1 %", "–"
std::string percent_text(double share);                         ///< "95 %", "99.5 %"
std::string p_text(double p);                                   ///< "p = 0.03", "p < 0.001"
std::string decimal_text(double value);                         ///< "8.3"
std::string correlation_text(double correlation);               ///< "0.58", "−0.31"
std::string number_word(std::int64_t number);                   ///< "three"; "13" above twelve
std::string capitalised(std::string text);

std::string day_text(base::Date date);                       ///< "5 Jan 2026"
std::string step_text(base::Date start, locale::Step step);  ///< "Jan 2026", "Q1 2026", "2026"
std::string_view noun(locale::Step step);                    ///< "day", "month"

std::string value_text(const segment::Field& field, const segment::Value& value);
std::string field_text(const segment::Field& field);
/// "Region: North"
std::string group_text(const segment::Field& field, const segment::Value& value);

}  // namespace hark::report
