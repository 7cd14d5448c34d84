#include "tests/support/server.h"

#include <chrono>
#include <stdexcept>

namespace hark::tests {
namespace {

Words serve(const Place& place, const Words& listen) {
    auto words = place.here({"serve"});
    words.insert(words.end(), listen.begin(), listen.end());
    return words;
}

}  // namespace

Server::Server(const Place& place, const Words& listen) : process_(serve(place, listen)) {
    const auto started = std::chrono::steady_clock::now();
    const auto line = process_.wait_for_line("Hark is at http://");
    port_ = static_cast<unsigned short>(std::stoi(line.substr(line.rfind(':') + 1)));
    const auto ready = http::Client{port_}.get("/readyz");
    if (ready.status != 200) throw std::runtime_error("not ready: " + ready.body);
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - started;
    seconds_to_ready_ = passed.count();
}

std::unique_ptr<http::Client> Server::client(const std::string& key) const {
    auto client = std::make_unique<http::Client>(port_);
    client->set_header("Authorization", "Bearer " + key);
    return client;
}

Finished Server::stop(int signal) {
    send_signal(signal);
    return wait();
}

json::Value body_of(const http::Answer& answer) {
    if (answer.status < 200 || answer.status > 299)
        throw std::runtime_error(std::to_string(answer.status) + ": " + answer.body);
    return json::parse(answer.body);
}

}  // namespace hark::tests
