#include "product/insight/adjustment_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace hark::insight {
namespace {

constexpr const char* form =
    "Write it as shares=plan:pro=0.6,free=0.4; repeat it for a second one.";
constexpr double rounding = 0.01;  // shares are often given in whole percent

/// Returns: the share, or nothing for what is none.
std::optional<std::pair<segment::Value, double>> parse_share(std::string_view text) {
    const auto equals = text.rfind('=');
    if (equals == std::string_view::npos || equals == 0) return std::nullopt;
    double share = 0;
    const auto number = text.substr(equals + 1);
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), share);
    if (error != std::errc{} || end != number.data() + number.size()) return std::nullopt;
    if (!(share >= 0 && share <= 1)) return std::nullopt;
    const std::string value{text.substr(0, equals)};
    return std::pair{value == "null" ? segment::Value{segment::Missing{}} : segment::Value{value},
                     share};
}

void read_shares(Reading& reading, const std::string& text, std::vector<Target>& targets) {
    const auto colon = text.find(':');
    const auto name = text.substr(0, colon);
    const auto target = std::find_if(targets.begin(), targets.end(), [&](const Target& one) {
        return one.property.name() == name;
    });
    if (colon == std::string::npos || target == targets.end())
        return reading.refuse("shares", "unsuitable",
                              fmt::format("\"{}\" is not among the columns of by. {}", name, form));
    if (!target->shares.empty())
        return reading.refuse("shares", "repeated",
                              fmt::format("The shares of {} are given twice.", name));
    double sum = 0;
    for (std::size_t at = colon + 1; at <= text.size();) {
        const auto end = std::min(text.find(',', at), text.size());
        const auto share = parse_share(std::string_view{text}.substr(at, end - at));
        if (!share)
            return reading.refuse("shares", "wrong_kind",
                                  fmt::format("\"{}\" is no value with a share from 0 to 1. {}",
                                              text.substr(at, end - at), form));
        target->shares.push_back(*share);
        sum += share->second;
        at = end + 1;
    }
    if (std::abs(sum - 1) > rounding)
        return reading.refuse(
            "shares", "out_of_range",
            fmt::format("The shares of {} are {:g} together; make them 1.", name, sum));
    for (auto& [value, share] : target->shares) share /= sum;
}

}  // namespace

std::vector<Target> read_targets(Reading& reading) {
    std::vector<Target> targets;
    for (const auto& name : reading.columns()) {
        auto found = segment::find_field(name, reading.context().properties, "by");
        const auto* field = std::get_if<segment::Field>(&found);
        if (!field) continue;  // said by the reader of /score
        const auto kind = field->property.kind;
        if (field->trait != segment::Trait::property ||
            (kind != people::PropertyKind::text && kind != people::PropertyKind::boolean)) {
            reading.refuse("by", "unsuitable",
                           fmt::format("Nobody's share is known by {}: name a property of kind "
                                       "text or boolean.",
                                       name));
            continue;
        }
        targets.push_back({*field, {}});
    }
    for (const auto& text : reading.texts("shares")) read_shares(reading, text, targets);
    return targets;
}

}  // namespace hark::insight
