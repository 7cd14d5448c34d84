#include "platform/json/spelling.h"

#include <algorithm>
#include <array>
#include <string>

namespace hark::json {
namespace {

constexpr std::size_t longest = 40;  // a slip is looked for in names, not in prose

std::string plain(std::string_view word) {
    std::string result;
    for (const char c : word) {
        if (c == '-' || c == '_' || c == ' ') continue;
        result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

/// Optimal string alignment distance: edits plus swaps of neighbours.
std::size_t slips(std::string_view left, std::string_view right) {
    std::array<std::array<std::size_t, longest + 1>, longest + 1> cost{};
    for (std::size_t i = 0; i <= left.size(); ++i) cost[i][0] = i;
    for (std::size_t j = 0; j <= right.size(); ++j) cost[0][j] = j;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t change = left[i - 1] == right[j - 1] ? 0 : 1;
            cost[i][j] =
                std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost[left.size()][right.size()];
}

}  // namespace

std::optional<std::string_view> closest(std::string_view word,
                                        const std::vector<std::string_view>& known) {
    const std::string given = plain(word);
    if (given.size() > longest) return std::nullopt;
    std::optional<std::string_view> best;
    std::size_t fewest = given.size() <= 4 ? 1 : 2;
    for (const auto candidate : known) {
        if (candidate == word) return std::nullopt;
        const std::string name = plain(candidate);
        if (name.size() > longest || name.empty()) continue;
        const std::size_t count = slips(given, name);
        if (count > fewest || count >= name.size() || (best && count == fewest)) continue;
        fewest = count;
        best = candidate;
    }
    return best;
}

}  // namespace hark::json
