#include <atomic>
#include <latch>
#include <mutex>
#include <set>
#include <thread>

#include <gmock/gmock.h>

#include "base/clock.h"
#include "base/error.h"
#include "platform/http/server_fixture.h"

namespace hark::http {
namespace {

using namespace std::chrono_literals;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* ask = "GET /api/v1/events HTTP/1.1\r\nHost: x\r\n\r\n";
constexpr const char* opened = "retry: 2000\n\n";

int count_of(std::string_view part, std::string_view text) {
    int count = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
    return count;
}

/// Posts to everybody who listens.
class Tower {
public:
    class Stream final : public EventStream {
    public:
        explicit Stream(Tower& tower)
            : EventStream({"changed", "all"}, tower.pause), tower_(tower) {
            const std::lock_guard lock{tower_.mutex_};
            tower_.streams_.insert(this);
        }
        ~Stream() override {
            const std::lock_guard lock{tower_.mutex_};
            tower_.streams_.erase(this);
        }

    private:
        Tower& tower_;
    };

    void post(const std::string& data) {
        const std::lock_guard lock{mutex_};
        for (auto* stream : streams_) stream->post({"changed", data});
    }
    std::size_t listeners() {
        const std::lock_guard lock{mutex_};
        return streams_.size();
    }
    void await_listeners(std::size_t count) {
        while (listeners() != count) std::this_thread::yield();
    }

    std::chrono::milliseconds pause{0};

private:
    std::mutex mutex_;
    std::set<Stream*> streams_;
};

class ServerEvents : public ServerTest {
protected:
    void serve_events() {
        Route route;
        route.path = "/api/v1/events";
        route.permission = guard_ ? Permission::read : Permission::anyone;
        route.listen = [this](const Request&) { return std::make_unique<Tower::Stream>(tower_); };
        serve({route, open_route(Method::get, "/api/v1/x",
                                 [](const Request&) { return Response::json("1"); })});
    }
    std::unique_ptr<RawSocket> listen() {
        auto socket = std::make_unique<RawSocket>(port());
        socket->send(ask);
        opening_ = socket->read_until(opened);
        return socket;
    }

    Tower tower_;  // outlives the server
    std::string opening_;

    void TearDown() override { server_.reset(); }
};

TEST_F(ServerEvents, stream_to_who_listens) {
    serve_events();
    const auto socket = listen();

    EXPECT_THAT(opening_, StartsWith("HTTP/1.1 200 OK\r\n"));
    for (const char* header :
         {"Content-Type: text/event-stream\r\n", "Cache-Control: no-store\r\n",
          "X-Accel-Buffering: no\r\n", "Connection: close\r\n", "X-Request-Id: "}) {
        EXPECT_THAT(opening_, HasSubstr(header));
    }
    EXPECT_THAT(opening_, Not(HasSubstr("Content-Length")));
    EXPECT_THAT(opening_, EndsWith("\r\n\r\nretry: 2000\n\n"));
    tower_.post("1");
    EXPECT_EQ(socket->read_until("\n\n"), "event: changed\ndata: 1\n\n");
    tower_.post("2");
    EXPECT_EQ(socket->read_until("\n\n"), "event: changed\ndata: 2\n\n");
}

TEST_F(ServerEvents, are_not_compressed) {
    serve_events();
    RawSocket socket{port()};
    socket.send("GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip, br\r\n\r\n");

    EXPECT_THAT(socket.read_until(opened), Not(HasSubstr("Content-Encoding")));
}

TEST_F(ServerEvents, follow_other_requests_of_the_same_connection) {
    serve_events();
    RawSocket socket{port()};
    socket.send("GET /api/v1/x HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_THAT(socket.read_until("\r\n\r\n1"), Not(HasSubstr("Connection: close")));
    socket.send(ask);
    socket.read_until(opened);
    tower_.post("1");

    EXPECT_EQ(socket.read_until("\n\n"), "event: changed\ndata: 1\n\n");
}

TEST_F(ServerEvents, have_a_head_that_can_be_asked_for_alone) {
    serve_events();
    RawSocket socket{port()};
    socket.send("HEAD /api/v1/events HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto head = socket.read_until("\r\n\r\n");
    socket.send("GET /api/v1/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    EXPECT_THAT(head, HasSubstr("Content-Type: text/event-stream\r\n"));
    EXPECT_THAT(head, Not(HasSubstr("Content-Length")));
    EXPECT_THAT(head, Not(HasSubstr("Connection: close")));
    EXPECT_THAT(socket.read_to_end(), StartsWith("HTTP/1.1 200 OK"));
    EXPECT_EQ(tower_.listeners(), 0U);
}

TEST_F(ServerEvents, know_no_other_method) {
    serve_events();

    const auto answer = client().send(Method::post, "/api/v1/events", "{}");
    EXPECT_EQ(answer.status, 405);
    EXPECT_EQ(answer.header("Allow"), "GET, HEAD, OPTIONS");
}

TEST_F(ServerEvents, take_no_worker_thread) {
    settings_.worker_threads = 1;
    serve_events();
    std::vector<std::unique_ptr<RawSocket>> listening;
    for (int i = 0; i < 20; ++i) listening.push_back(listen());

    EXPECT_EQ(client().get("/api/v1/x").status, 200);
    const auto metrics = client().get("/metrics").body;
    EXPECT_THAT(metrics, HasSubstr("hark_http_streams 20\n"));
    EXPECT_THAT(metrics, HasSubstr("hark_http_connections 21\n"));
    EXPECT_THAT(metrics, HasSubstr("hark_http_in_flight 1\n"));
    EXPECT_THAT(metrics, HasSubstr("route=\"/api/v1/events\",status=\"200\"} 20"));
}

TEST_F(ServerEvents, reach_many_clients) {
    serve_events();
    std::vector<std::unique_ptr<RawSocket>> listening;
    for (int i = 0; i < 200; ++i) listening.push_back(listen());

    for (const std::string word : {"1", "2", "3"}) {
        tower_.post(word);
        for (auto& socket : listening) {
            ASSERT_EQ(socket->read_until("\n\n"), "event: changed\ndata: " + word + "\n\n");
        }
    }
}

TEST_F(ServerEvents, come_no_faster_than_the_pause) {
    tower_.pause = 40ms;
    serve_events();
    const auto socket = listen();
    const base::Stopwatch stopwatch;
    for (int i = 0; stopwatch.seconds() < 0.2; ++i) tower_.post(std::to_string(i));
    server_->stop();
    const auto most = 1 + stopwatch.seconds() / 0.04;

    const auto events = count_of("event: changed\n", socket->read_to_end());
    EXPECT_GT(events, 1);
    EXPECT_LE(events, most);
}

TEST_F(ServerEvents, merge_for_a_client_that_does_not_read) {
    serve_events();
    const auto lazy = listen();
    const auto eager = listen();
    // The lazy one's buffers, here and there, fill; what does not fit must not pile up.
    const std::string padding(1000, '.');
    constexpr int posted = 3'000;
    for (int i = 0; i < posted; ++i) {
        tower_.post(std::to_string(i) + padding);
        eager->read_until("\n\n");
    }

    EXPECT_LT(lazy->read_until("data: all\n").size(), posted * padding.size() / 2);
}

TEST_F(ServerEvents, end_for_a_client_that_does_not_take_them) {
    settings_.bounds.request_time = 40ms;
    serve_events();
    const auto socket = listen();
    const std::string padding(100'000, '.');
    for (int i = 0; tower_.listeners() > 0; ++i) tower_.post(std::to_string(i) + padding);

    EXPECT_THAT(client().get("/metrics").body, HasSubstr("hark_http_streams 0\n"));
}

TEST_F(ServerEvents, end_when_the_client_leaves) {
    serve_events();
    listen().reset();
    tower_.await_listeners(0);

    EXPECT_THAT(client().get("/metrics").body, HasSubstr("hark_http_streams 0\n"));
}

TEST_F(ServerEvents, end_for_a_client_that_talks_without_an_end) {
    serve_events();
    const auto socket = listen();
    socket->send("GET /api/v1/x HTTP/1.1\r\nHost: x\r\n\r\n");
    tower_.post("1");
    EXPECT_EQ(socket->read_until("\n\n"), "event: changed\ndata: 1\n\n");

    socket->send(std::string(64U << 10, 'x'));
    tower_.await_listeners(0);
}

TEST_F(ServerEvents, keep_a_silent_line_alive) {
    settings_.bounds.heartbeat_time = 20ms;
    settings_.bounds.keep_alive_time = 30ms;
    settings_.bounds.header_time = 30ms;
    serve_events();
    const auto socket = listen();

    std::string all;
    while (count_of(": still here\n\n", all) < 5) {
        const auto piece = socket->read_until("\n\n");
        ASSERT_NE(piece, "");
        all += piece;
    }
}

TEST_F(ServerEvents, are_for_those_the_guard_lets_in) {
    guard_ = [](Request& request, const Route&) {
        if (!request.header("Authorization")) {
            throw base::Error{base::ErrorCode::unauthenticated, "Sign in."};
        }
    };
    serve_events();

    EXPECT_EQ(client().get("/api/v1/events").status, 401);
    EXPECT_EQ(tower_.listeners(), 0U);
}

TEST_F(ServerEvents, end_when_the_guard_would_let_the_client_in_no_more) {
    settings_.bounds.heartbeat_time = 20ms;
    std::atomic<bool> is_revoked = false;
    guard_ = [&](Request&, const Route&) {
        if (is_revoked) throw base::Error{base::ErrorCode::unauthenticated, "Revoked."};
    };
    serve_events();
    const auto socket = listen();
    EXPECT_THAT(socket->read_until("\n\n"), StartsWith(": still here\n\n"));

    is_revoked = true;
    socket->read_to_end();
    tower_.await_listeners(0);
}

TEST_F(ServerEvents, go_on_while_the_guard_cannot_tell) {
    settings_.bounds.heartbeat_time = 20ms;
    std::atomic<int> failures = 0;
    std::atomic<bool> is_broken = false;
    guard_ = [&](Request&, const Route&) {
        if (!is_broken) return;
        ++failures;
        throw base::Error{base::ErrorCode::unavailable, "The database is away."};
    };
    serve_events();
    const auto socket = listen();
    is_broken = true;
    while (failures < 2) socket->read_until("\n\n");
    tower_.post("1");

    EXPECT_THAT(socket->read_until("data: 1\n\n"), EndsWith("event: changed\ndata: 1\n\n"));
}

TEST_F(ServerEvents, keep_the_line_alive_while_no_worker_is_free_to_ask_the_guard) {
    settings_.bounds.heartbeat_time = 100ms;  // none before the worker is taken
    settings_.bounds.waiting_requests = 0;
    settings_.worker_threads = 1;
    std::latch begun{1};
    std::latch go_on{1};
    std::atomic<int> asked = 0;
    guard_ = [&](Request& request, const Route&) {
        ++asked;
        if (request.path == "/api/v1/events") return;
        begun.count_down();
        go_on.wait();
    };
    serve_events();
    const auto socket = listen();
    RawSocket working{port()};
    working.send("GET /api/v1/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    begun.wait();
    const int asked_before = asked;
    std::string all;
    while (count_of(": still here\n\n", all) < 3) all += socket->read_until("\n\n");

    EXPECT_EQ(asked, asked_before);
    go_on.count_down();
    EXPECT_THAT(working.read_to_end(), StartsWith("HTTP/1.1 200 OK"));
    while (asked == asked_before) socket->read_until("\n\n");
}

TEST_F(ServerEvents, are_refused_beyond_the_most) {
    settings_.bounds.streams = 2;
    serve_events();
    auto first = listen();
    const auto second = listen();

    const auto refused = client().get("/api/v1/events");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("Retry-After"), "1");
    EXPECT_EQ(refused.header("Connection"), "");
    EXPECT_THAT(refused.body, HasSubstr("\"code\":\"unavailable\""));
    EXPECT_EQ(tower_.listeners(), 2U);

    first.reset();
    tower_.await_listeners(1);
    listen();
    EXPECT_THAT(opening_, StartsWith("HTTP/1.1 200 OK\r\n"));
}

TEST_F(ServerEvents, end_at_once_when_the_server_stops) {
    serve_events();
    std::vector<std::unique_ptr<RawSocket>> listening;
    for (int i = 0; i < 50; ++i) listening.push_back(listen());
    const base::Stopwatch stopwatch;

    server_->stop();

    EXPECT_LT(stopwatch.seconds(), 1);
    for (auto& socket : listening) EXPECT_EQ(socket->read_to_end(), "");
    EXPECT_EQ(tower_.listeners(), 0U);
}

TEST_F(ServerEvents, stop_in_time_while_much_is_posted_and_nobody_reads) {
    serve_events();
    std::vector<std::unique_ptr<RawSocket>> listening;
    for (int i = 0; i < 20; ++i) listening.push_back(listen());
    std::atomic<bool> is_over = false;
    std::thread posting{[&] {
        const std::string padding(10'000, '.');
        for (int i = 0; !is_over; ++i) tower_.post(std::to_string(i) + padding);
    }};
    listening.front()->read_until("\n\n");
    const base::Stopwatch stopwatch;

    server_->stop();
    const auto seconds = stopwatch.seconds();
    is_over = true;
    posting.join();

    EXPECT_LT(seconds, 2);
    EXPECT_EQ(tower_.listeners(), 0U);
}

}  // namespace
}  // namespace hark::http
