#pragma once

#include <csignal>
#include <memory>
#include <string>

#include "platform/http/http_fixture.h"
#include "platform/json/json.h"
#include "tests/support/place.h"

namespace hark::tests {

/// A running `hark serve` on a free port. It is killed with the object.
class Server {
public:
    /// Returns when /readyz says so. Throws: std::runtime_error when it does not.
    explicit Server(const Place& place, const Words& listen = {"--listen", "127.0.0.1:0"});

    unsigned short port() const { return port_; }
    /// From the start of the process to the answer of /readyz.
    double seconds_to_ready() const { return seconds_to_ready_; }
    /// A client that shows this API key.
    std::unique_ptr<http::Client> client(const std::string& key) const;

    void send_signal(int signal) const { process_.send_signal(signal); }
    Finished wait() { return process_.wait(); }
    /// Asks it to stop and waits.
    Finished stop(int signal = SIGTERM);

private:
    Process process_;
    unsigned short port_ = 0;
    double seconds_to_ready_ = 0;
};

/// The JSON of an answer. Throws: std::runtime_error with the whole answer unless it is a 2xx.
json::Value body_of(const http::Answer& answer);

}  // namespace hark::tests
