#pragma once

#include <cstdint>

namespace hark::columns {

/// Bytes that hold every number up to `most`: 1, 2, 4 or 8.
inline std::uint8_t width_for(std::uint64_t most) {
    if (most <= 0xff) return 1;
    if (most <= 0xffff) return 2;
    return most <= 0xffff'ffff ? 4 : 8;
}

/// Calls `visit` with a zero of the unsigned type of that width.
template <typename Visit>
decltype(auto) with_width(std::uint8_t width, Visit&& visit) {
    switch (width) {
        case 1: return visit(std::uint8_t{});
        case 2: return visit(std::uint16_t{});
        case 4: return visit(std::uint32_t{});
        default: return visit(std::uint64_t{});
    }
}

}  // namespace hark::columns
