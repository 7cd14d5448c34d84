#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hark::base {

/// An ISO 4217 currency code, e.g. "EUR". Invariant: three capital letters.
class Currency {
public:
    static std::optional<Currency> parse(std::string_view text);
    const std::string& code() const { return code_; }
    /// How many decimal places the currency has: 2 for EUR, 0 for JPY, 3 for KWD.
    int decimals() const;
    bool operator==(const Currency&) const = default;

private:
    explicit Currency(std::string code) : code_(std::move(code)) {}
    std::string code_;
};

/// An exact amount in minor units (cents for EUR).
struct Money {
    std::int64_t minor = 0;
    Currency currency;
};

/// "12.85" → 1285 for two decimals. Returns: nothing when the text is not a decimal number, has
/// more digits than the currency keeps, or does not fit 63 bits.
std::optional<std::int64_t> parse_minor(std::string_view text, int decimals);

/// 1285 → "12.85".
std::string minor_to_text(std::int64_t minor, int decimals);

}  // namespace hark::base
