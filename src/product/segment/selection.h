#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "platform/http/message.h"
#include "platform/http/route.h"
#include "platform/locale/time_zone.h"
#include "product/segment/filter.h"
#include "product/segment/period.h"
#include "product/segment/segment.h"

namespace hark::segment {

/// Which responses a request asks about: the query parameters from, to, tz, where and segment, as
/// /responses and /score share them.
struct Selection {
    Period period = {};
    locale::TimeZone zone = locale::TimeZone::utc();
    Filter filter = {};
};

/// Reads those parameters; what is wrong with them is added to `problems`, each under its name, so
/// that a caller can report its own parameters with them.
/// Requires: `known` are the workspace's properties, `saved` has what `named_segments` finds,
/// `zone` is the workspace's time zone.
Selection read_selection(const http::Query& query, const std::vector<people::Property>& known,
                         const std::vector<Segment>& saved, const locale::TimeZone& zone,
                         std::vector<base::FieldProblem>& problems);

/// Throws: base::Error invalid naming the parameters that are not UTF-8 or hold a NUL. Asked first,
/// because messages repeat what was given. `read_selection` and `refuse_unknown` ask it themselves.
void require_text(const http::Query& query);

/// Refuses query parameters that are not among `known`, naming the one probably meant.
void refuse_unknown(const http::Query& query, const std::vector<std::string_view>& known,
                    std::vector<base::FieldProblem>& problems);

/// Refuses those of the parameters `single` that are given more than once: which was meant?
/// `read_selection` asks it of from, to and tz.
void refuse_repeated(const http::Query& query, const std::vector<std::string_view>& single,
                     std::vector<base::FieldProblem>& problems);

/// The shared parameters, for a route's description.
std::vector<http::QueryParameter> selection_parameters();

}  // namespace hark::segment
