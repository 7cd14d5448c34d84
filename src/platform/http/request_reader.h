#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "platform/http/message.h"
#include "platform/http/temporary_file.h"

namespace hark::http {

/// Makes requests of the bytes that arrive, one request at a time. Knows no sockets.
class RequestReader {
public:
    explicit RequestReader(std::size_t most_header_bytes);
    ~RequestReader();

    enum class State {
        hungry,      // feed it more; unused bytes are to be offered again, with more behind them
        has_header,  // header() is known; call accept_body, then feed on
        complete,    // take() is due
        failed,      // failure() says why; nothing more can be read from this client
    };
    struct Fed {
        State state = State::hungry;
        std::size_t used = 0;
    };
    /// Throws: base::Error unavailable when a body cannot be stored.
    Fed feed(std::string_view bytes);

    struct Header {
        std::string_view method;
        std::string_view target;
        bool is_keep_alive = false;
        bool is_http_1_0 = false;
        bool expects_continue = false;
        bool has_body = false;
        std::uint64_t body_bytes = 0;  // as announced; 0 when chunked
    };
    Header header() const;
    /// The first header of this name, "" when absent.
    std::string_view header(std::string_view name) const;

    /// A longer body fails with 413. With a `file`, the body goes there; it outlives the reading.
    void accept_body(std::uint64_t most_bytes, TemporaryFile* file = nullptr);

    struct Failure {
        int status = 400;
        std::string_view code;
        std::string_view detail;
    };
    const Failure& failure() const;

    /// Headers and body of the request that is complete.
    std::vector<std::pair<std::string, std::string>> headers() const;
    std::string take_body();

    /// Ready for the next request.
    void restart();
    /// True when no byte of the present request has arrived.
    bool is_untouched() const;

private:
    class Machine;
    std::unique_ptr<Machine> machine_;
};

}  // namespace hark::http
