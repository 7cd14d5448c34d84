#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/storage/session.h"

/// Looking up many keys at once, in SQL that both databases understand: neither arrays nor
/// json_each are common to both, a list of parameters is.
namespace hark::people {

/// How many keys one statement takes. More of them save round trips to PostgreSQL and cost SQLite
/// nothing; a statement of one key serves the single response.
inline constexpr std::size_t keys_per_statement = 64;

/// ":p0, :p1, …" of `count` parameters.
std::string parameter_list(std::string_view prefix, std::size_t count);

/// Adds the parameters of such a list: keys from `begin` on, NULL where there are no more.
void bind_list(storage::Parameters& parameters, std::string_view prefix, std::size_t count,
               const std::vector<storage::Value>& keys, std::size_t begin);

/// Runs a statement over `keys` in chunks. `one` has the list for one key, `many` for
/// keys_per_statement; both name its parameters `prefix`0 … and take the parameters `fixed`.
void each_of(storage::Session& session, std::string_view one, std::string_view many,
             std::string_view prefix, const storage::Parameters& fixed,
             const std::vector<storage::Value>& keys,
             const std::function<void(const storage::Row&)>& visit);

}  // namespace hark::people
