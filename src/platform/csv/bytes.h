#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/// Scanning many bytes at a time, for this folder only.
namespace hark::csv::bytes {

inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
inline bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
inline bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
inline bool is_letter(char c) {
    return is_lower(c) || is_upper(c);
}
inline bool is_high(char c) {
    return (static_cast<unsigned char>(c) & 0x80U) != 0;
}
inline char to_lower(char c) {
    return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// The first byte in [from, end) that is 0 or above 127, or end.
inline const char* find_unclean(const char* from, const char* end) {
#ifdef __SSE2__
    const __m128i zero = _mm_setzero_si128();
    for (; end - from >= 16; from += 16) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
        // Signed: bytes of 128 and more are negative, so "not greater than 0" is what is sought.
        const auto clean = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpgt_epi8(block, zero)));
        if (clean != 0xFFFFU) return from + std::countr_one(clean);
    }
#endif
    while (from != end && *from > 0) ++from;
    return from;
}

/// The first of four bytes in [from, end), or end. Bytes may be equal to each other.
inline const char* find_any(const char* from, const char* end, char a, char b, char c, char d) {
#ifdef __SSE2__
    const __m128i wanted_a = _mm_set1_epi8(a);
    const __m128i wanted_b = _mm_set1_epi8(b);
    const __m128i wanted_c = _mm_set1_epi8(c);
    const __m128i wanted_d = _mm_set1_epi8(d);
    for (; end - from >= 16; from += 16) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
        const __m128i hits = _mm_or_si128(
            _mm_or_si128(_mm_cmpeq_epi8(block, wanted_a), _mm_cmpeq_epi8(block, wanted_b)),
            _mm_or_si128(_mm_cmpeq_epi8(block, wanted_c), _mm_cmpeq_epi8(block, wanted_d)));
        const auto mask = static_cast<unsigned>(_mm_movemask_epi8(hits));
        if (mask != 0) return from + std::countr_zero(mask);
    }
#endif
    while (from != end && *from != a && *from != b && *from != c && *from != d) ++from;
    return from;
}

enum class Sequence { valid, invalid, cut };

/// Reads one multi-byte UTF-8 sequence at `from` (whose byte is above 127); `length` is set when it
/// is valid. `cut`: the end comes before anything is wrong.
inline Sequence utf8_sequence(const char* from, const char* end, std::size_t& length) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(from[i]); };
    const unsigned lead = byte(0);
    unsigned low = 0x80;
    unsigned high = 0xBF;
    std::size_t wanted = 0;
    if (lead >= 0xC2 && lead <= 0xDF) {
        wanted = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        wanted = 3;
        if (lead == 0xE0) low = 0xA0;   // overlong
        if (lead == 0xED) high = 0x9F;  // surrogates
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        wanted = 4;
        if (lead == 0xF0) low = 0x90;
        if (lead == 0xF4) high = 0x8F;  // above U+10FFFF
    } else {
        return Sequence::invalid;
    }
    const auto left = static_cast<std::size_t>(end - from);
    for (std::size_t i = 1; i < wanted; ++i) {
        if (i >= left) return Sequence::cut;
        if (byte(i) < low || byte(i) > high) return Sequence::invalid;
        low = 0x80;
        high = 0xBF;
    }
    length = wanted;
    return Sequence::valid;
}

}  // namespace hark::csv::bytes
