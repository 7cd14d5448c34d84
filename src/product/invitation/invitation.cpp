#include "product/invitation/invitation.h"

#include <array>
#include <utility>

namespace hark::invitation {
namespace {

template <typename Word, std::size_t n>
using Words = std::array<std::pair<Word, std::string_view>, n>;

template <typename Word, std::size_t n>
std::string_view text_of(const Words<Word, n>& words, Word word) {
    for (const auto& [value, text] : words)
        if (value == word) return text;
    CHECK(false);
    return {};
}

template <typename Word, std::size_t n>
std::optional<Word> word_of(const Words<Word, n>& words, std::string_view text) {
    for (const auto& [value, name] : words)
        if (name == text) return value;
    return std::nullopt;
}

constexpr Words<Channel, 6> channels{{{Channel::email, "email"},
                                      {Channel::widget, "widget"},
                                      {Channel::link, "link"},
                                      {Channel::kiosk, "kiosk"},
                                      {Channel::sms, "sms"},
                                      {Channel::api, "api"}}};

constexpr Words<State, 14> states{{{State::scheduled, "scheduled"},
                                   {State::sending, "sending"},
                                   {State::sent, "sent"},
                                   {State::delivered, "delivered"},
                                   {State::opened, "opened"},
                                   {State::viewed, "viewed"},
                                   {State::scored, "scored"},
                                   {State::answered, "answered"},
                                   {State::bounced, "bounced"},
                                   {State::expired, "expired"},
                                   {State::suppressed, "suppressed"},
                                   {State::cancelled, "cancelled"},
                                   {State::unknown, "unknown"},
                                   {State::dismissed, "dismissed"}}};

constexpr Words<Rest, 2> rests{{{Rest::shared, "shared"}, {Rest::own, "own"}}};

}  // namespace

std::string_view to_text(Channel channel) {
    return text_of(channels, channel);
}
std::optional<Channel> parse_channel(std::string_view text) {
    return word_of(channels, text);
}
bool reaches_out(Channel channel) {
    return channel == Channel::email || channel == Channel::sms;
}

std::string_view to_text(State state) {
    return text_of(states, state);
}
std::optional<State> parse_state(std::string_view text) {
    return word_of(states, text);
}
bool is_over(State state) {
    switch (state) {
        case State::scheduled:
        case State::sending:
        case State::sent:
        case State::delivered:
        case State::opened:
        case State::viewed: return false;
        default: return true;
    }
}

std::string_view to_text(Rest rest) {
    return text_of(rests, rest);
}
std::optional<Rest> parse_rest(std::string_view text) {
    return word_of(rests, text);
}

}  // namespace hark::invitation
