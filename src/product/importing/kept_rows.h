#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/csv/reader.h"

namespace hark::importing {

/// Copies of rows, all in one piece of memory, so that keeping one costs no allocation.
class KeptRows {
public:
    /// Returns: the row's place, for `get`.
    std::size_t keep(const csv::Row& row) {
        rows_.push_back({row.line, ends_.size(), row.fields.size()});
        for (const auto field : row.fields) {
            text_ += field;
            ends_.push_back(text_.size());
        }
        return rows_.size() - 1;
    }

    /// Line and fields of a kept row. The views live as long as this does, and until the next keep.
    csv::Row get(std::size_t place) const {
        const auto& kept = rows_.at(place);
        csv::Row row;
        row.line = kept.line;
        for (std::size_t i = kept.first; i < kept.first + kept.fields; ++i) {
            const std::size_t start = i == 0 ? 0 : ends_[i - 1];
            row.fields.push_back(std::string_view{text_}.substr(start, ends_[i] - start));
        }
        return row;
    }

private:
    struct Kept {
        std::uint64_t line = 0;
        std::size_t first = 0;  // of its ends
        std::size_t fields = 0;
    };

    std::string text_;
    std::vector<std::size_t> ends_;  // of each field, in text_
    std::vector<Kept> rows_;
};

}  // namespace hark::importing
