#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "platform/http/route.h"

namespace hark::metrics {
class Registry;
}

namespace hark::http {

/// A file of the console or another static asset, held in memory, with its compressed forms.
struct Asset {
    std::string_view path;  ///< "/assets/index-abc.js"; "/index.html" answers "/" and client routes
    std::string_view content_type;
    std::string_view identity;
    std::string_view gzip;    ///< empty when not worth it
    std::string_view brotli;  ///< empty when not worth it
    std::string_view etag;
    /// any_site: pages of other sites load it, so its name stays and it may be asked for by all.
    enum class Audience { own_pages, any_site } audience = Audience::own_pages;
};

/// What one client may take. The defaults are the house's; tests make them small.
struct Bounds {
    std::size_t header_bytes = base::limits::request_header_bytes;
    std::uint64_t body_bytes = base::limits::request_body_bytes;
    std::uint64_t upload_bytes = base::limits::upload_bytes;
    std::size_t connections = base::limits::open_connections;
    std::size_t waiting_requests = base::limits::waiting_requests;
    std::size_t streams = base::limits::open_streams;
    std::chrono::milliseconds header_time = base::limits::request_header_time;
    /// For a whole request, and for each piece of an upload, of a long answer or of a stream.
    std::chrono::milliseconds request_time = base::limits::request_time;
    std::chrono::milliseconds keep_alive_time = base::limits::keep_alive_time;
    std::chrono::milliseconds heartbeat_time = base::limits::stream_heartbeat;
    std::chrono::milliseconds stop_time = base::limits::stop_time;
};

/// Whether the X-Forwarded-For of the peer is believed: only behind a proxy that sets it.
enum class Forwarded { ignored, trusted };

struct ServerSettings {
    std::string address = "127.0.0.1";
    unsigned short port = 8080;  ///< 0: any free port
    std::size_t io_threads = 2;
    std::size_t worker_threads = base::limits::worker_threads;
    Transport transport = Transport::plain;  ///< secure: behind TLS; cookies Secure, HSTS sent
    std::string upload_folder;               ///< where Body::file bodies are put while they arrive
    Forwarded forwarded = Forwarded::ignored;
    Bounds bounds = {};
};

/// Serves routes and assets over HTTP/1.1 with keep-alive, limits, timeouts, request ids, security
/// headers, problem+json errors, /healthz, /readyz and /metrics; streams events to those who
/// listen. Threads: `start` returns at once; handlers run on worker threads.
class Server {
public:
    Server(ServerSettings settings, Routes routes, std::vector<Asset> assets,
           metrics::Registry& registry);
    ~Server();

    /// Before `start`. Without a guard, routes for anyone work and all others answer 401. For
    /// routes with Body::file the guard is asked before the body is read; for streams of events
    /// again at each heartbeat.
    void set_guard(Guard guard);
    void set_replay(Replay replay);

    /// Binds and begins to answer. Throws: base::Error unavailable when the port is taken.
    void start();
    unsigned short port() const;  // the bound one

    /// /readyz answers 200 from now on (503 before, and while stopping).
    void set_ready();

    /// New requests get 503, streams of events end, requests under way finish within
    /// limits::stop_time. Then returns.
    void stop();

private:
    class Machine;
    std::unique_ptr<Machine> machine_;
};

}  // namespace hark::http
