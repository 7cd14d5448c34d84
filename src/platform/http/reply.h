#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "platform/http/encoding.h"
#include "platform/http/event_stream.h"
#include "platform/http/route.h"
#include "platform/http/temporary_file.h"

namespace hark::http {

/// What the request at hand and the state of the connection ask of every answer.
struct Manner {
    enum class After { keep_alive, keep_alive_1_0, close } after = After::keep_alive;
    enum class Content { whole, head_only } content = Content::whole;
    Cors cors = Cors::none;
    Transport transport = Transport::plain;
    AcceptedEncodings accepted;
    std::string request_id;
};

/// An answer, ready for the wire: `head` and then one of the bodies, or events without an end.
struct Reply {
    int status = 0;
    std::string head;
    std::string body;
    std::string_view lasting_body;  // of an asset; outlives the server
    SourceFile file;
    std::unique_ptr<EventStream> events;
    Manner::After after = Manner::After::close;
};

/// Adds the headers that every answer has, and compresses text when that is wanted and worth it.
/// `lasting_body`, when not empty, is the body instead of `response.body`.
/// Throws: base::Error not_found when the body's file is gone; base::Bug when a header is broken.
Reply make_reply(Response response, const Manner& manner, std::string_view lasting_body = {});

/// An answer that goes on until one side closes the connection: its length is unknown, so nothing
/// can follow it. For HEAD the head alone.
Reply make_reply(std::unique_ptr<EventStream> events, Manner manner);

}  // namespace hark::http
