#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace hark::http {

/// Names requests in logs and answers. Safe to use from several threads.
class RequestIds {
public:
    RequestIds();

    /// The client's own id when it is 1–64 letters, digits, dots, dashes or underscores; otherwise
    /// sixteen hexadecimal digits that no other request of this process has.
    std::string id_for(std::string_view offered);

private:
    const std::uint64_t seed_;
    std::atomic<std::uint64_t> count_{0};
};

}  // namespace hark::http
