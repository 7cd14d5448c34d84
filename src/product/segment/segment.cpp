#include "product/segment/segment.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/limits.h"

namespace hark::segment {
namespace {

Filter read(const Segment& segment, const std::vector<people::Property>& known,
            std::vector<base::FieldProblem>& problems) {
    std::vector<base::FieldProblem> found;
    Filter filter = Filter::parse(segment.where, known, found);
    for (const auto& problem : found) {
        problems.push_back({"segment", "outdated",
                            fmt::format("The segment \"{}\" can no longer be used as it was saved: "
                                        "{} Change its conditions.",
                                        segment.name, problem.message)});
    }
    return filter;
}

}  // namespace

void add_segments(Filter& filter, const std::vector<std::string>& ids,
                  const std::vector<Segment>& saved, const std::vector<people::Property>& known,
                  std::vector<base::FieldProblem>& problems) {
    for (const auto& text : ids) {
        const auto id = SegmentId::parse(text);
        const auto found = std::find_if(saved.begin(), saved.end(), [&](const Segment& segment) {
            return id && segment.id == *id;
        });
        if (found != saved.end()) {
            filter.add(read(*found, known, problems));
        } else {
            problems.push_back({"segment", "unknown",
                                fmt::format("There is no segment \"{}\": give the id of one that "
                                            "GET /api/v1/segments lists.",
                                            text)});
        }
    }
    if (!ids.empty() && filter.conditions().size() > base::limits::score_filters) {
        problems.push_back(
            {"segment", "too_many",
             fmt::format("The segments and `where` have {} conditions together; the most is {}.",
                         filter.conditions().size(), base::limits::score_filters)});
    }
}

}  // namespace hark::segment
