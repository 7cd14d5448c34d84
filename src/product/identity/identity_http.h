#pragma once

#include "platform/http/route.h"
#include "product/identity/identity_service.h"

namespace hark::identity {

/// The keys of identities, and what a token says. Requires: the service outlives the routes.
http::Routes routes(Service& service);

}  // namespace hark::identity
