#include "product/people/properties_json.h"

#include <fmt/format.h>

#include "base/error.h"
#include "platform/json/json.h"

namespace hark::people {
namespace {

// Written by hand: this happens once for each response of an import.
void append_quoted(std::string& result, std::string_view text) {
    result += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            result += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            result += c;
        }
    }
    result += '"';
}

void append_value(std::string& result, const KeptValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        append_quoted(result, *text);
    } else if (const auto* minor = std::get_if<std::int64_t>(&value)) {
        fmt::format_to(std::back_inserter(result), "{}", *minor);
    } else {
        result += json::to_text(json::Value(std::get<double>(value)));
    }
}

KeptValue read_value(const json::Value& value) {
    if (value.is_string()) return std::string{value.as_string()};
    if (value.is_int64()) return value.as_int64();
    CHECK(value.is_double());
    return value.as_double();
}

}  // namespace

std::string to_column(const Properties& properties) {
    std::string result = "{";
    for (const auto& [key, value] : properties.items()) {
        if (result.size() > 1) result += ',';
        append_quoted(result, key);
        result += ':';
        append_value(result, value);
    }
    result += '}';
    return result;
}

Properties from_column(std::string_view text) {
    Properties properties;
    if (text.size() <= 2) return properties;
    const json::Value stored = json::parse(text);
    for (const auto& member : stored.as_object())
        properties.set(std::string_view{member.key()}, read_value(member.value()));
    return properties;
}

}  // namespace hark::people
