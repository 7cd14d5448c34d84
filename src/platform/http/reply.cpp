#include "platform/http/reply.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/limits.h"
#include "platform/http/headers.h"
#include "platform/http/problem.h"
#include "platform/http/url.h"

namespace hark::http {
namespace {

bool has_header(const Response& response, std::string_view name) {
    return std::ranges::any_of(response.headers, [&](const auto& header) {
        return same_ignoring_case(header.first, name);
    });
}

/// "Sun, 06 Nov 1994 08:49:37 GMT", made once a second and thread.
std::string_view date_header() {
    using namespace std::chrono;
    thread_local sys_seconds made;
    thread_local std::string text;
    const auto now = floor<seconds>(base::SystemClock{}.now());
    if (now == made) return text;
    constexpr std::array weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = floor<days>(now);
    const year_month_day date{day};
    const hh_mm_ss time{now - day};
    text =
        fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", weekdays[weekday{day}.c_encoding()],
                    static_cast<unsigned>(date.day()),
                    months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                    time.hours().count(), time.minutes().count(), time.seconds().count());
    made = now;
    return text;
}

void add(std::string& head, std::string_view name, std::string_view value) {
    CHECK(name.find_first_of("\r\n:") == std::string_view::npos);
    CHECK(value.find_first_of(std::string_view{"\r\n\0", 3}) == std::string_view::npos);
    head += name;
    head += ": ";
    head += value;
    head += "\r\n";
}

bool is_compressible(const Response& response) {
    // An answer that sets a cookie carries a secret, whose length compression would betray.
    return response.body.size() > base::limits::compress_bytes && response.body_file.empty() &&
           (response.content_type.find("json") != std::string::npos ||
            response.content_type.starts_with("text/")) &&
           !has_header(response, "Content-Encoding") && !has_header(response, "Set-Cookie");
}

}  // namespace

namespace {

Reply reply_with_head(const Response& response, const Manner& manner,
                      std::optional<std::uint64_t> length) {
    Reply reply;
    reply.status = response.status;
    reply.after = manner.after;
    auto& head = reply.head;
    head.reserve(1024);
    fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\n", response.status,
                   reason_of(response.status));
    add(head, "Date", date_header());
    add(head, "X-Request-Id", manner.request_id);
    if (!response.content_type.empty()) add(head, "Content-Type", response.content_type);
    if (length) fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", *length);
    for (const auto& [name, value] : response.headers) add(head, name, value);
    for (const auto& [name, value] : standing_headers(response.content_type, manner.transport)) {
        if (!has_header(response, name)) add(head, name, value);
    }
    if (manner.cors == Cors::any_origin) {
        head += "Access-Control-Allow-Origin: *\r\n";
        head += "Access-Control-Expose-Headers: X-Request-Id, Retry-After\r\n";
    }
    if (manner.after == Manner::After::close) head += "Connection: close\r\n";
    if (manner.after == Manner::After::keep_alive_1_0) head += "Connection: keep-alive\r\n";
    head += "\r\n";
    return reply;
}

}  // namespace

Reply make_reply(Response response, const Manner& manner, std::string_view lasting_body) {
    if (is_compressible(response)) {
        response.with_header("Vary", "Accept-Encoding");
        if (manner.accepted.gzip > 0) {
            response.body = gzip(response.body);
            response.with_header("Content-Encoding", "gzip");
        }
    }
    SourceFile file;
    std::uint64_t length = lasting_body.empty() ? response.body.size() : lasting_body.size();
    if (!response.body_file.empty()) {
        file = SourceFile{response.body_file};
        length = file.bytes();
    }
    const bool is_bodiless = response.status == 204 || response.status == 304;
    auto reply =
        reply_with_head(response, manner, is_bodiless ? std::nullopt : std::optional{length});
    if (is_bodiless || manner.content == Manner::Content::head_only) return reply;
    reply.file = std::move(file);
    reply.body = std::move(response.body);
    reply.lasting_body = lasting_body;
    return reply;
}

Reply make_reply(std::unique_ptr<EventStream> events, Manner manner) {
    Response response{200, "text/event-stream", "", {}, {}};
    // nginx would collect events until they fill a buffer.
    response.with_header("X-Accel-Buffering", "no");
    if (manner.content == Manner::Content::head_only) {
        return reply_with_head(response, manner, std::nullopt);
    }
    manner.after = Manner::After::close;
    auto reply = reply_with_head(response, manner, std::nullopt);
    reply.events = std::move(events);
    return reply;
}

}  // namespace hark::http
