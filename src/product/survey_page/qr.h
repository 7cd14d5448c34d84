#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hark::survey_page {

/// What surely fits into a code (ISO/IEC 18004: 2,331 bytes with error correction M).
inline constexpr std::size_t qr_bytes = 2000;

/// The text as a QR code with error correction M, drawn as one path with the quiet zone the
/// standard asks for (4 modules). Source: ISO/IEC 18004.
/// Requires: 1 to qr_bytes bytes, none of them NUL.
std::string qr_svg(std::string_view text);

}  // namespace hark::survey_page
