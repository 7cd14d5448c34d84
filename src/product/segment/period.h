#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/time.h"
#include "platform/locale/time_zone.h"

namespace hark::segment {

/// From a moment up to, not including, another; open where there is none. Invariant: from < to.
struct Period {
    std::optional<base::Time> from = {};
    std::optional<base::Time> to = {};

    bool contains(base::Time time) const { return (!from || *from <= time) && (!to || time < *to); }
    bool operator==(const Period&) const = default;
};

/// What somebody wrote for the two ends of a period.
struct PeriodText {
    std::optional<std::string> from = {};
    std::optional<std::string> to = {};
};

/// Reads dates ("2026-01-05": whole days of `zone`, both ends included) and RFC 3339 moments (the
/// end not included). What is wrong is added to `problems` under "from" and "to".
Period parse_period(const PeriodText& text, const locale::TimeZone& zone,
                    std::vector<base::FieldProblem>& problems);

/// The zone of that name, or `fallback` without one. A name that is none is added to `problems`
/// under "tz".
locale::TimeZone parse_zone(const std::optional<std::string>& name,
                            const locale::TimeZone& fallback,
                            std::vector<base::FieldProblem>& problems);

}  // namespace hark::segment
