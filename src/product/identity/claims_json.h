#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "platform/http/schema.h"
#include "product/identity/claims.h"
#include "product/identity/token.h"

/// The JSON inside of tokens.
namespace hark::identity {

/// Whose key signed it, if the header says so (`kid`).
/// Throws: base::Error invalid when the header is none or names another algorithm than HS256.
std::optional<std::string> key_named_in(const Token& token);

/// `sub` is the person's external_id; `email`, `name`, `phone`, `properties` and `company`
/// {external_id, name, properties} are as elsewhere; `exp` is required, `nbf` kept. What else a
/// token says is nobody's business.
/// Throws: base::Error invalid with every bad claim, by its name; `expired` or `not_yet` at a time
/// when it does not hold.
Claims read_claims(const Token& token, base::Time now);

http::Schema claims_schema();

}  // namespace hark::identity
