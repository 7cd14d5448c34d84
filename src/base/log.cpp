#include "base/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace hark::base::log {
namespace {

spdlog::level::level_enum to_spdlog(Level level) {
    switch (level) {
        case Level::debug: return spdlog::level::debug;
        case Level::info: return spdlog::level::info;
        case Level::warning: return spdlog::level::warn;
        case Level::error: break;
    }
    return spdlog::level::err;
}

spdlog::logger& logger() {
    static const auto instance = [] {
        auto made = spdlog::stderr_color_mt("hark");
        made->set_pattern("%Y-%m-%dT%H:%M:%S.%e %^%l%$ %v");
        return made;
    }();
    return *instance;
}

}  // namespace

void write(Level level, std::string_view message) {
    logger().log(to_spdlog(level), message);
}

void set_level(Level level) {
    logger().set_level(to_spdlog(level));
}

}  // namespace hark::base::log
