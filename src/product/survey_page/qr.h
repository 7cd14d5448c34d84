#pragma once

#include <string>
#include <string_view>

namespace hark::survey_page {

/// The text as a QR code with error correction M, drawn as one path with the quiet zone the
/// standard asks for (4 modules). Source: ISO/IEC 18004. Requires: at most 2,000 bytes.
std::string qr_svg(std::string_view text);

}  // namespace hark::survey_page
