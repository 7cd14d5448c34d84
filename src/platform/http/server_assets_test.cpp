#include <gmock/gmock.h>

#include "platform/http/server_fixture.h"

namespace hark::http {
namespace {

using testing::HasSubstr;

class ServerAssets : public ServerTest {
protected:
    ServerAssets() {
        assets_ = {
            {"/index.html", "text/html; charset=utf-8", "page", "page.gz", "page.br", "abc"},
            {"/assets/index-1a2b.js", "text/javascript", "script", "script.gz", "script.br", "d"},
            {"/icon.svg", "image/svg+xml", "icon", "", "", "\"e\""},
        };
        serve({open_route(Method::get, "/api/v1/text",
                          [](const Request&) { return Response::json("1"); })});
    }
    Answer get(const std::string& path, const std::string& name, const std::string& value) {
        return client().send(Method::get, path, "", {{name, value}});
    }
};

TEST_F(ServerAssets, shows_the_console_at_its_paths_and_nowhere_else) {
    for (const auto* path : {"/", "/index.html", "/responses", "/cases/42", "/sign-in?next=/"}) {
        EXPECT_EQ(client().get(path).body, "page") << path;
    }
    for (const auto* path : {"/api", "/api/v2/x", "/s/none", "/w/none", "/assets/none", "/x.php",
                             "/.env", "/a/b.js"}) {
        EXPECT_EQ(client().get(path).status, 404) << path;
    }
    EXPECT_EQ(client().send(Method::post, "/icon.svg", "").header("Allow"), "GET, HEAD");
    EXPECT_EQ(client().send(Method::post, "/responses", "").status, 404);
}

TEST_F(ServerAssets, chooses_the_encoding_the_client_likes_best) {
    const auto encoding = [&](const std::string& path, const std::string& accepted) {
        const auto answer = get(path, "Accept-Encoding", accepted);
        return answer.header("Content-Encoding") + " " + answer.body;
    };

    EXPECT_EQ(encoding("/", "gzip, deflate, br"), "br page.br");
    EXPECT_EQ(encoding("/", "gzip"), "gzip page.gz");
    EXPECT_EQ(encoding("/", "br;q=0.5, gzip;q=0.9"), "gzip page.gz");
    EXPECT_EQ(encoding("/", "br;q=0"), " page");
    EXPECT_EQ(encoding("/", "identity"), " page");
    EXPECT_EQ(encoding("/icon.svg", "gzip, br"), " icon");
    EXPECT_EQ(client().get("/").header("Vary"), "Accept-Encoding");
}

TEST_F(ServerAssets, keeps_hashed_files_for_ever_and_asks_for_the_page_each_time) {
    EXPECT_EQ(client().get("/assets/index-1a2b.js").header("Cache-Control"),
              "public, max-age=31536000, immutable");
    EXPECT_EQ(client().get("/").header("Cache-Control"), "no-cache");
    EXPECT_EQ(client().get("/api/v1/text").header("Cache-Control"), "no-store");
}

TEST_F(ServerAssets, says_304_when_the_client_has_it_already) {
    const auto tag = client().get("/").header("ETag");
    const auto answer = get("/", "If-None-Match", "\"other\", " + tag);

    EXPECT_EQ(tag, "W/\"abc\"");
    EXPECT_EQ(answer.status, 304);
    EXPECT_EQ(answer.body, "");
    EXPECT_EQ(answer.header("ETag"), tag);
    EXPECT_EQ(get("/", "If-None-Match", "\"abc\"").status, 304);
    EXPECT_EQ(get("/", "If-None-Match", "*").status, 304);
    EXPECT_EQ(get("/", "If-None-Match", "\"ab\"").status, 200);
    EXPECT_EQ(get("/icon.svg", "If-None-Match", "\"e\"").status, 304);
}

TEST_F(ServerAssets, lets_pages_load_only_from_here) {
    const auto page = client().get("/");

    EXPECT_THAT(page.header("Content-Security-Policy"),
                testing::StartsWith("default-src 'none'; script-src 'self'; "));
    EXPECT_EQ(page.header("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(page.header("Referrer-Policy"), "no-referrer");
    EXPECT_EQ(page.header("Cross-Origin-Opener-Policy"), "same-origin");
    EXPECT_NE(page.header("Permissions-Policy"), "");
    EXPECT_EQ(page.header("Strict-Transport-Security"), "");
    EXPECT_EQ(client().get("/api/v1/text").header("Content-Security-Policy"),
              "default-src 'none'; frame-ancestors 'none'");
}

class ServerAnswers : public ServerTest {};

TEST_F(ServerAnswers, says_so_when_there_is_no_console) {
    serve({});

    const auto answer = client().get("/");

    EXPECT_EQ(answer.status, 404);
    EXPECT_THAT(answer.body, HasSubstr("does not contain the console"));
    EXPECT_EQ(client().get("/x.js").header("Content-Type"), "application/problem+json");
}

TEST_F(ServerAnswers, promises_tls_only_behind_tls) {
    settings_.transport = Transport::secure;
    serve({});

    EXPECT_EQ(client().get("/healthz").header("Strict-Transport-Security"), "max-age=31536000");
}

TEST_F(ServerAnswers, leaves_headers_that_a_handler_sets_itself) {
    serve({open_route(Method::get, "/s/{key}", [](const Request&) {
        return Response{200, "text/html", "<p>", {}, {}}
            .with_header("content-security-policy", "default-src 'self'")
            .with_header("Cache-Control", "max-age=60");
    })});

    const auto answer = client().get("/s/x");

    EXPECT_EQ(answer.header("Content-Security-Policy"), "default-src 'self'");
    EXPECT_EQ(answer.header("Cache-Control"), "max-age=60");
}

TEST_F(ServerAnswers, compresses_long_json_for_those_who_want_it) {
    const std::string text = "\"" + std::string(5000, 'x') + "\"";
    serve({open_route(Method::get, "/api/v1/long",
                      [&](const Request&) { return Response::json(text); }),
           open_route(Method::get, "/api/v1/short",
                      [](const Request&) { return Response::json("1"); }),
           open_route(Method::get, "/api/v1/secret", [&](const Request&) {
               return Response::json(text).with_header("Set-Cookie", "s=1");
           })});
    EXPECT_EQ(client().get("/api/v1/long").body, text);
    EXPECT_EQ(client().get("/api/v1/long").header("Vary"), "Accept-Encoding");

    client().set_header("Accept-Encoding", "gzip");
    const auto packed = client().get("/api/v1/long");
    EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
    EXPECT_LT(packed.body.size(), 200U);
    EXPECT_EQ(client().get("/api/v1/short").header("Content-Encoding"), "");
    EXPECT_EQ(client().get("/api/v1/secret").header("Content-Encoding"), "");
}

TEST_F(ServerAnswers, lets_other_origins_call_only_routes_that_say_so) {
    auto shared = open_route(Method::post, "/api/v1/responses",
                             [](const Request&) { return Response::json("1", 201); });
    shared.cors = Cors::any_origin;
    serve({shared, open_route(Method::get, "/api/v1/responses",
                              [](const Request&) { return Response::json("[]"); })});
    const auto preflight = [this](const std::string& method) {
        RawSocket socket{port()};
        socket.send(
            "OPTIONS /api/v1/responses HTTP/1.1\r\nHost: h\r\nOrigin: https://shop.example\r\n"
            "Connection: close\r\nAccess-Control-Request-Method: " +
            method + "\r\n\r\n");
        return socket.read_to_end();
    };

    const auto allowed = preflight("POST");
    EXPECT_THAT(allowed, testing::StartsWith("HTTP/1.1 204 "));
    EXPECT_THAT(allowed, HasSubstr("Access-Control-Allow-Origin: *\r\n"));
    EXPECT_THAT(allowed, HasSubstr("Access-Control-Allow-Methods: POST\r\n"));
    EXPECT_THAT(allowed, HasSubstr("Allow: GET, HEAD, POST, OPTIONS\r\n"));
    EXPECT_THAT(allowed, testing::Not(HasSubstr("Allow-Credentials")));
    EXPECT_THAT(preflight("GET"), testing::Not(HasSubstr("Access-Control-Allow-Origin")));

    EXPECT_EQ(client()
                  .send(Method::post, "/api/v1/responses", "{}")
                  .header("Access-Control-Allow-Origin"),
              "*");
    EXPECT_EQ(client().get("/api/v1/responses").header("Access-Control-Allow-Origin"), "");
}

}  // namespace
}  // namespace hark::http
