#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"

namespace hark::board {

struct Board;
using BoardId = base::Id<Board>;
struct Link;
using LinkId = base::Id<Link>;

/// How a chart is drawn.
enum class View { number, distribution, trend, groups, heatmap, table };
std::string_view to_text(View view);
std::optional<View> parse_view(std::string_view text);

/// A saved question and how its answer is drawn.
struct Chart {
    std::string title = {};
    View view = View::number;
    std::string query = {};  ///< the parameters of /score, as a URL has them: "every=month&by=plan"
    int width = 1;           ///< columns of the board's four
};

/// Charts that somebody arranged to be looked at together.
struct Board {
    BoardId id;
    std::string name = {};
    std::vector<Chart> charts = {};
    base::Time created_at = {};
    base::Time updated_at = {};
};

/// Lets whoever has its token look at a board, until it expires. The token is shown once.
struct Link {
    LinkId id;
    base::Time created_at = {};
    base::Time expires_at = {};
};

}  // namespace hark::board
