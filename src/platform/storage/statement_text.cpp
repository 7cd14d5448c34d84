#include "platform/storage/statement_text.h"

#include <algorithm>
#include <cstring>

#include "base/error.h"

namespace hark::storage {

namespace {

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// What SQLite calls the type that PostgreSQL calls `word`; empty when it is no such type.
std::string_view sqlite_type(std::string_view word) {
    const auto is = [&](std::string_view name) {
        return std::equal(word.begin(), word.end(), name.begin(), name.end(),
                          [](char a, char b) { return (a & ~0x20) == b; });
    };
    if (is("JSONB")) return "TEXT";
    if (is("BIGSERIAL")) return "INTEGER";  // as the primary key, it counts up by itself
    return {};
}

/// Where the piece of SQL that begins at `at` ends: a quoted text or name, a comment, a word, or
/// one character.
std::size_t piece_end(std::string_view sql, std::size_t at) {
    const auto after = [&](std::string_view closing, std::size_t from) {
        const std::size_t found = sql.find(closing, from);
        return found == std::string_view::npos ? sql.size() : found + closing.size();
    };
    const char c = sql[at];
    if (c == '\'' || c == '"') return after(sql.substr(at, 1), at + 1);
    if (sql.substr(at, 2) == "--") return after("\n", at);
    if (sql.substr(at, 2) == "/*") return after("*/", at + 2);
    if (sql.substr(at, 2) == "::") return at + 2;
    if (c == ':' || is_word(c)) {
        std::size_t end = at + 1;
        while (end < sql.size() && is_word(sql[end])) ++end;
        return end;
    }
    return at + 1;
}

bool is_comment(std::string_view piece) {
    return piece.starts_with("--") || piece.starts_with("/*");
}

}  // namespace

StatementText translate(std::string_view sql, Dialect dialect) {
    StatementText result;
    for (std::size_t at = 0; at < sql.size();) {
        const std::size_t end = piece_end(sql, at);
        const std::string_view piece = sql.substr(at, end - at);
        at = end;
        if (piece[0] == ':' && piece.size() > 1 && piece != "::") {
            const std::string name{piece.substr(1)};
            auto found = std::find(result.names.begin(), result.names.end(), name);
            if (found == result.names.end()) found = result.names.insert(found, name);
            result.sql += dialect == Dialect::sqlite ? '?' : '$';
            result.sql += std::to_string(found - result.names.begin() + 1);
        } else if (const auto type = sqlite_type(piece);
                   dialect == Dialect::sqlite && !type.empty()) {
            result.sql += type;
        } else {
            result.sql += piece;
        }
    }
    return result;
}

std::vector<std::string> split_statements(std::string_view script) {
    std::vector<std::string> statements;
    std::string statement;
    const auto finish = [&] {
        const std::size_t first = statement.find_first_not_of(" \t\r\n");
        if (first != std::string::npos) {
            const std::size_t last = statement.find_last_not_of(" \t\r\n");
            statements.push_back(statement.substr(first, last - first + 1));
        }
        statement.clear();
    };
    for (std::size_t at = 0; at < script.size();) {
        const std::size_t end = piece_end(script, at);
        const std::string_view piece = script.substr(at, end - at);
        at = end;
        if (piece == ";") {
            finish();
        } else if (is_comment(piece)) {
            statement += '\n';
        } else {
            statement += piece;
        }
    }
    finish();
    return statements;
}

std::vector<const Value*> arrange(const StatementText& statement, const Parameters& parameters) {
    std::vector<const Value*> values;
    values.reserve(statement.names.size());
    for (std::size_t i = 0; i < statement.names.size(); ++i) {
        const std::string& name = statement.names[i];
        auto found = parameters.begin();
        while (found != parameters.end() && found->name != name) ++found;
        if (found == parameters.end()) {
            throw base::Bug("no value for :" + name + " in " + excerpt(statement.sql));
        }
        values.push_back(&found->value);
    }
    if (parameters.size() != values.size()) {
        for (const Parameter& parameter : parameters) {
            const auto uses =
                std::count(statement.names.begin(), statement.names.end(), parameter.name);
            if (uses == 0) {
                throw base::Bug("there is no :" + parameter.name + " in " + excerpt(statement.sql));
            }
        }
        throw base::Bug("a value is given twice for " + excerpt(statement.sql));
    }
    return values;
}

std::vector<std::size_t> positions(const StatementText& statement,
                                   const std::vector<std::string>& names) {
    std::vector<std::size_t> result;
    for (const std::string& name : statement.names) {
        const auto found = std::find(names.begin(), names.end(), name);
        if (found == names.end()) {
            throw base::Bug("no value for :" + name + " in " + excerpt(statement.sql));
        }
        result.push_back(static_cast<std::size_t>(found - names.begin()));
    }
    if (names.size() != statement.names.size()) {
        throw base::Bug("more values than parameters in " + excerpt(statement.sql));
    }
    return result;
}

void require_text(std::string_view text) {
    const auto refuse = [] {
        throw base::Error(
            base::ErrorCode::invalid,
            "A text holds a NUL character or is not valid UTF-8; it cannot be stored.");
    };
    const auto* at = reinterpret_cast<const unsigned char*>(text.data());
    const auto* const end = at + text.size();
    const auto follows = [&](std::ptrdiff_t count) {
        if (end - at <= count) return false;
        for (std::ptrdiff_t i = 1; i <= count; ++i) {
            if ((at[i] & 0xC0U) != 0x80U) return false;
        }
        return true;
    };
    while (at < end) {
        // Eight characters of plain ASCII at once: no high bit, and no byte that borrows (a NUL).
        if (end - at >= 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, at, sizeof word);
            const std::uint64_t high = 0x8080808080808080ULL;
            if ((word & high) == 0 && ((word - 0x0101010101010101ULL) & high) == 0) {
                at += 8;
                continue;
            }
        }
        const unsigned char c = *at;
        if (c != 0 && c < 0x80) {
            at += 1;
        } else if (c >= 0xC2 && c <= 0xDF && follows(1)) {
            at += 2;
        } else if (c >= 0xE0 && c <= 0xEF && follows(2) && !(c == 0xE0 && at[1] < 0xA0) &&
                   !(c == 0xED && at[1] > 0x9F)) {
            at += 3;
        } else if (c >= 0xF0 && c <= 0xF4 && follows(3) && !(c == 0xF0 && at[1] < 0x90) &&
                   !(c == 0xF4 && at[1] > 0x8F)) {
            at += 4;
        } else {
            refuse();
        }
    }
}

std::string excerpt(std::string_view sql) {
    std::string line;
    for (const char c : sql) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (blank && (line.empty() || line.back() == ' ')) continue;
        line += blank ? ' ' : c;
        if (line.size() == 300) return line + "…";
    }
    return line;
}

}  // namespace hark::storage
