#pragma once

#include <string>
#include <string_view>

/// How texts travel in emails, which are lines of ASCII.
namespace hark::mail {

/// Lines of 76 characters, each ended by CRLF.
std::string to_base64(std::string_view bytes);
/// Whatever is not base64 is skipped.
std::string from_base64(std::string_view text);

/// RFC 2045 6.7. Line ends of any kind become CRLF; no line is longer than 76.
std::string to_quoted_printable(std::string_view text);
/// What is broken stays as it is.
std::string from_quoted_printable(std::string_view text);

/// A text as it stands in a header: words of RFC 2047 where it is not short and ASCII, folded.
/// Control characters become blanks, so no text can begin a header of its own.
std::string to_header_text(std::string_view text);

}  // namespace hark::mail
