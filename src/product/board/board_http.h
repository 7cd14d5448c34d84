#pragma once

#include "platform/http/route.h"
#include "product/board/board_service.h"
#include "product/score/engine.h"
#include "product/survey/survey_service.h"

namespace hark::board {

/// What boards are answered with. Requires: all of them outlive the routes.
struct Answering {
    Service& boards;
    score::Engine& engine;
    storage::Database& database;
    const base::Clock& clock;
    survey::Service& surveys;
};

/// /api/v1/boards with their links, and /api/v1/shared for whoever has a link.
http::Routes routes(const Answering& answering);

/// The parts of the above.
http::Routes board_routes(const Answering& answering);
http::Routes link_routes(Service& boards);
http::Routes shared_routes(const Answering& answering);

}  // namespace hark::board
