#include "base/id.h"

#include <charconv>

#include "base/error.h"

namespace hark::base {
namespace {

constexpr std::int64_t epoch_2020_ms = 1'577'836'800'000;
constexpr int count_bits = 12;
constexpr int node_bits = 10;

}  // namespace

std::optional<std::int64_t> parse_id(std::string_view text) {
    if (text.empty() || text.front() == '0') return std::nullopt;
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || value <= 0)
        return std::nullopt;
    return value;
}

IdSource::IdSource(const Clock& clock, int node) : clock_(clock), node_(node) {
    CHECK(node >= 0 && node < (1 << node_bits));
}

std::int64_t IdSource::next() {
    const std::int64_t now_ms = to_micros(clock_.now()) / 1000 - epoch_2020_ms;
    const std::lock_guard lock{mutex_};
    // A clock that stands or steps back does not matter: the count then runs into the future.
    last_ = std::max(last_ + 1, std::max<std::int64_t>(now_ms, 1) << count_bits);
    const std::int64_t ms = last_ >> count_bits;
    const std::int64_t count = last_ & ((1 << count_bits) - 1);
    return (ms << (node_bits + count_bits)) | (node_ << count_bits) | count;
}

}  // namespace hark::base
