#pragma once

#include "platform/http/batch.h"
#include "platform/http/route.h"
#include "product/event/event_service.h"

namespace hark::event {

/// The routes of this slice: /api/v1/events. Requires: `service` outlives the routes.
http::Routes routes(Service& service);

/// {"accepted", "rejected"}: what came of a batch, those included that could not be read.
http::Response batch_answer(http::Rejections rejected, const std::vector<std::size_t>& places,
                            const std::vector<Outcome>& outcomes);
http::Schema batch_answer_schema();

}  // namespace hark::event
