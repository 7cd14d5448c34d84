#pragma once

#include <vector>

#include "platform/http/message.h"
#include "platform/http/route.h"
#include "product/score/query.h"
#include "product/segment/segment.h"

namespace hark::score {

/// What a question is asked in: everything its words may refer to.
struct Context {
    survey::Reference survey = {};  ///< the one that `survey` names
    std::vector<people::Property> properties = {};
    locale::TimeZone zone = locale::TimeZone::utc();
    base::Time now = {};
    std::size_t least = 0;                        ///< Query::least
    std::vector<segment::Segment> segments = {};  ///< those that `segment` names
};

/// Reads the parameters of /score. A comparison without `to` ends now.
/// Throws: base::Error invalid, naming every parameter that cannot be used and what would be, after
/// the `problems` a caller found with parameters of its own.
Query read_query(const http::Query& query, const Context& context,
                 std::vector<base::FieldProblem> problems = {});

/// All parameters, for the route's description.
std::vector<http::QueryParameter> query_parameters();

}  // namespace hark::score
