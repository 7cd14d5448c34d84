#pragma once

#include <string>
#include <string_view>

#include "platform/http/schema.h"
#include "platform/json/json.h"
#include "platform/json/reader.h"
#include "product/mailing/settings.h"

namespace hark::mailing {

/// Without passwords: whether there is one, instead.
json::Object to_json(const Settings& settings);

/// Reads what is given over what is there: a password that is absent or null stays. Problems of
/// form are the reader's; whether it makes sense says `check`.
void read_into(Settings& settings, json::Reader& reader);

/// As they lie in their column; passwords have columns of their own.
std::string to_column(const Settings& settings);
Settings settings_from_column(std::string_view text);

http::Schema settings_schema(const char* name);

}  // namespace hark::mailing
