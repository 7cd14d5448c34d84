#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace hark::columns {

/// A list that one writer adds to while readers hold copies: a copy costs a few pointers and keeps
/// the values it had. Pieces double in size, so that no value ever moves.
template <typename T>
class Values {
public:
    std::size_t size() const { return size_; }
    const T& operator[](std::size_t at) const {
        const auto [piece, place] = find(at);
        return pieces_[piece][static_cast<std::ptrdiff_t>(place)];
    }

    /// Only the writer: readers of copies do not see it.
    void push_back(T value) {
        const auto [piece, place] = find(size_);
        if (!pieces_[piece]) pieces_[piece] = std::make_shared<T[]>(first_piece << piece);
        pieces_[piece][static_cast<std::ptrdiff_t>(place)] = std::move(value);
        ++size_;
    }

    /// Only the writer: puts nothing in these places. Its list gets pieces of its own, so copies
    /// keep the old values until they go. Requires: every place is below size().
    template <typename Places>
    void clear(const Places& places) {
        std::array<bool, most_pieces> is_own = {};
        for (const std::size_t at : places) {
            const auto [piece, place] = find(at);
            if (!is_own[piece]) own(piece);
            is_own[piece] = true;
            pieces_[piece][static_cast<std::ptrdiff_t>(place)] = T{};
        }
    }

private:
    static constexpr std::size_t first_piece = 1024;
    static constexpr std::size_t most_pieces = 24;

    static std::size_t start_of(std::size_t piece) { return first_piece * ((1U << piece) - 1); }
    void own(std::size_t piece) {
        const auto filled = std::min(first_piece << piece, size_ - start_of(piece));
        auto fresh = std::make_shared<T[]>(first_piece << piece);
        for (std::size_t i = 0; i < filled; ++i) {
            const auto from = static_cast<std::ptrdiff_t>(i);
            fresh[from] = pieces_[piece][from];
        }
        pieces_[piece] = std::move(fresh);
    }
    struct Place {
        std::size_t piece;
        std::size_t place;
    };
    static Place find(std::size_t at) {
        const auto piece = static_cast<std::size_t>(std::bit_width(at / first_piece + 1)) - 1;
        return {piece, at - start_of(piece)};
    }

    std::array<std::shared_ptr<T[]>, most_pieces> pieces_ = {};
    std::size_t size_ = 0;
};

}  // namespace hark::columns
