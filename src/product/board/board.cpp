#include "product/board/board.h"

namespace hark::board {

std::string_view to_text(View view) {
    switch (view) {
        case View::number: return "number";
        case View::distribution: return "distribution";
        case View::trend: return "trend";
        case View::groups: return "groups";
        case View::heatmap: return "heatmap";
        case View::table: break;
    }
    return "table";
}

std::optional<View> parse_view(std::string_view text) {
    for (const View view :
         {View::number, View::distribution, View::trend, View::groups, View::heatmap, View::table})
        if (to_text(view) == text) return view;
    return std::nullopt;
}

}  // namespace hark::board
