#pragma once

#include <string>
#include <variant>
#include <vector>

#include "platform/http/schema.h"
#include "platform/json/json.h"
#include "product/response/given.h"
#include "product/survey/survey_service.h"

/// Responses as requests give them.
namespace hark::response {

/// Reads one response. Returns: it, or everything that is wrong with its fields; the survey is
/// named by id or key, by default "nps".
std::variant<Given, std::vector<base::FieldProblem>> read_given(const json::Value& value,
                                                                workspace::WorkspaceId workspace,
                                                                survey::Service& surveys,
                                                                base::Time now);

http::Schema given_schema();

}  // namespace hark::response
