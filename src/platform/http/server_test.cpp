#include "platform/http/server.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "platform/http/http_fixture.h"
#include "platform/metrics/registry.h"

namespace hark::http {
namespace {

using testing::HasSubstr;

Route route(Method method, std::string path, Handler handler) {
    Route result;
    result.method = method;
    result.path = std::move(path);
    result.permission = Permission::anyone;
    result.handler = std::move(handler);
    return result;
}

Response echo(const Request& request) {
    return Response::json("{\"body\":\"" + request.body + "\"}");
}

class ServerTest : public testing::Test {
protected:
    void serve(Routes routes) {
        settings_.port = 0;
        settings_.worker_threads = 4;
        server_.emplace(settings_, std::move(routes), std::vector<Asset>{}, registry_);
        if (guard_) server_->set_guard(guard_);
        if (replay_) server_->set_replay(replay_);
        server_->start();
        client_.emplace(server_->port());
    }

    Client& client() { return *client_; }

    metrics::Registry registry_;
    ServerSettings settings_;
    Guard guard_;
    Replay replay_;
    std::optional<Server> server_;
    std::optional<Client> client_;
};

TEST_F(ServerTest, answers_what_the_handler_says) {
    serve({route(Method::get, "/api/v1/things/{id}", [](const Request& request) {
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
    serve({route(Method::post, "/api/v1/things", [&](const Request& request) {
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
    serve({route(Method::post, "/api/v1/echo", echo)});

    for (int i = 0; i < 100; ++i) {
        const auto body = std::to_string(i);
        EXPECT_EQ(client().send(Method::post, "/api/v1/echo", body).body,
                  "{\"body\":\"" + body + "\"}");
    }
}

TEST_F(ServerTest, says_404_for_unknown_paths_and_405_with_allow_for_unknown_methods) {
    serve({route(Method::post, "/api/v1/echo", echo)});

    EXPECT_EQ(client().get("/api/v1/nothing").status, 404);
    const auto answer = client().get("/api/v1/echo");
    EXPECT_EQ(answer.status, 405);
    EXPECT_EQ(answer.header("Allow"), "POST, OPTIONS");
}

TEST_F(ServerTest, makes_problem_documents_of_errors) {
    serve({route(Method::get, "/api/v1/bad", [](const Request&) -> Response {
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
    serve({route(Method::get, "/api/v1/bug",
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

}  // namespace
}  // namespace hark::http
