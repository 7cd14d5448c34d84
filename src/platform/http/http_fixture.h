#pragma once

#include <string>
#include <utility>
#include <vector>

#include "platform/http/server.h"

namespace hark::http {

/// What came back over the wire.
struct Answer {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    std::string header(std::string_view name) const;  // "" when absent
};

/// A blocking client for tests, talking to 127.0.0.1:`port` over one kept-alive connection.
/// Cookies that the server sets are sent back; `set_header` adds to every request.
class Client {
public:
    explicit Client(unsigned short port);
    ~Client();

    Answer get(const std::string& target);
    Answer send(Method method, const std::string& target, const std::string& body,
                const std::vector<std::pair<std::string, std::string>>& headers = {});
    void set_header(std::string name, std::string value);  // replaces an earlier value

private:
    class Wire;
    std::unique_ptr<Wire> wire_;
};

}  // namespace hark::http
