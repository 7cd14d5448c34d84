#include "base/money.h"

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

namespace hark::base {
namespace {

// ISO 4217: every currency not listed here has two decimals.
constexpr std::array<std::string_view, 16> without_decimals = {
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW",
    "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF"};
constexpr std::array<std::string_view, 7> with_three = {"BHD", "IQD", "JOD", "KWD",
                                                        "LYD", "OMR", "TND"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

std::optional<Currency> Currency::parse(std::string_view text) {
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (text.size() != 3 || !std::all_of(text.begin(), text.end(), is_capital)) return std::nullopt;
    return Currency{std::string{text}};
}

int Currency::decimals() const {
    const auto holds = [&](const auto& list) {
        return std::find(list.begin(), list.end(), code_) != list.end();
    };
    if (holds(without_decimals)) return 0;
    return holds(with_three) ? 3 : 2;
}

std::optional<std::int64_t> parse_minor(std::string_view text, int decimals) {
    bool negative = false;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    std::string_view fraction = text.substr(std::min(point + 1, text.size()));
    while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);
    if (whole.empty() || fraction.size() > static_cast<std::size_t>(decimals)) return std::nullopt;

    std::string digits{whole};
    digits += fraction;
    digits.append(static_cast<std::size_t>(decimals) - fraction.size(), '0');
    std::int64_t minor = 0;
    for (const char c : digits) {
        if (!is_digit(c)) return std::nullopt;
        const std::int64_t digit = c - '0';
        if (minor > (std::numeric_limits<std::int64_t>::max() - digit) / 10) return std::nullopt;
        minor = minor * 10 + digit;
    }
    return negative ? -minor : minor;
}

std::string minor_to_text(std::int64_t minor, int decimals) {
    if (decimals == 0) return std::to_string(minor);
    std::int64_t scale = 1;
    for (int i = 0; i < decimals; ++i) scale *= 10;
    const auto sign = minor < 0 ? "-" : "";
    const auto magnitude =
        minor < 0 ? 0 - static_cast<std::uint64_t>(minor) : static_cast<std::uint64_t>(minor);
    const auto unit = static_cast<std::uint64_t>(scale);
    return fmt::format("{}{}.{:0{}}", sign, magnitude / unit, magnitude % unit, decimals);
}

}  // namespace hark::base
