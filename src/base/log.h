#pragma once

#include <string_view>

#include <fmt/core.h>

namespace hark::base::log {

enum class Level { debug, info, warning, error };

/// Writes one line to stderr. Safe to call from several threads.
void write(Level level, std::string_view message);

/// Lines below `level` are dropped from now on.
void set_level(Level level);

template <typename... Values>
void info(fmt::format_string<Values...> text, Values&&... values) {
    write(Level::info, fmt::format(text, std::forward<Values>(values)...));
}

template <typename... Values>
void warning(fmt::format_string<Values...> text, Values&&... values) {
    write(Level::warning, fmt::format(text, std::forward<Values>(values)...));
}

template <typename... Values>
void error(fmt::format_string<Values...> text, Values&&... values) {
    write(Level::error, fmt::format(text, std::forward<Values>(values)...));
}

}  // namespace hark::base::log
