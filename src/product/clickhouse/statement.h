#pragma once

#include <string>
#include <string_view>

#include "platform/storage/value.h"

namespace hark::clickhouse {

/// A statement with every `:name` replaced by its value as a literal, because this generation of
/// ClickHouse takes no parameters over HTTP. Quoted texts stay as they are.
/// Requires: each name has a value, and none of them is NULL.
std::string fill(std::string_view sql, const storage::Parameters& parameters);

}  // namespace hark::clickhouse
