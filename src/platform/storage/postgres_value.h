#pragma once

#include <array>
#include <string>

#include <libpq-fe.h>

#include "platform/storage/value.h"

namespace hark::storage {

using Digits = std::array<char, 32>;

/// What NULL is: it says nothing about the type of its parameter.
inline constexpr Oid any_type = static_cast<Oid>(-1);

/// The type a parameter is declared with: BIGINT, DOUBLE PRECISION, or left to the server (0) for
/// texts, which may be meant as TEXT or as JSONB.
Oid postgres_type(const Value& value);

/// A type that values of both types can be sent as.
Oid common_type(Oid one, Oid other);

/// The value as libpq's text format wants it; null for NULL. Points into `value` or `digits`.
/// Throws: base::Error invalid for a text PostgreSQL would refuse; base::Bug for NaN.
const char* to_postgres(const Value& value, Digits& digits);

/// Reads one field: integers, OIDs and booleans as integers; NUMERIC without a fraction too (SUM of
/// a BIGINT is NUMERIC), otherwise as a real; everything else as text.
void from_postgres(const PGresult* result, int row, int column, Value& value);

/// How many rows an INSERT, UPDATE, DELETE or MERGE changed; 0 for anything else.
std::int64_t changed_rows(PGresult* result);

/// `url` with what Hark wants of every connection (a bounded wait, UTF-8, its name) where the URL
/// does not say. Throws: base::Error unavailable when it is not an address.
std::string connection_settings(const std::string& url);

}  // namespace hark::storage
