#pragma once

#include <compare>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace hark::base {

/// Reads a positive decimal number that fits in 63 bits; nothing when the text is anything else.
std::optional<std::int64_t> parse_id(std::string_view text);

/// Names one `Thing`. Outside (JSON, URLs) it is a string of digits, inside a 63-bit number that
/// grows with time. An `Id` of one thing is not an `Id` of another.
template <typename Thing>
class Id {
public:
    Id() = default;
    explicit Id(std::int64_t value) : value_(value) {}

    static std::optional<Id> parse(std::string_view text) {
        const auto value = parse_id(text);
        if (!value) return std::nullopt;
        return Id{*value};
    }

    std::int64_t value() const { return value_; }
    std::string text() const { return std::to_string(value_); }
    auto operator<=>(const Id&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14

private:
    std::int64_t value_ = 0;
};

/// Makes ids that grow with time and that no two processes on one database share: 41 bits of
/// milliseconds since 2020, 10 bits of `node`, 12 bits of count. Safe to use from several threads.
class IdSource {
public:
    /// Requires: 0 <= node < 1024, unique among the processes that write to one database now.
    IdSource(const Clock& clock, int node);

    std::int64_t next();

    template <typename Thing>
    Id<Thing> make() {
        return Id<Thing>{next()};
    }

private:
    const Clock& clock_;
    const std::int64_t node_;
    std::mutex mutex_;
    std::int64_t last_ = 0;  // milliseconds << 12 | count
};

}  // namespace hark::base
