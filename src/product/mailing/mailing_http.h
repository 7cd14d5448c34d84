#pragma once

#include "platform/http/route.h"
#include "product/mailing/mailing_service.h"
#include "product/survey_page/survey_page_http.h"

namespace hark::mailing {

/// /api/v1/mailing, /suppressions, /bounces. Requires: the service outlives the routes.
http::Routes routes(Service& service, const survey_page::Origin& origin);

http::Routes email_routes(Service& service);
http::Routes suppression_routes(Service& service);

/// /u/…: leaving, for everybody.
http::Routes leaving_routes(Service& service, const workspace::Asking& asking);

}  // namespace hark::mailing
