#include "base/error.h"

#include <fmt/format.h>

namespace hark::base {

void refuse(std::vector<FieldProblem> problems) {
    const std::string message =
        problems.size() == 1
            ? problems.front().message
            : fmt::format("{} fields cannot be accepted; see `fields`.", problems.size());
    throw Error{ErrorCode::invalid, message, std::move(problems)};
}

void require_none(std::vector<FieldProblem> problems) {
    if (!problems.empty()) refuse(std::move(problems));
}

void report_bug(const char* condition, const char* file, int line) {
    throw Bug(fmt::format("broken promise: {} at {}:{}", condition, file, line));
}

}  // namespace hark::base
