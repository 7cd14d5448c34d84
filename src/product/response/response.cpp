#include "product/response/response.h"

#include <algorithm>
#include <array>

#include "base/error.h"

namespace hark::response {
namespace {

constexpr std::array<std::string_view, 7> channel_names = {"link", "email", "widget", "kiosk",
                                                           "sms",  "api",   "import"};

}  // namespace

std::string_view to_text(Channel channel) {
    return channel_names.at(static_cast<std::size_t>(channel));
}

std::optional<Channel> parse_channel(std::string_view text) {
    const auto found = std::find(channel_names.begin(), channel_names.end(), text);
    if (found == channel_names.end()) return std::nullopt;
    return static_cast<Channel>(found - channel_names.begin());
}

std::string_view to_text(Group group) {
    switch (group) {
        case Group::promoter: return "promoter";
        case Group::passive: return "passive";
        case Group::detractor: return "detractor";
    }
    CHECK(!"a response is in one of three groups");
    return {};
}

std::optional<Group> group_of(int score, survey::Kind kind) {
    if (kind != survey::Kind::nps && kind != survey::Kind::enps) return std::nullopt;
    if (score >= 9) return Group::promoter;
    return score >= 7 ? Group::passive : Group::detractor;
}

}  // namespace hark::response
