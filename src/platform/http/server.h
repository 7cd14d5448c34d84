#pragma once

#include <memory>
#include <string>
#include <string_view>

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
};

struct ServerSettings {
    std::string address = "127.0.0.1";
    unsigned short port = 8080;  ///< 0: any free port
    std::size_t io_threads = 2;
    std::size_t worker_threads = 64;
    Transport transport = Transport::plain;  ///< secure: behind TLS; cookies Secure, HSTS sent
    std::string upload_folder;               ///< where Body::file bodies are put while they arrive
};

/// Serves routes and assets over HTTP/1.1 with keep-alive, limits, timeouts, request ids, security
/// headers, problem+json errors, /healthz, /readyz and /metrics.
/// Threads: `start` returns at once; handlers run on worker threads.
class Server {
public:
    Server(ServerSettings settings, Routes routes, std::vector<Asset> assets,
           metrics::Registry& registry);
    ~Server();

    void set_guard(Guard guard);
    void set_replay(Replay replay);

    /// Binds and begins to answer. Throws: base::Error unavailable when the port is taken.
    void start();
    unsigned short port() const;  // the bound one

    /// /readyz answers 200 from now on (503 before, and while stopping).
    void set_ready();

    /// New requests get 503, those under way finish within limits::stop_time. Then returns.
    void stop();

private:
    class Machine;
    std::unique_ptr<Machine> machine_;
};

}  // namespace hark::http
