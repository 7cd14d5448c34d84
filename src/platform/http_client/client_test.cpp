#include "platform/http_client/client.h"

#include <future>
#include <thread>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <gmock/gmock.h>

#include "base/clock.h"
#include "base/error.h"
#include "platform/http/server_fixture.h"

namespace hark::http_client {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Somebody who takes connections and never says a word.
class Mute {
public:
    Mute() : descriptor_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* plain = reinterpret_cast<sockaddr*>(&address);
        EXPECT_EQ(::bind(descriptor_, plain, sizeof address), 0);
        EXPECT_EQ(::listen(descriptor_, 8), 0);
        socklen_t size = sizeof address;
        EXPECT_EQ(::getsockname(descriptor_, plain, &size), 0);
        port_ = ntohs(address.sin_port);
    }
    ~Mute() { close(); }
    Mute(const Mute&) = delete;
    Mute& operator=(const Mute&) = delete;

    void close() {
        if (descriptor_ >= 0) ::close(descriptor_);
        descriptor_ = -1;
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/"; }

private:
    int descriptor_;
    unsigned short port_ = 0;
};

base::Error refused(Client& client, const Request& request) {
    try {
        client.send(request);
    } catch (const base::Error& error) {
        return error;
    }
    ADD_FAILURE() << "was answered";
    return {base::ErrorCode::invalid, ""};
}

class HttpClient : public http::ServerTest {
protected:
    void SetUp() override {
        serve({http::open_route(http::Method::get, "/asked",
                                [](const http::Request& request) {
                                    return http::Response::json(
                                        request.query.get("q").value_or("-") +
                                        request.header("X-Word").value_or("-"));
                                }),
               http::open_route(http::Method::post, "/told", [](const http::Request& request) {
                   return http::Response::json(request.body, 202);
               })});
    }
    std::string url(const std::string& target) {
        return "http://127.0.0.1:" + std::to_string(port()) + target;
    }
};

TEST_F(HttpClient, asks_and_reads_the_answer) {
    Client client;
    const auto answer =
        client.send({url("/asked?q=") + escape("a&b ü"), {}, {{"X-Word", "hello"}}});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "a&b ühello");
}

TEST_F(HttpClient, sends_a_body_of_any_bytes) {
    Client client;
    const std::string body = std::string{"{\"a\":\""} + std::string(300'000, 'x') + "\"}";
    const auto answer = client.send({url("/told"), body, {{"Content-Type", "application/json"}}});
    EXPECT_EQ(answer.status, 202);
    EXPECT_EQ(answer.body, body);
}

TEST_F(HttpClient, leaves_judging_a_status_to_the_caller) {
    Client client;
    EXPECT_EQ(client.send({url("/nowhere")}).status, 404);
}

TEST_F(HttpClient, refuses_an_answer_that_is_too_long) {
    Client client{{.body_bytes = 10}};
    const auto error = refused(client, {url("/asked?q=12345678901")});
    EXPECT_EQ(error.code(), base::ErrorCode::unavailable);
    EXPECT_THAT(error.what(), HasSubstr("more than 10 bytes"));
    EXPECT_EQ(client.send({url("/asked?q=1")}).body, "1-") << "and goes on";
}

TEST_F(HttpClient, serves_several_threads) {
    Client client;
    std::vector<std::future<std::string>> answers;
    for (int i = 0; i < 8; ++i) {
        answers.push_back(std::async(std::launch::async, [&, i] {
            std::string all;
            for (int n = 0; n < 20; ++n)
                all += client.send({url("/asked?q=" + std::to_string(i))}).body;
            return all;
        }));
    }
    for (int i = 0; i < 8; ++i) {
        std::string expected;
        for (int n = 0; n < 20; ++n) expected += std::to_string(i) + "-";
        EXPECT_EQ(answers[static_cast<std::size_t>(i)].get(), expected);
    }
}

TEST(HttpClientRefused, names_the_place_but_no_password_when_nobody_is_there) {
    Mute gone;
    const auto url = gone.url();
    gone.close();
    Client client;
    const auto error = refused(client, {url + "?password=secret"});
    EXPECT_EQ(error.code(), base::ErrorCode::unavailable);
    EXPECT_THAT(error.what(), HasSubstr("127.0.0.1:"));
    EXPECT_THAT(error.what(), Not(HasSubstr("secret")));
}

TEST(HttpClientRefused, waits_no_longer_than_it_was_told) {
    const Mute mute;
    Client client{{.whole_time = std::chrono::milliseconds{50}}};
    EXPECT_EQ(refused(client, {mute.url()}).code(), base::ErrorCode::timed_out);
}

TEST(HttpClientRefused, ends_what_is_under_way_when_it_is_stopped) {
    const Mute mute;
    Client client;
    const base::Stopwatch watch;
    auto waiting =
        std::async(std::launch::async, [&] { return refused(client, {mute.url()}).code(); });
    client.stop();
    EXPECT_EQ(waiting.get(), base::ErrorCode::unavailable);
    EXPECT_LT(watch.seconds(), 2.0);
}

TEST(HttpClientRefused, speaks_nothing_but_http) {
    Client client;
    EXPECT_EQ(refused(client, {"file:///etc/hostname"}).code(), base::ErrorCode::unavailable);
}

}  // namespace
}  // namespace hark::http_client
