#include "product/survey_page/qr.h"

#include <memory>

#include <fmt/format.h>
#include <qrencode.h>

#include "base/error.h"

namespace hark::survey_page {

std::string qr_svg(std::string_view text) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code{
        QRcode_encodeString8bit(std::string{text}.c_str(), 0, QR_ECLEVEL_M), &QRcode_free};
    CHECK(code != nullptr);  // as required
    constexpr int quiet = 4;
    std::string path;
    const auto is_dark = [&](int x, int y) {
        return x < code->width && (code->data[y * code->width + x] & 1) != 0;
    };
    // Each run of dark modules is one rectangle.
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x) {
            int end = x;
            while (is_dark(end, y)) ++end;
            if (end == x) continue;
            path += fmt::format("M{} {}h{}v1h-{}z", x + quiet, y + quiet, end - x, end - x);
            x = end;
        }
    const int size = code->width + 2 * quiet;
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" width=\"{1}\" "
        "height=\"{1}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{0}v{0}H0z\"/>"
        "<path d=\"{2}\"/></svg>",
        size, size * 8, path);
}

}  // namespace hark::survey_page
