#include <latch>
#include <semaphore>
#include <thread>

#include <gmock/gmock.h>

#include "base/clock.h"
#include "platform/http/server_fixture.h"

namespace hark::http {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::StartsWith;

class ServerLimits : public ServerTest {
protected:
    /// Asks /metrics until `line` is there.
    void await(const std::string& line) {
        Client watcher{port()};
        while (watcher.get("/metrics").body.find(line) == std::string::npos) {
        }
    }
    static Response done(const Request&) { return Response::json("1"); }
};

TEST_F(ServerLimits, refuses_a_body_that_is_announced_too_large) {
    settings_.bounds.body_bytes = 10;
    serve({open_route(Method::post, "/api/v1/x", done)});

    EXPECT_EQ(client().send(Method::post, "/api/v1/x", "1234567890").status, 200);
    const auto answer = client().send(Method::post, "/api/v1/x", "12345678901");
    EXPECT_EQ(answer.status, 413);
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_THAT(answer.body, HasSubstr("\"code\":\"body_too_large\""));
}

TEST_F(ServerLimits, refuses_a_chunked_body_when_it_grows_too_large) {
    settings_.bounds.body_bytes = 10;
    serve({open_route(Method::post, "/api/v1/x", done)});
    RawSocket socket{port()};
    socket.send(
        "POST /api/v1/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        "Transfer-Encoding: chunked\r\n\r\n8\r\n12345678\r\n8\r\n12345678\r\n");

    EXPECT_THAT(socket.read_to_end(), StartsWith("HTTP/1.1 413 "));
}

TEST_F(ServerLimits, refuses_large_headers) {
    serve({open_route(Method::get, "/api/v1/x", done)});
    RawSocket socket{port()};
    socket.send("GET /api/v1/x HTTP/1.1\r\nHost: x\r\nX-Large: " + std::string(20'000, 'a'));

    EXPECT_THAT(socket.read_to_end(), StartsWith("HTTP/1.1 431 "));
}

TEST_F(ServerLimits, refuses_long_addresses) {
    serve({});

    EXPECT_EQ(client().get("/" + std::string(9000, 'a')).status, 414);
}

TEST_F(ServerLimits, refuses_what_is_not_http) {
    serve({});
    RawSocket socket{port()};
    socket.send("\x16\x03\x01 hello\r\n\r\n");

    EXPECT_THAT(socket.read_to_end(), StartsWith("HTTP/1.1 400 "));
}

TEST_F(ServerLimits, gives_up_on_headers_that_trickle_in) {
    settings_.bounds.header_time = 40ms;
    serve({});
    RawSocket socket{port()};
    socket.send("GET / HTTP/1.1\r\nHos");

    EXPECT_THAT(socket.read_to_end(), StartsWith("HTTP/1.1 408 "));
}

TEST_F(ServerLimits, gives_up_on_bodies_that_trickle_in) {
    settings_.bounds.request_time = 40ms;
    serve({open_route(Method::post, "/api/v1/x", done)});
    RawSocket socket{port()};
    socket.send(
        "POST /api/v1/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        "Content-Length: 5\r\n\r\n12");

    EXPECT_THAT(socket.read_to_end(), StartsWith("HTTP/1.1 408 "));
}

TEST_F(ServerLimits, closes_silently_what_never_says_anything) {
    settings_.bounds.header_time = 40ms;
    serve({});
    RawSocket socket{port()};

    EXPECT_EQ(socket.read_to_end(), "");
}

TEST_F(ServerLimits, closes_connections_that_idle_too_long) {
    settings_.bounds.keep_alive_time = 40ms;
    serve({});
    RawSocket socket{port()};
    socket.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");

    const auto all = socket.read_to_end();

    EXPECT_THAT(all, StartsWith("HTTP/1.1 200 OK"));
    EXPECT_THAT(all, testing::EndsWith("ok\n"));
}

TEST_F(ServerLimits, gives_up_on_clients_that_do_not_read) {
    settings_.bounds.request_time = 40ms;
    serve({open_route(Method::get, "/api/v1/large",
                      [](const Request&) { return Response::json(std::string(32U << 20, 'x')); })});
    RawSocket socket{port()};
    socket.send("GET /api/v1/large HTTP/1.1\r\nHost: x\r\n\r\n");

    await("hark_http_in_flight 2");
    await("hark_http_connections 1");

    EXPECT_LT(socket.read_to_end().size(), 32U << 20);
}

TEST_F(ServerLimits, says_503_with_retry_after_when_too_many_requests_wait) {
    settings_.worker_threads = 1;
    settings_.bounds.waiting_requests = 1;
    std::counting_semaphore begun{0};
    std::latch go_on{1};
    serve({open_route(Method::get, "/api/v1/slow", [&](const Request&) {
        begun.release();
        go_on.wait();
        return Response::json("1");
    })});
    const std::string request = "GET /api/v1/slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    RawSocket working{port()};
    working.send(request);
    begun.acquire();
    RawSocket waiting{port()};
    waiting.send(request);
    await("hark_http_waiting 1");

    const auto refused = client().get("/api/v1/slow");
    go_on.count_down();

    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("Retry-After"), "1");
    EXPECT_EQ(client().get("/healthz").status, 200);
    EXPECT_THAT(working.read_to_end(), StartsWith("HTTP/1.1 200 "));
    EXPECT_THAT(waiting.read_to_end(), StartsWith("HTTP/1.1 200 "));
}

TEST_F(ServerLimits, turns_away_connections_beyond_the_most) {
    settings_.bounds.connections = 1;
    serve({});
    client().get("/healthz");
    RawSocket second{port()};

    EXPECT_THAT(second.read_to_end(), StartsWith("HTTP/1.1 503 "));
    EXPECT_EQ(client().get("/healthz").status, 200);
}

TEST_F(ServerLimits, finishes_what_is_under_way_when_it_stops) {
    std::latch go_on{1};
    serve({open_route(Method::get, "/api/v1/slow",
                      [&](const Request&) {
                          go_on.wait();
                          return Response::json("finished");
                      }),
           open_route(Method::get, "/api/v1/x", done)});
    server_->set_ready();
    RawSocket under_way{port()};
    under_way.send("GET /api/v1/slow HTTP/1.1\r\nHost: x\r\n\r\n");
    RawSocket idle{port()};
    idle.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    idle.read_until("ok\n");
    await("hark_http_in_flight 2");

    std::thread stopping{[this] { server_->stop(); }};
    while (client().get("/readyz").status != 503) {
    }
    const auto late = Client{port()}.get("/api/v1/x");
    go_on.count_down();
    const auto finished = under_way.read_to_end();
    stopping.join();

    EXPECT_EQ(late.status, 503);
    EXPECT_EQ(late.header("Connection"), "close");
    EXPECT_THAT(finished, testing::EndsWith("finished"));
    EXPECT_THAT(finished, HasSubstr("Connection: close\r\n"));
    EXPECT_EQ(idle.read_to_end(), "");
    EXPECT_THROW(RawSocket{port()}, std::runtime_error);
}

TEST_F(ServerLimits, stops_in_time_although_a_client_never_finishes) {
    settings_.bounds.stop_time = 50ms;
    serve({open_route(Method::post, "/api/v1/x", done)});
    RawSocket socket{port()};
    socket.send(
        "POST /api/v1/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        "Content-Length: 5\r\n\r\n12");
    await("hark_http_in_flight 2");
    const base::Stopwatch stopwatch;

    server_->stop();

    EXPECT_LT(stopwatch.seconds(), 1.5);
    EXPECT_EQ(socket.read_to_end(), "");
}

}  // namespace
}  // namespace hark::http
