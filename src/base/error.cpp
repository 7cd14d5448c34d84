#include "base/error.h"

#include <fmt/format.h>

namespace hark::base {

void report_bug(const char* condition, const char* file, int line) {
    throw Bug(fmt::format("broken promise: {} at {}:{}", condition, file, line));
}

}  // namespace hark::base
