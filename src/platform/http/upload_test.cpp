#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>

#include "base/error.h"
#include "platform/http/server_fixture.h"

namespace hark::http {
namespace {

namespace fs = std::filesystem;
using testing::StartsWith;

std::string content_of(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

class Upload : public ServerTest {
protected:
    Upload() {
        std::string name = (fs::temp_directory_path() / "hark-upload-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
        settings_.upload_folder = folder_;
    }
    ~Upload() override {
        server_.reset();
        fs::remove_all(folder_);
    }
    void serve_upload(Handler handler) {
        auto route = open_route(Method::post, "/api/v1/imports", std::move(handler));
        route.body = Body::file;
        serve({route});
    }
    Answer upload(const std::string& body) {
        return client().send(Method::post, "/api/v1/imports", body, {{"Content-Type", "text/csv"}});
    }
    std::size_t files_left() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator{folder_}, fs::directory_iterator{}));
    }

    fs::path folder_;
};

TEST_F(Upload, goes_to_a_file_that_disappears_after_the_handler) {
    std::string seen;
    serve_upload([&](const Request& request) {
        seen = content_of(request.body_file);
        EXPECT_TRUE(request.body.empty());
        EXPECT_EQ(files_left(), 1U);
        return Response::empty();
    });
    std::string body;
    while (body.size() < 3'000'000) body += "9,\"fine\"\n";

    EXPECT_EQ(upload(body).status, 204);
    EXPECT_EQ(seen.size(), body.size());
    EXPECT_TRUE(seen == body);
    EXPECT_EQ(files_left(), 0U);
}

TEST_F(Upload, stays_when_the_handler_moves_it_away) {
    const auto kept = folder_ / "kept.csv";
    serve_upload([&](const Request& request) {
        fs::rename(request.body_file, kept);
        return Response::empty();
    });

    upload("a,b");

    EXPECT_EQ(content_of(kept), "a,b");
    EXPECT_EQ(files_left(), 1U);
}

TEST_F(Upload, is_removed_when_the_handler_throws) {
    serve_upload([](const Request&) -> Response { throw std::runtime_error{"no"}; });

    EXPECT_EQ(upload("a,b").status, 500);
    EXPECT_EQ(files_left(), 0U);
}

TEST_F(Upload, is_refused_and_removed_when_too_large) {
    settings_.bounds.upload_bytes = 10;
    serve_upload([](const Request&) { return Response::empty(); });

    EXPECT_EQ(upload("12345678901").status, 413);
    RawSocket socket{port()};
    socket.send(
        "POST /api/v1/imports HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
        "b\r\n12345678901\r\n");
    EXPECT_THAT(socket.read_to_end(), StartsWith("HTTP/1.1 413 "));
    EXPECT_EQ(files_left(), 0U);
}

TEST_F(Upload, is_not_even_read_when_the_guard_refuses) {
    guard_ = [](Request&, const Route&) {
        throw base::Error{base::ErrorCode::unauthenticated, "Sign in."};
    };
    serve_upload([](const Request&) { return Response::empty(); });
    RawSocket socket{port()};
    socket.send(
        "POST /api/v1/imports HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n"
        "Expect: 100-continue\r\n\r\n");

    EXPECT_THAT(socket.read_to_end(), StartsWith("HTTP/1.1 401 "));
}

TEST_F(Upload, asks_the_guard_once_and_keeps_what_it_says) {
    int asked = 0;
    guard_ = [&](Request& request, const Route&) {
        ++asked;
        request.caller = 7;
    };
    serve_upload([](const Request& request) {
        return Response::json(std::to_string(std::any_cast<int>(request.caller)));
    });

    EXPECT_EQ(upload("a,b").body, "7");
    EXPECT_EQ(asked, 1);
}

TEST_F(Upload, is_removed_when_the_client_breaks_off) {
    serve_upload([](const Request&) { return Response::empty(); });
    {
        RawSocket socket{port()};
        socket.send(
            "POST /api/v1/imports HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n"
            "Expect: 100-continue\r\n\r\n");
        socket.read_until("100 Continue");
        EXPECT_EQ(files_left(), 1U);
    }
    server_->stop();

    EXPECT_EQ(files_left(), 0U);
}

TEST_F(Upload, says_503_when_it_cannot_be_stored) {
    settings_.upload_folder = folder_ / "gone";
    serve_upload([](const Request&) { return Response::empty(); });

    EXPECT_EQ(upload("a,b").status, 503);
}

TEST_F(Upload, may_be_empty) {
    serve_upload([](const Request& request) {
        return Response::json(std::to_string(fs::file_size(request.body_file)));
    });

    EXPECT_EQ(upload("").body, "0");
}

TEST_F(Upload, has_a_counterpart_in_answers_that_are_files) {
    const auto path = folder_ / "large.csv";
    std::string text;
    while (text.size() < 1'000'000) text += std::to_string(text.size()) + "\n";
    std::ofstream{path} << text;
    serve({open_route(Method::get, "/api/v1/export",
                      [&](const Request&) {
                          return Response{200, "text/csv", "", {}, path};
                      }),
           open_route(Method::get, "/api/v1/gone", [&](const Request&) {
               return Response{200, "text/csv", "", {}, folder_ / "gone"};
           })});

    EXPECT_TRUE(client().get("/api/v1/export").body == text);
    EXPECT_EQ(client().get("/api/v1/gone").status, 404);
}

}  // namespace
}  // namespace hark::http
