#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/storage/value.h"

namespace hark::storage {

enum class Dialect { sqlite, postgres };

/// A statement as its database wants it: `:name` numbered (?1 or $1, one number per name), and the
/// word JSONB written TEXT for SQLite, where a column of an unknown type would turn the JSON text
/// "1.0" into the number 1. Quoted texts, quoted names and comments stay as they are.
struct StatementText {
    std::string sql;
    std::vector<std::string> names;  ///< names[i] is the parameter numbered i + 1
};

StatementText translate(std::string_view sql, Dialect dialect);

/// The statements of a script, separated by ";" outside quotes and comments; empty ones are left
/// out.
std::vector<std::string> split_statements(std::string_view script);

/// For each of `statement.names` the value with that name.
/// Throws: base::Bug naming the statement when a value is missing or never used.
std::vector<const Value*> arrange(const StatementText& statement, const Parameters& parameters);

/// For each of `statement.names` its position in `names`. Throws: as `arrange`.
std::vector<std::size_t> positions(const StatementText& statement,
                                   const std::vector<std::string>& names);

/// Throws: base::Error invalid when the text holds a NUL or is not UTF-8, which PostgreSQL refuses
/// and SQLite would silently cut or keep broken.
void require_text(std::string_view text);

/// The beginning of a statement, on one line, for messages.
std::string excerpt(std::string_view sql);

}  // namespace hark::storage
