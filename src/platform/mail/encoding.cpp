#include "platform/mail/encoding.h"

#include <array>
#include <cstdint>

namespace hark::mail {
namespace {

constexpr std::string_view digits64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view digits16 = "0123456789ABCDEF";
constexpr std::size_t line_most = 76;

std::uint32_t byte(char c) {
    return static_cast<unsigned char>(c);
}

std::string base64(std::string_view bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto left = bytes.size() - i;
        const auto group = byte(bytes[i]) << 16 | (left > 1 ? byte(bytes[i + 1]) << 8 : 0) |
                           (left > 2 ? byte(bytes[i + 2]) : 0);
        text += digits64[group >> 18];
        text += digits64[group >> 12 & 63];
        text += left > 1 ? digits64[group >> 6 & 63] : '=';
        text += left > 2 ? digits64[group & 63] : '=';
    }
    return text;
}

bool is_continuation(char c) {
    return (byte(c) & 0xC0) == 0x80;
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

/// One line of RFC 2045 6.7 after the other, soft breaks between them.
class Quoted {
public:
    void add(std::string_view token) {
        constexpr std::size_t most = line_most - 1;  // the "=" of a soft break
        if (length_ + token.size() > most) {
            text_ += "=\r\n";
            length_ = 0;
        }
        text_ += token;
        length_ += token.size();
    }
    void end_line() {
        text_ += "\r\n";
        length_ = 0;
    }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
    std::size_t length_ = 0;
};

}  // namespace

std::string to_base64(std::string_view bytes) {
    constexpr std::size_t bytes_each_line = line_most / 4 * 3;
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += bytes_each_line)
        text += base64(bytes.substr(i, bytes_each_line)) + "\r\n";
    return text;
}

std::string from_base64(std::string_view text) {
    std::string bytes;
    std::uint32_t group = 0;
    int bits = 0;
    for (const char c : text) {
        const auto digit = digits64.find(c);
        if (digit == std::string_view::npos) continue;
        group = (group << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFFFF;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(group >> bits & 0xFF);
    }
    return bytes;
}

std::string to_quoted_printable(std::string_view text) {
    Quoted quoted;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        if (c == '\n' || c == '\r') {
            quoted.end_line();
            continue;
        }
        const bool ends_line = i + 1 == text.size() || text[i + 1] == '\n' || text[i + 1] == '\r';
        const bool is_blank = (c == ' ' || c == '\t') && !ends_line;
        if (is_blank || (c > ' ' && c <= '~' && c != '=')) {
            quoted.add({&c, 1});
        } else {
            const std::array<char, 3> escape{'=', digits16[byte(c) >> 4], digits16[byte(c) & 15]};
            quoted.add({escape.data(), escape.size()});
        }
    }
    auto result = quoted.take();
    if (!result.ends_with("\n")) result += "\r\n";
    return result;
}

std::string from_quoted_printable(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto rest = text.substr(i + 1);
        if (text[i] != '=') {
            result += text[i];
        } else if (rest.starts_with("\r\n")) {
            i += 2;
        } else if (rest.starts_with("\n")) {
            i += 1;
        } else if (rest.size() > 1 && hex_value(rest[0]) >= 0 && hex_value(rest[1]) >= 0) {
            result += static_cast<char>(hex_value(rest[0]) * 16 + hex_value(rest[1]));
            i += 2;
        } else {
            result += '=';
        }
    }
    return result;
}

std::string to_header_text(std::string_view text) {
    constexpr std::size_t plain_most = 60;  // with the longest header name, below 78
    constexpr std::size_t word_bytes = 42;  // 56 in base64, and 12 around them: below 75
    std::string clean;
    bool is_plain = text.size() <= plain_most && text.find("=?") == std::string_view::npos;
    for (const char c : text) {
        const bool is_control = byte(c) < ' ' || byte(c) == 0x7F;
        if (byte(c) > '~') is_plain = false;
        clean += is_control ? ' ' : c;
    }
    if (is_plain) return clean;
    std::string words;
    for (std::size_t begin = 0; begin < clean.size();) {
        auto end = std::min(begin + word_bytes, clean.size());
        while (end < clean.size() && end > begin + 1 && is_continuation(clean[end])) --end;
        if (!words.empty()) words += "\r\n ";
        words += "=?UTF-8?B?" + base64(std::string_view{clean}.substr(begin, end - begin)) + "?=";
        begin = end;
    }
    return words;
}

}  // namespace hark::mail
