#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hark::survey {

/// Red, green and blue, 0 to 255 each.
using Colour = std::array<std::uint8_t, 3>;

/// "#0f766e", whatever the case of its letters.
std::optional<Colour> parse_colour(std::string_view text);

/// How well one can be read on the other, 1 (not at all) to 21.
/// Source: WCAG 2.2, "contrast ratio" and "relative luminance".
double contrast(const Colour& one, const Colour& other);

/// Black or white, whichever can be read better on `accent`: "#000000" or "#ffffff".
std::string readable_on(const Colour& accent);

}  // namespace hark::survey
