#pragma once

#include <string_view>

#include "base/error.h"
#include "platform/http/message.h"

namespace hark::http {

/// The one table of error codes and their HTTP status.
int status_of(base::ErrorCode code);

/// The code as clients see it, e.g. "not_found".
std::string_view to_text(base::ErrorCode code);

/// The words that go with a status: "Not Found".
std::string_view reason_of(int status);

/// An RFC 9457 problem document: type, title, status, detail, code, fields, request_id.
Response problem(const base::Error& error, std::string_view request_id);

/// A problem that the server itself finds, e.g. 405 with the code "method_not_allowed".
Response problem(int status, std::string_view code, std::string_view detail,
                 std::string_view request_id);

}  // namespace hark::http
