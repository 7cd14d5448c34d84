#include "product/clickhouse/statement.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.h"

namespace hark::clickhouse {
namespace {

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string quoted(std::string_view text) {
    std::string result = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') result += '\\';
        if (c == '\0') {
            result += "\\0";
        } else {
            result += c;
        }
    }
    return result + '\'';
}

/// Numbers below 0 in brackets: "a - -1" would begin a comment without the blank.
std::string literal(const storage::Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return quoted(*text);
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return fmt::format(fmt::runtime(*whole < 0 ? "({})" : "{}"), *whole);
    const auto* number = std::get_if<double>(&value);
    CHECK(number && std::isfinite(*number));
    return fmt::format(fmt::runtime(*number < 0 ? "({})" : "{}"), *number);
}

}  // namespace

std::string fill(std::string_view sql, const storage::Parameters& parameters) {
    std::string result;
    bool is_quoted = false;
    for (std::size_t at = 0; at < sql.size();) {
        if (sql[at] == '\'') is_quoted = !is_quoted;
        if (is_quoted && sql[at] == '\\') result += sql[at++];
        const bool is_name = at + 1 < sql.size() && sql[at] == ':' && is_word(sql[at + 1]);
        if (is_quoted || !is_name) {
            result += sql[at++];
            continue;
        }
        const auto end =
            std::find_if_not(sql.begin() + static_cast<std::ptrdiff_t>(at) + 1, sql.end(), is_word);
        const auto size = static_cast<std::size_t>(end - sql.begin()) - at;
        const auto name = sql.substr(at + 1, size - 1);
        const auto found = std::find_if(parameters.begin(), parameters.end(),
                                        [&](const auto& one) { return one.name == name; });
        CHECK(found != parameters.end());
        result += literal(found->value);
        at += size;
    }
    return result;
}

}  // namespace hark::clickhouse
