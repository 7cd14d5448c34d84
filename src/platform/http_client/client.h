#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hark::http_client {

/// What is asked of another server. With a body it is a POST, without one a GET.
struct Request {
    std::string url;  ///< http:// or https://
    std::string body = {};
    std::vector<std::pair<std::string, std::string>> headers = {};
};

/// Whatever status the server answered with; judging it is the caller's.
struct Response {
    int status = 0;
    std::string body;
};

struct Settings {
    std::chrono::milliseconds connect_time{1'000};
    std::chrono::milliseconds whole_time{30'000};  ///< of one request, connecting included
    std::size_t body_bytes = 16U << 20;            ///< most that is accepted of an answer
};

/// A blocking client that keeps connections open for the next request. Follows no redirects, trusts
/// the machine's certificate authorities. Safe to use from several threads.
class Client {
public:
    explicit Client(Settings settings = {});
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// Throws: base::Error unavailable when there is no answer, or one that is too long; timed_out
    /// when it did not come in time. Messages name host and port, not the rest of the address.
    Response send(const Request& request);

    /// Ends requests under way within a second, and refuses further ones (unavailable).
    void stop();

private:
    class Transfer;
    class Pool;

    const Settings settings_;
    std::unique_ptr<Pool> pool_;
};

/// `text` as it stands in a query string.
std::string escape(std::string_view text);

}  // namespace hark::http_client
