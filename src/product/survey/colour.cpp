#include "product/survey/colour.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace hark::survey {
namespace {

double linear(std::uint8_t part) {
    const double value = part / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const Colour& colour) {
    return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

}  // namespace

std::optional<Colour> parse_colour(std::string_view text) {
    if (text.size() != 7 || text.front() != '#') return std::nullopt;
    Colour colour{};
    for (std::size_t i = 0; i < colour.size(); ++i) {
        const auto* begin = text.data() + 1 + 2 * i;
        const auto [end, error] = std::from_chars(begin, begin + 2, colour[i], 16);
        if (error != std::errc{} || end != begin + 2) return std::nullopt;
    }
    return colour;
}

double contrast(const Colour& one, const Colour& other) {
    // A list: minmax of two temporaries gives references to what is gone.
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

std::string readable_on(const Colour& accent) {
    return contrast(accent, {255, 255, 255}) >= contrast(accent, {0, 0, 0}) ? "#ffffff" : "#000000";
}

}  // namespace hark::survey
