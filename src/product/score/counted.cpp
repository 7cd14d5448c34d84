#include "product/score/counted.h"

#include <fmt/format.h>

namespace hark::score {

bool GroupOrder::operator()(const GroupValues& left, const GroupValues& right) const {
    CHECK(left.size() == right.size());
    for (std::size_t i = 0; i < left.size(); ++i) {
        const bool left_missing = std::holds_alternative<segment::Missing>(left[i]);
        const bool right_missing = std::holds_alternative<segment::Missing>(right[i]);
        if (left_missing != right_missing) return right_missing;
        if (left[i] != right[i]) return left[i] < right[i];
    }
    return false;
}

void refuse_rows(std::size_t most) {
    const auto message = fmt::format(
        "The answer would have more than the {} rows that are possible: group by something "
        "with fewer values (by), filter (where), or ask for longer steps (every).",
        most);
    throw base::Error{base::ErrorCode::invalid, message, {{"by", "too_many", message}}};
}

}  // namespace hark::score
