#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Delimited files, knowing nothing of what is in them: encodings, dialects, rows, values, dates.
namespace hark::csv {

/// How bytes become characters. `mixed` is a file whose cells are partly UTF-8, cp1252 and cp850:
/// each word is read in the way that gives the likelier letters. `other` is any encoding that ICU
/// knows; its name is in `EncodingDecision::charset`.
enum class Encoding {
    utf8,
    utf16_le,
    utf16_be,
    cp1252,
    iso8859_1,
    iso8859_15,
    cp850,
    mixed,
    other
};

/// "UTF-8", "UTF-16LE", "windows-1252", …
std::string_view to_text(Encoding encoding);

/// What a whole file (or as much as was seen) is written in, and how sure that is.
struct EncodingDecision {
    Encoding encoding = Encoding::utf8;
    std::string charset;              ///< ICU's name, only for Encoding::other
    std::size_t mark_bytes = 0;       ///< length of the byte order mark to skip
    std::uint64_t foreign_bytes = 0;  ///< bytes that do not fit the encoding; read as cp1252/cp850
    std::vector<std::string> notes;   ///< sentences for the person who imports

    bool operator==(const EncodingDecision&) const = default;
};

/// Sees all bytes of a file, block by block, and then says how they are encoded. Valid UTF-8 is
/// UTF-8, whatever statistics say. Memory does not grow with the file. One thread at a time.
class EncodingScan {
public:
    EncodingScan();
    ~EncodingScan();
    EncodingScan(const EncodingScan&) = delete;
    EncodingScan& operator=(const EncodingScan&) = delete;

    void add(std::string_view bytes);
    /// May be asked at any time; judges what was added until now.
    EncodingDecision decide() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Appends `bytes` as UTF-8 to `out`. Every byte gives some character; U+0000 becomes U+FFFD.
/// Requires: `encoding` is not UTF-16 or other (those are converted by `transcoded`, source.h).
void append_utf8(Encoding encoding, std::string_view bytes, std::string& out);

/// True when all bytes are valid UTF-8 (no surrogates, nothing overlong) without U+0000.
bool is_clean_utf8(std::string_view bytes);

/// True when all bytes are in 1..127.
bool is_clean_ascii(std::string_view bytes);

}  // namespace hark::csv
