#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hark::columns {

/// Whether two engines gave the same answer, told by one number. An answer is a set of rows: its
/// keys, eleven counts, perhaps a sum; their order does not matter. As text a row is
/// "key|key|c0,c1,…,c10|sum" and a line feed; the checksum is FNV-1a (64 bits) over the sorted
/// rows. Days and months are keys such as 2026-01-05 and 2026-01.
class AnswerChecksum {
public:
    void add(const std::vector<std::string>& keys, const std::array<std::uint64_t, 11>& counts,
             std::optional<std::int64_t> sum = {}) {
        std::string row;
        for (const auto& key : keys) row += key + "|";
        for (std::size_t score = 0; score < counts.size(); ++score)
            row += (score == 0 ? "" : ",") + std::to_string(counts[score]);
        if (sum) row += "|" + std::to_string(*sum);
        rows_.push_back(row + "\n");
    }

    /// 16 hexadecimal digits.
    std::string text() const {
        auto rows = rows_;
        std::sort(rows.begin(), rows.end());
        std::uint64_t hash = 0xcbf29ce484222325U;
        for (const auto& row : rows) {
            for (const auto c : row) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
        }
        std::string result(16, '0');
        for (auto digit = result.rbegin(); digit != result.rend(); ++digit, hash >>= 4U)
            *digit = "0123456789abcdef"[hash & 15U];
        return result;
    }

private:
    std::vector<std::string> rows_;
};

}  // namespace hark::columns
