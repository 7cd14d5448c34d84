#include "platform/storage/postgres_value.h"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "base/error.h"
#include "base/limits.h"
#include "platform/storage/statement_text.h"

namespace hark::storage {

namespace {

// From PostgreSQL's catalog/pg_type.dat; fixed since its first version.
constexpr Oid bool_type = 16, int8_type = 20, int2_type = 21, int4_type = 23, oid_type = 26,
              float4_type = 700, float8_type = 701, numeric_type = 1700;

Value integral_or_real(const char* text) {
    const char* const end = text + std::strlen(text);
    std::int64_t integer = 0;
    const auto [stop, error] = std::from_chars(text, end, integer);
    if (error == std::errc{}) {
        const char* rest = stop;
        if (rest != end && *rest == '.') ++rest;
        while (rest != end && *rest == '0') ++rest;
        if (rest == end) return integer;
    }
    return std::strtod(text, nullptr);
}

}  // namespace

Oid postgres_type(const Value& value) {
    if (std::holds_alternative<std::int64_t>(value)) return int8_type;
    if (std::holds_alternative<double>(value)) return float8_type;
    if (std::holds_alternative<std::monostate>(value)) return any_type;
    return 0;
}

Oid common_type(Oid one, Oid other) {
    if (one == any_type || one == other) return other;
    if (other == any_type) return one;
    return one == 0 || other == 0 ? 0 : float8_type;
}

const char* to_postgres(const Value& value, Digits& digits) {
    const auto number = [&](auto amount) {
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size() - 1, amount);
        *end.ptr = '\0';
        return digits.data();
    };
    if (const auto* text = std::get_if<std::string>(&value)) {
        require_text(*text);
        return text->c_str();
    }
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return number(*integer);
    if (const auto* real = std::get_if<double>(&value)) {
        if (std::isnan(*real)) throw base::Bug("not a number given to a statement");
        return number(*real);
    }
    return nullptr;
}

void from_postgres(const PGresult* result, int row, int column, Value& value) {
    if (PQgetisnull(result, row, column) != 0) {
        value = std::monostate{};
        return;
    }
    const char* const text = PQgetvalue(result, row, column);
    switch (PQftype(result, column)) {
        case int8_type:
        case int4_type:
        case int2_type:
        case oid_type: value = std::int64_t{std::strtoll(text, nullptr, 10)}; break;
        case bool_type: value = std::int64_t{*text == 't'}; break;
        case float4_type:
        case float8_type: value = std::strtod(text, nullptr); break;
        case numeric_type: value = integral_or_real(text); break;
        default: {
            const auto size = static_cast<std::size_t>(PQgetlength(result, row, column));
            if (auto* old = std::get_if<std::string>(&value)) {
                old->assign(text, size);
            } else {
                value = std::string{text, size};
            }
        }
    }
}

std::int64_t changed_rows(PGresult* result) {
    const std::string_view status = PQcmdStatus(result);
    for (const std::string_view verb : {"INSERT", "UPDATE", "DELETE", "MERGE"}) {
        if (status.starts_with(verb)) return std::strtoll(PQcmdTuples(result), nullptr, 10);
    }
    return 0;
}

std::string connection_settings(const std::string& url) {
    char* problem = nullptr;
    const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> options{
        PQconninfoParse(url.c_str(), &problem), PQconninfoFree};
    const std::unique_ptr<char, void (*)(void*)> owned{problem, PQfreemem};
    if (!options) {
        throw base::Error(base::ErrorCode::unavailable,
                          std::string{"The address of the PostgreSQL database is not one: "} +
                              (problem ? problem : "out of memory"));
    }
    std::string settings;
    const auto add = [&](std::string_view keyword, std::string_view text) {
        settings += keyword;
        settings += "='";
        for (const char c : text) {
            if (c == '\'' || c == '\\') settings += '\\';
            settings += c;
        }
        settings += "' ";
    };
    const std::pair<std::string_view, std::string> defaults[] = {
        {"connect_timeout", std::to_string(base::limits::connect_wait.count())},
        {"client_encoding", "UTF8"},
        {"application_name", "hark"},
    };
    for (const PQconninfoOption* option = options.get(); option->keyword; ++option) {
        if (option->val) add(option->keyword, option->val);
    }
    for (const auto& [keyword, text] : defaults) {
        if (settings.find(std::string{keyword} + "='") == std::string::npos) add(keyword, text);
    }
    return settings;
}

}  // namespace hark::storage
