#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "platform/http/http_fixture.h"
#include "platform/metrics/registry.h"

namespace hark::http {

/// A route that anyone may call.
Route open_route(Method method, std::string path, Handler handler);

/// A socket for tests that break the rules of HTTP, or need to see every byte.
class RawSocket {
public:
    explicit RawSocket(unsigned short port);
    ~RawSocket();
    RawSocket(const RawSocket&) = delete;
    RawSocket& operator=(const RawSocket&) = delete;

    void send(std::string_view bytes);
    /// Everything until the server closes.
    std::string read_to_end();
    /// Everything until `mark` has been seen, or the server closes.
    std::string read_until(std::string_view mark);

private:
    std::string read_some();
    int descriptor_ = -1;
};

/// Starts a server on a free port, and stops it at the end of the test. `settings_`, `guard_`,
/// `replay_` and `assets_` are to be changed before `serve`.
class ServerTest : public testing::Test {
protected:
    ServerTest();
    void serve(Routes routes);
    Client& client() { return *client_; }
    unsigned short port() const { return server_->port(); }

    metrics::Registry registry_;
    ServerSettings settings_;
    Guard guard_;
    Replay replay_;
    std::vector<Asset> assets_;
    std::optional<Server> server_;
    std::optional<Client> client_;
};

}  // namespace hark::http
