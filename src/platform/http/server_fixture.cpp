#include "platform/http/server_fixture.h"

#include <stdexcept>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace hark::http {

Route open_route(Method method, std::string path, Handler handler) {
    Route route;
    route.method = method;
    route.path = std::move(path);
    route.permission = Permission::anyone;
    route.handler = std::move(handler);
    return route;
}

RawSocket::RawSocket(unsigned short port) : descriptor_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        throw std::runtime_error{"cannot connect"};
    }
}

RawSocket::~RawSocket() {
    ::close(descriptor_);
}

void RawSocket::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0) return;  // the server has closed; what it said can still be read
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

std::string RawSocket::read_some() {
    std::string result(64U << 10, '\0');
    const auto got = ::recv(descriptor_, result.data(), result.size(), 0);
    result.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return result;
}

std::string RawSocket::read_to_end() {
    std::string result;
    for (auto piece = read_some(); !piece.empty(); piece = read_some()) result += piece;
    return result;
}

std::string RawSocket::read_until(std::string_view mark) {
    std::string result;
    while (result.find(mark) == std::string::npos) {
        const auto piece = read_some();
        if (piece.empty()) break;
        result += piece;
    }
    return result;
}

ServerTest::ServerTest() {
    settings_.port = 0;
    settings_.worker_threads = 4;
}

void ServerTest::serve(Routes routes) {
    server_.emplace(settings_, std::move(routes), assets_, registry_);
    if (guard_) server_->set_guard(guard_);
    if (replay_) server_->set_replay(replay_);
    server_->start();
    client_.emplace(server_->port());
}

}  // namespace hark::http
