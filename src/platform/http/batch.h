#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "platform/http/schema.h"
#include "platform/json/reader.h"

/// Requests that bring many things, of which a bad one does not hinder the others.
namespace hark::http {

/// The list under `field`, of at most so many; refuses what is none, and fields nobody asked for.
/// `of` says what they are: "responses". Throws: base::Error invalid.
const json::Array& read_items(json::Reader& reader, std::string_view field, std::string_view of,
                              std::size_t most);

/// {"index", "code": "invalid", "fields": […]}: what is wrong with the one at that place.
json::Object rejection(std::size_t index, const std::vector<base::FieldProblem>& problems);
Schema rejection_schema();

}  // namespace hark::http
