#include "platform/http/request_reader.h"

#include <gmock/gmock.h>

namespace hark::http {
namespace {

using State = RequestReader::State;

/// Feeds `text` in pieces of `step` bytes, as a network would. Returns: the last state.
State feed(RequestReader& reader, std::string_view text, std::size_t step,
           std::uint64_t most_body = 1000) {
    std::size_t begin = 0;
    for (std::size_t end = 0; end < text.size();) {
        end = std::min(end + step, text.size());
        while (true) {
            const auto fed = reader.feed(text.substr(begin, end - begin));
            begin += fed.used;
            if (fed.state == State::hungry) break;
            if (fed.state != State::has_header) return fed.state;
            reader.accept_body(most_body);
        }
    }
    return State::hungry;
}

constexpr std::string_view chunked =
    "POST /x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
    "3;note=1\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: t\r\n\r\n";
constexpr std::string_view counted =
    "PUT /y?q=1 HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nX-A: 1\r\nX-A: 2\r\n\r\nabcde";

TEST(RequestReader, reads_the_same_however_the_bytes_are_cut) {
    for (const auto text : {chunked, counted}) {
        for (std::size_t step = 1; step <= text.size(); ++step) {
            RequestReader reader{1000};
            EXPECT_EQ(feed(reader, text, step), State::complete) << text << step;
            EXPECT_EQ(reader.take_body(), "abcde");
        }
    }
}

TEST(RequestReader, knows_method_target_and_all_headers) {
    RequestReader reader{1000};
    feed(reader, counted, 1000);

    EXPECT_EQ(reader.header().method, "PUT");
    EXPECT_EQ(reader.header().target, "/y?q=1");
    EXPECT_TRUE(reader.header().is_keep_alive);
    EXPECT_EQ(reader.header("x-a"), "1");
    EXPECT_THAT(reader.headers(), testing::Contains(testing::Pair("X-A", "2")));
}

TEST(RequestReader, leaves_the_next_request_in_the_buffer) {
    const std::string_view two =
        "GET /1 HTTP/1.1\r\nHost: h\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\n";
    RequestReader reader{1000};

    const auto fed = reader.feed(two);
    EXPECT_EQ(fed.state, State::has_header);
    EXPECT_EQ(reader.feed(two.substr(fed.used)).state, State::complete);
    EXPECT_EQ(reader.header().target, "/1");
    reader.restart();
    EXPECT_TRUE(reader.is_untouched());
    EXPECT_EQ(reader.feed(two.substr(fed.used)).state, State::has_header);
    EXPECT_EQ(reader.header().target, "/2");
}

TEST(RequestReader, limits_headers_and_bodies_to_the_byte) {
    RequestReader tight{32};
    EXPECT_EQ(feed(tight, "GET / HTTP/1.1\r\nHost: " + std::string(50, 'h'), 1), State::failed);
    EXPECT_EQ(tight.failure().status, 431);

    RequestReader short_body{1000};
    EXPECT_EQ(feed(short_body, counted, 1000, 4), State::failed);
    EXPECT_EQ(short_body.failure().status, 413);
    RequestReader fitting{1000};
    EXPECT_EQ(feed(fitting, counted, 1000, 5), State::complete);
}

// What proxies and servers read differently is how requests are smuggled (RFC 9112 11.2).
TEST(RequestReader, refuses_requests_with_two_meanings) {
    for (const auto* text : {
             "GET / HTTP/1.1\r\n\r\n",
             "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
             "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
             "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n"
             "Transfer-Encoding: chunked\r\n\r\n",
             "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
             "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999\r\n\r\n",
             "POST / HTTP/1.1\r\nHost : h\r\n\r\n",
             "GET / HTTP/1.1\nHost: h\n\n",
             "GET / HTTP/2.0\r\nHost: h\r\n\r\n",
             "GET  / HTTP/1.1\r\nHost: h\r\n\r\n",
             "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
         }) {
        RequestReader reader{1000};
        EXPECT_EQ(feed(reader, text, 1000), State::failed) << text;
        EXPECT_EQ(reader.failure().status, 400) << text;
    }
}

}  // namespace
}  // namespace hark::http
