#pragma once

#include <atomic>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/server.h"

namespace hark::tests {

/// One request of the load: an external id for each response it carries. More than one: a batch.
struct Sent {
    std::vector<std::string> ids;
    bool is_acknowledged = false;
};

/// Several clients that post responses as fast as they are answered, until the server is gone.
class Load {
public:
    /// Starts them. `key`: an API key that may write.
    Load(const Server& server, const std::string& key);
    /// Returns when `count` requests have been acknowledged, or the clients have given up.
    void wait_for_acknowledged(int count);
    /// Waits for the clients to notice that the server is gone. Returns: all that they sent.
    std::vector<Sent> finish();

private:
    void post(const Server& server, const std::string& key, std::size_t client);

    std::vector<std::vector<Sent>> sent_;  // one list for each client
    std::atomic<int> acknowledged_ = 0;
    std::atomic<int> running_ = 0;
    std::vector<std::jthread> clients_;
};

/// Posts one request. Returns: how many of its responses were new and how many were there before.
/// Throws: when there is no good answer.
struct Freshness {
    std::size_t added = 0;
    std::size_t duplicates = 0;
};
Freshness post(http::Client& client, const Sent& request);

}  // namespace hark::tests
