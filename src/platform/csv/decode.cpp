#include "base/error.h"
#include "platform/csv/bytes.h"
#include "platform/csv/charmap.h"
#include "platform/csv/encoding.h"

namespace hark::csv {

namespace {

bool ends_word(char c) {
    return !bytes::is_letter(c) && !bytes::is_high(c);
}

/// How much likelier cp850 is than cp1252 for the byte at `at`.
double lead_of_cp850(std::string_view text, std::size_t at) {
    const char before = at == 0 ? '\0' : text[at - 1];
    const char after = at + 1 == text.size() ? '\0' : text[at + 1];
    const auto upper = static_cast<std::size_t>(static_cast<unsigned char>(text[at]) - 128U);
    return charmap::plausibility(charmap::cp850()[upper], before, after) -
           charmap::plausibility(charmap::cp1252()[upper], before, after);
}

/// Bytes of one word mostly come from one program: its clear bytes decide about its unclear ones.
double lean_of_word(std::string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && !ends_word(text[begin - 1])) --begin;
    double lean = 0;
    for (std::size_t i = begin; i < text.size() && !ends_word(text[i]) && i < begin + 64; ++i) {
        if (!bytes::is_high(text[i]) || i == at) continue;
        const double lead = lead_of_cp850(text, i);
        if (lead >= 3 || lead <= -3) lean += lead;
    }
    return lean > 0 ? 1.5 : lean < 0 ? -1.5 : 0;
}

void append_foreign(std::string_view text, std::size_t at, std::string& out) {
    double lead = lead_of_cp850(text, at);
    if (lead < 2 && lead > -2) lead += lean_of_word(text, at);
    const auto upper = static_cast<std::size_t>(static_cast<unsigned char>(text[at]) - 128U);
    charmap::append(lead > 0 ? charmap::cp850()[upper] : charmap::cp1252()[upper], out);
}

/// UTF-8 where it is valid; the other bytes one by one, in the likelier reading.
void append_mixed(std::string_view text, std::string& out) {
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at != end;) {
        const char* const unclean = bytes::find_unclean(at, end);
        out.append(at, unclean);
        at = unclean;
        if (at == end) return;
        std::size_t length = 0;
        if (*at == '\0') {
            charmap::append(0, out);
            ++at;
        } else if (bytes::utf8_sequence(at, end, length) == bytes::Sequence::valid) {
            out.append(at, length);
            at += length;
        } else {
            append_foreign(text, static_cast<std::size_t>(at - text.data()), out);
            ++at;
        }
    }
}

template <typename Map>
void append_mapped(std::string_view text, std::string& out, Map map) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        charmap::append(byte < 128 ? byte : map(byte), out);
    }
}

}  // namespace

void append_utf8(Encoding encoding, std::string_view text, std::string& out) {
    switch (encoding) {
        case Encoding::utf8:
        case Encoding::mixed: return append_mixed(text, out);
        case Encoding::cp1252:
            return append_mapped(
                text, out, [](unsigned char b) -> char32_t { return charmap::cp1252()[b - 128U]; });
        case Encoding::cp850:
            return append_mapped(
                text, out, [](unsigned char b) -> char32_t { return charmap::cp850()[b - 128U]; });
        case Encoding::iso8859_15:
            return append_mapped(text, out, [](unsigned char b) -> char32_t {
                return charmap::iso8859_15()[b - 128U];
            });
        case Encoding::iso8859_1:
            return append_mapped(text, out,
                                 [](unsigned char b) -> char32_t { return charmap::iso8859_1(b); });
        case Encoding::utf16_le:
        case Encoding::utf16_be:
        case Encoding::other: break;
    }
    CHECK(encoding != Encoding::utf16_le && encoding != Encoding::utf16_be &&
          encoding != Encoding::other);
}

bool is_clean_ascii(std::string_view text) {
    const char* const end = text.data() + text.size();
    return bytes::find_unclean(text.data(), end) == end;
}

bool is_clean_utf8(std::string_view text) {
    const char* const end = text.data() + text.size();
    for (const char* at = text.data();;) {
        at = bytes::find_unclean(at, end);
        if (at == end) return true;
        std::size_t length = 0;
        if (*at == '\0' || bytes::utf8_sequence(at, end, length) != bytes::Sequence::valid)
            return false;
        at += length;
    }
}

}  // namespace hark::csv
