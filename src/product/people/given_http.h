#pragma once

#include <string_view>

#include "platform/http/schema.h"
#include "platform/json/reader.h"
#include "product/people/person.h"

/// Persons, companies and properties as requests give them.
namespace hark::people {

/// Reads `field` as {"key": value, …}: a text, a number, true or false, or money as
/// {"amount": "12.85", "currency": "EUR"}. A null counts as not given.
GivenProperties read_properties(json::Reader& reader, std::string_view field);

GivenPerson read_person(json::Reader& reader);
GivenCompany read_company(json::Reader& reader);

/// The object under `field`, or a text that stands for a person's external_id or a company's name.
std::optional<GivenPerson> maybe_person(json::Reader& reader, std::string_view field);
std::optional<GivenCompany> maybe_company(json::Reader& reader, std::string_view field);

/// A text that may be absent, null or "": all three mean that there is none.
std::optional<std::string> read_maybe(json::Reader& reader, std::string_view field,
                                      std::size_t most);

http::Schema given_properties_schema();
http::Schema given_person_schema();
http::Schema given_company_schema();

}  // namespace hark::people
