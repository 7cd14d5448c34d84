#pragma once

#include <atomic>
#include <optional>

#include "platform/http/assets.h"
#include "platform/http/meters.h"
#include "platform/http/reply.h"
#include "platform/http/request_id.h"
#include "platform/http/request_reader.h"
#include "platform/http/router.h"
#include "platform/http/server.h"

namespace hark::http {

/// Everything that can be asked of one server: its routes, assets and health pages. Knows no
/// sockets and no threads; all functions are safe to call from several.
class Site {
public:
    Site(const ServerSettings& settings, Routes routes, std::vector<Asset> assets,
         metrics::Registry& registry);

    Guard guard;    // set before the first request
    Replay replay;  // likewise
    std::atomic<bool> is_ready{false};
    std::atomic<bool> is_stopping{false};
    std::function<std::size_t()> waiting_requests = [] { return std::size_t{0}; };

    /// What a request is about, known when its header has arrived: either a route that has to
    /// handle it, or an answer at once.
    struct Plan {
        const Route* route = nullptr;
        Request request;  // without body
        Manner manner;
        std::optional<Reply> reply;
        Meters::Row* meter = nullptr;
        std::uint64_t most_body_bytes = 0;
    };
    Plan plan(const RequestReader& reader, const std::string& peer_address);

    /// For requests that are refused before there is a plan.
    Reply refuse(const RequestReader::Failure& failure, Manner manner) const;
    Manner closing_manner();

    /// Asks the guard. Returns: an answer when it refuses.
    std::optional<Reply> admit(Plan& plan) const noexcept;
    enum class Admission { due, done };
    Reply answer(Plan& plan, Admission admission) const noexcept;

    Meters& meters() { return meters_; }
    const ServerSettings& settings() const { return settings_; }

private:
    struct Target;
    Reply handle(Plan& plan) const;
    Response health(std::string_view path);
    void plan_route(Plan& plan, Router::Match match, const RequestReader& reader);
    void plan_other(Plan& plan, const Target& target, const RequestReader& reader);
    Response preflight(const Target& target, const RequestReader& reader, Manner& manner) const;

    const ServerSettings settings_;
    const Routes routes_;
    const Router router_;
    const Assets assets_;
    Meters meters_;
    RequestIds ids_;
};

}  // namespace hark::http
