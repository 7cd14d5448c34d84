#include "platform/http/server.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "platform/http/server_fixture.h"

namespace hark::http {
namespace {

using testing::HasSubstr;

Response echo(const Request& request) {
    return Response::json("{\"body\":\"" + request.body + "\"}");
}

TEST_F(ServerTest, answers_what_the_handler_says) {
    serve({open_route(Method::get, "/api/v1/things/{id}", [](const Request& request) {
        return Response::json("{\"id\":\"" + request.path_parameter("id") + "\"}", 201)
            .with_header("Location", "/x");
    })});

    const auto answer = client().get("/api/v1/things/42?x=1");

    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(answer.body, R"({"id":"42"})");
    EXPECT_EQ(answer.header("Content-Type"), "application/json");
    EXPECT_EQ(answer.header("Location"), "/x");
}

TEST_F(ServerTest, gives_the_handler_query_headers_body_and_address) {
    Request seen;
    serve({open_route(Method::post, "/api/v1/things", [&](const Request& request) {
        seen = request;
        return Response::empty();
    })});

    const auto answer =
        client().send(Method::post, "/api/v1/things?a=1&a=2", "{}", {{"Cookie", "x=1; y=2"}});

    EXPECT_EQ(answer.status, 204);
    EXPECT_EQ(seen.method, Method::post);
    EXPECT_EQ(seen.path, "/api/v1/things");
    EXPECT_THAT(seen.query.all("a"), testing::ElementsAre("1", "2"));
    EXPECT_EQ(seen.header("content-type"), "application/json");
    EXPECT_EQ(seen.cookie("y"), "2");
    EXPECT_EQ(seen.body, "{}");
    EXPECT_EQ(seen.client_address, "127.0.0.1");
    EXPECT_EQ(seen.id, answer.header("X-Request-Id"));
}

TEST_F(ServerTest, keeps_a_connection_for_many_requests) {
    serve({open_route(Method::post, "/api/v1/echo", echo)});

    for (int i = 0; i < 100; ++i) {
        const auto body = std::to_string(i);
        EXPECT_EQ(client().send(Method::post, "/api/v1/echo", body).body,
                  "{\"body\":\"" + body + "\"}");
    }
}

TEST_F(ServerTest, says_404_for_unknown_paths_and_405_with_allow_for_unknown_methods) {
    serve({open_route(Method::post, "/api/v1/echo", echo)});

    EXPECT_EQ(client().get("/api/v1/nothing").status, 404);
    const auto answer = client().get("/api/v1/echo");
    EXPECT_EQ(answer.status, 405);
    EXPECT_EQ(answer.header("Allow"), "POST, OPTIONS");
}

TEST_F(ServerTest, makes_problem_documents_of_errors) {
    serve({open_route(Method::get, "/api/v1/bad", [](const Request&) -> Response {
        throw base::Error{base::ErrorCode::invalid,
                          "The score is wrong.",
                          {{"score", "out_of_range", "Between 0 and 10."}}};
    })});

    client().set_header("X-Request-Id", "abc");
    const auto answer = client().get("/api/v1/bad");

    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
    EXPECT_EQ(answer.body,
              R"({"type":"about:blank","title":"Bad Request","status":400,)"
              R"("detail":"The score is wrong.","code":"invalid","fields":[{"field":"score",)"
              R"("code":"out_of_range","message":"Between 0 and 10."}],"request_id":"abc"})");
}

TEST_F(ServerTest, hides_the_words_of_unexpected_exceptions) {
    serve({open_route(Method::get, "/api/v1/bug",
                      [](const Request&) -> Response { throw std::runtime_error{"secret"}; })});

    const auto answer = client().get("/api/v1/bug");

    EXPECT_EQ(answer.status, 500);
    EXPECT_THAT(answer.body, HasSubstr("\"code\":\"internal\""));
    EXPECT_THAT(answer.body, testing::Not(HasSubstr("secret")));
}

TEST_F(ServerTest, reports_health_and_readiness) {
    serve({});

    EXPECT_EQ(client().get("/healthz").status, 200);
    EXPECT_EQ(client().get("/readyz").status, 503);
    server_->set_ready();
    EXPECT_EQ(client().get("/readyz").status, 200);
}

TEST_F(ServerTest, refuses_a_port_that_is_taken) {
    serve({});
    ServerSettings second;
    second.port = server_->port();
    metrics::Registry registry;
    Server other{second, {}, {}, registry};

    EXPECT_THROW(other.start(), base::Error);
}

TEST_F(ServerTest, answers_pipelined_requests_in_order) {
    serve({open_route(Method::get, "/api/v1/n/{n}", [](const Request& request) {
        return Response::json(request.path_parameter("n"));
    })});
    RawSocket socket{port()};
    std::string requests;
    for (const auto* n : {"11", "22", "33"}) {
        requests += std::string{"GET /api/v1/n/"} + n + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }
    requests.insert(requests.size() - 2, "Connection: close\r\n");
    socket.send(requests);

    const auto answers = socket.read_to_end();

    const auto first = answers.find("\r\n\r\n11HTTP/1.1 200 OK\r\n");
    const auto second = answers.find("\r\n\r\n22HTTP/1.1 200 OK\r\n");
    EXPECT_LT(first, second);
    EXPECT_LT(second, answers.size());
    EXPECT_TRUE(answers.ends_with("\r\n\r\n33"));
}

TEST_F(ServerTest, reads_chunked_bodies_that_arrive_in_pieces) {
    serve({open_route(Method::post, "/api/v1/echo", echo)});
    RawSocket socket{port()};
    socket.send("POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n");
    socket.send("Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nab");
    socket.send("c\r\n2\r\nde\r\n0\r\n");
    socket.send("\r\n");

    EXPECT_THAT(socket.read_to_end(), testing::EndsWith("{\"body\":\"abcde\"}"));
}

TEST_F(ServerTest, invites_a_body_that_waits_for_100_continue) {
    serve({open_route(Method::post, "/api/v1/echo", echo)});
    RawSocket socket{port()};
    socket.send(
        "POST /api/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        "Content-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");

    EXPECT_EQ(socket.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    socket.send("hi");
    EXPECT_THAT(socket.read_to_end(), HasSubstr("{\"body\":\"hi\"}"));
}

TEST_F(ServerTest, answers_head_like_get_without_the_body) {
    serve({open_route(Method::get, "/api/v1/text",
                      [](const Request&) { return Response::json("12345"); })});
    RawSocket socket{port()};
    socket.send("HEAD /api/v1/text HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    const auto answer = socket.read_to_end();

    EXPECT_THAT(answer, HasSubstr("Content-Length: 5\r\n"));
    EXPECT_THAT(answer, testing::EndsWith("\r\n\r\n"));
}

TEST_F(ServerTest, speaks_http_1_0_and_closes_unless_asked_to_stay) {
    serve({open_route(Method::get, "/api/v1/text",
                      [](const Request&) { return Response::json("1"); })});
    RawSocket leaving{port()};
    leaving.send("GET /api/v1/text HTTP/1.0\r\n\r\n");
    RawSocket staying{port()};
    staying.send("GET /api/v1/text HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");

    EXPECT_THAT(leaving.read_to_end(), HasSubstr("Connection: close\r\n"));
    EXPECT_THAT(staying.read_until("\r\n\r\n1"), HasSubstr("Connection: keep-alive\r\n"));
}

TEST_F(ServerTest, understands_a_whole_url_as_target) {
    serve({open_route(Method::get, "/api/v1/text",
                      [](const Request&) { return Response::json("1"); })});

    EXPECT_EQ(client().get("http://example.com/api/v1/text?x=1").status, 200);
}

TEST_F(ServerTest, decodes_path_segments_and_refuses_broken_escapes) {
    serve({open_route(Method::get, "/api/v1/n/{n}", [](const Request& request) {
        return Response::json(request.path_parameter("n"));
    })});

    EXPECT_EQ(client().get("/api/v1/n/a%2Fb%20c").body, "a/b c");
    EXPECT_EQ(client().get("/api/v1/n/a%2").status, 400);
    EXPECT_EQ(client().get("/api/v1/n/%00").status, 400);
}

TEST_F(ServerTest, makes_a_request_id_unless_a_sane_one_is_offered) {
    serve({});

    client().set_header("X-Request-Id", "trace-1.a_B");
    EXPECT_EQ(client().get("/healthz").header("X-Request-Id"), "trace-1.a_B");
    client().set_header("X-Request-Id", "no <good>");
    const auto first = client().get("/healthz").header("X-Request-Id");
    const auto second = client().get("/healthz").header("X-Request-Id");
    EXPECT_EQ(first.size(), 16U);
    EXPECT_NE(first, second);
}

TEST_F(ServerTest, takes_json_only_as_application_json) {
    serve({open_route(Method::post, "/api/v1/echo", echo)});
    const auto send = [this](const std::string& type) {
        return client().send(Method::post, "/api/v1/echo", "1", {{"Content-Type", type}}).status;
    };

    EXPECT_EQ(send("text/plain"), 415);
    EXPECT_EQ(send("application/x-www-form-urlencoded"), 415);
    EXPECT_EQ(send("Application/JSON; charset=utf-8"), 200);
    EXPECT_EQ(client().send(Method::post, "/api/v1/echo", "").status, 200);
}

TEST_F(ServerTest, asks_the_guard_before_every_handler) {
    guard_ = [](Request& request, const Route& route) {
        if (route.path == "/api/v1/closed") {
            throw base::Error{base::ErrorCode::unauthenticated, "Sign in."};
        }
        request.caller = std::string{"ada"};
    };
    const Handler handler = [](const Request& request) {
        return Response::json(std::any_cast<std::string>(request.caller));
    };
    serve({open_route(Method::get, "/api/v1/open", handler),
           open_route(Method::get, "/api/v1/closed", handler)});

    EXPECT_EQ(client().get("/api/v1/open").body, "ada");
    const auto refused = client().get("/api/v1/closed");
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(refused.header("WWW-Authenticate"), "Bearer");
}

TEST_F(ServerTest, lets_nobody_in_without_a_guard) {
    auto closed = open_route(Method::get, "/api/v1/closed",
                             [](const Request&) { return Response::json("1"); });
    closed.permission = Permission::read;
    serve({closed});

    EXPECT_EQ(client().get("/api/v1/closed").status, 401);
}

TEST_F(ServerTest, asks_the_replay_for_unsafe_requests_with_an_idempotency_key) {
    replay_ = [](const Request&, const std::function<Response()>& handle) {
        return handle().with_header("X-Replay", "asked");
    };
    serve({open_route(Method::post, "/api/v1/echo", echo),
           open_route(Method::get, "/api/v1/echo", echo)});
    const std::vector<std::pair<std::string, std::string>> key{{"Idempotency-Key", "k"}};

    const auto with_key = client().send(Method::post, "/api/v1/echo", "1", key);
    EXPECT_EQ(with_key.header("X-Replay"), "asked");
    EXPECT_EQ(with_key.body, "{\"body\":\"1\"}");
    EXPECT_EQ(client().send(Method::post, "/api/v1/echo", "1").header("X-Replay"), "");
    EXPECT_EQ(client().send(Method::get, "/api/v1/echo", "", key).header("X-Replay"), "");
}

TEST_F(ServerTest, believes_a_forwarded_address_only_from_a_trusted_proxy) {
    const auto address = [](const Request& request) {
        return Response::json(request.client_address);
    };
    serve({open_route(Method::get, "/api/v1/me", address)});
    client().set_header("X-Forwarded-For", "6.6.6.6, 10.1.2.3");
    EXPECT_EQ(client().get("/api/v1/me").body, "127.0.0.1");

    settings_.forwarded = Forwarded::trusted;
    serve({open_route(Method::get, "/api/v1/me", address)});
    client().set_header("X-Forwarded-For", "6.6.6.6, 10.1.2.3");
    EXPECT_EQ(client().get("/api/v1/me").body, "10.1.2.3");
}

TEST_F(ServerTest, counts_requests_by_route_and_never_by_path) {
    serve({open_route(Method::get, "/api/v1/n/{n}",
                      [](const Request&) { return Response::json("1"); })});
    client().get("/api/v1/n/4711");
    client().get("/api/v1/n/4712");
    client().get("/secret-path-4713.php");

    const auto text = client().get("/metrics").body;

    EXPECT_THAT(text, HasSubstr("hark_http_requests_total{method=\"GET\",route=\"/api/v1/n/{n}\","
                                "status=\"200\"} 2"));
    EXPECT_THAT(text, HasSubstr("route=\"none\",status=\"404\"} 1"));
    EXPECT_THAT(text, HasSubstr("hark_http_connections 1"));
    EXPECT_THAT(text, testing::Not(HasSubstr("471")));
}

TEST_F(ServerTest, refuses_header_values_that_would_split_an_answer) {
    serve({open_route(Method::get, "/api/v1/split", [](const Request&) {
        return Response::json("1").with_header("Location", "/a\r\nSet-Cookie: x=1");
    })});

    const auto answer = client().get("/api/v1/split");

    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.header("Set-Cookie"), "");
}

TEST_F(ServerTest, listens_on_ipv6) {
    settings_.address = "::1";
    try {
        serve({});
    } catch (const base::Error& error) {
        GTEST_SKIP() << "no IPv6 here: " << error.what();
    }

    EXPECT_GT(port(), 0);
}

TEST_F(ServerTest, refuses_an_address_that_is_none) {
    settings_.address = "nowhere";

    EXPECT_THROW(serve({}), base::Error);
}

}  // namespace
}  // namespace hark::http
