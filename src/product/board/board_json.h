#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/schema.h"
#include "platform/json/reader.h"
#include "product/board/board.h"

namespace hark::board {

json::Object to_json(const Board& board);
json::Array to_json(const std::vector<Chart>& charts);
http::Schema board_schema();
http::Schema chart_schema();

/// The field `charts`; nothing when it is not given. What is wrong is refused by `reader`, as
/// "charts[2].view". What the queries ask is not looked at.
std::optional<std::vector<Chart>> read_charts(json::Reader& reader);

/// Charts as they lie in their column.
std::string to_column(const std::vector<Chart>& charts);
std::vector<Chart> from_column(std::string_view text);

}  // namespace hark::board
