#pragma once

#include <string>
#include <string_view>

namespace hark::storage {

/// Says in Hark's words what SQLite's extended result code means.
/// Throws: base::Error conflict, timed_out or unavailable; base::Bug for everything that is not the
/// world's fault, with the statement.
[[noreturn]] void throw_sqlite_error(int code, const std::string& message, std::string_view sql);

}  // namespace hark::storage
