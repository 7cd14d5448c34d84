#include <algorithm>

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "product/invitation/plan_json.h"

namespace hark::invitation {
namespace {

using std::chrono::days;

constexpr std::int64_t any_number = 1'000'000'000;

std::string clock_text(int minute) {
    return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

/// "08:30". Returns: -1 when it is none.
int parse_clock(std::string_view text) {
    const auto digit = [&](std::size_t i) {
        return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : 100;
    };
    if (text.size() != 5 || text[2] != ':') return -1;
    const auto hour = digit(0) * 10 + digit(1);
    const auto minute = digit(3) * 10 + digit(4);
    return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

json::Value maybe(std::optional<int> number) {
    return number ? json::Value(*number) : json::Value(nullptr);
}

void read_days(days& into, json::Reader& reader, std::string_view field) {
    if (const auto given = reader.maybe_integer(field, -any_number, any_number))
        into = days{*given};
}

void read_clock(int& into, json::Reader& reader, std::string_view field) {
    const auto text = reader.maybe_text(field, {.most = 20});
    if (text) into = parse_clock(*text);
}

void read_cap(std::optional<int>& into, json::Reader& reader, std::string_view field) {
    if (reader.is_null(field)) into = std::nullopt;
    if (const auto cap = reader.maybe_integer(field, -any_number, any_number))
        into = static_cast<int>(*cap);
}

void read_working_days(Policy& policy, json::Reader& reader) {
    const auto* value = reader.maybe_any("working_days");
    if (value == nullptr) return;
    const auto* array = value->if_array();
    std::array<bool, 7> works{};
    bool is_good = array != nullptr;
    for (std::size_t i = 0; is_good && i < array->size(); ++i) {
        const auto* text = (*array)[i].if_string();
        const auto* found = text == nullptr ? day_names.end()
                                            : std::find(day_names.begin(), day_names.end(),
                                                        std::string_view{*text});
        is_good = found != day_names.end();
        if (is_good) works.at(static_cast<std::size_t>(found - day_names.begin())) = true;
    }
    if (is_good)
        policy.working_days = works;
    else
        reader.refuse("working_days", "wrong_type",
                      "`working_days` is a list of mon, tue, wed, thu, fri, sat, sun.");
}

constexpr std::array channels{Channel::email, Channel::widget, Channel::link,
                              Channel::kiosk, Channel::sms,    Channel::api};

}  // namespace

json::Object to_json(const Policy& policy) {
    json::Array works;
    for (std::size_t i = 0; i < 7; ++i)
        if (policy.working_days.at(i)) works.emplace_back(day_names.at(i));
    json::Object caps;
    for (const auto channel : channels)
        caps[to_text(channel)] = maybe(policy.channel_caps.at(static_cast<std::size_t>(channel)));
    return {{"rest_days", policy.rest.count()},
            {"rest_after_dismissal_days", policy.rest_after_dismissal.count()},
            {"quiet_from", clock_text(policy.quiet_from)},
            {"quiet_until", clock_text(policy.quiet_until)},
            {"working_days", std::move(works)},
            {"daily_cap", maybe(policy.daily_cap)},
            {"channel_caps", std::move(caps)},
            {"tenure_days", policy.tenure.count()}};
}

void read_into(Policy& policy, json::Reader& reader) {
    read_days(policy.rest, reader, "rest_days");
    read_days(policy.rest_after_dismissal, reader, "rest_after_dismissal_days");
    read_clock(policy.quiet_from, reader, "quiet_from");
    read_clock(policy.quiet_until, reader, "quiet_until");
    read_working_days(policy, reader);
    read_cap(policy.daily_cap, reader, "daily_cap");
    if (auto* caps = reader.maybe_object("channel_caps"))
        for (const auto channel : channels)
            read_cap(policy.channel_caps.at(static_cast<std::size_t>(channel)), *caps,
                     to_text(channel));
    read_days(policy.tenure, reader, "tenure_days");
}

std::string to_column(const Policy& policy) {
    return json::to_text(to_json(policy));
}

Policy policy_from_column(std::string_view text) {
    Policy policy;
    const auto value = json::parse(text);
    json::Reader reader{value};
    read_into(policy, reader);
    reader.finish();
    return policy;
}

}  // namespace hark::invitation
