#pragma once

#include <string>
#include <string_view>

namespace hark::storage {

/// Says in Hark's words what PostgreSQL's SQLSTATE means.
/// Throws: base::Error conflict, invalid, timed_out or unavailable; TryAgain; base::Bug for
/// everything that is not the world's fault, with the statement.
[[noreturn]] void throw_postgres_error(std::string_view state, const std::string& message,
                                       std::string_view sql);

}  // namespace hark::storage
