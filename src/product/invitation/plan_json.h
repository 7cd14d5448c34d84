#pragma once

#include <string>

#include "platform/json/json.h"
#include "platform/json/reader.h"
#include "product/invitation/plan.h"
#include "product/invitation/policy.h"

/// Plans and policies as the interface and their columns have them.
namespace hark::invitation {

json::Object to_json(const Plan& plan);
json::Object to_json(const Policy& policy);
json::Object to_json(Span span);

/// Takes over the fields that are given; others stay. What cannot be read is refused in `reader`.
void read_into(Plan& plan, json::Reader& reader);
void read_into(Policy& policy, json::Reader& reader);
void read_into(Span& span, json::Reader& reader, std::string_view field);

/// As it lies in its column: without id, survey and times.
std::string to_column(const Plan& plan);
void from_column(Plan& plan, std::string_view text);
std::string to_column(const Policy& policy);
Policy policy_from_column(std::string_view text);

}  // namespace hark::invitation
