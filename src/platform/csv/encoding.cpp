#include "platform/csv/encoding.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <uchardet/uchardet.h>

#include "platform/csv/bytes.h"
#include "platform/csv/source.h"

namespace hark::csv {

namespace {

constexpr std::size_t zero_probe_bytes = 64U << 10;
constexpr std::size_t statistics_bytes = 1U << 20;  // what uchardet sees of the foreign parts

bool contains(std::string_view set, unsigned char byte) {
    return set.find(static_cast<char>(byte)) != std::string_view::npos;
}

// Between two small letters these are accented letters in one encoding and nonsense in the others.
// A9-like bytes that make sense in two (0x85 is "à" or "…", 0xE1 is "ß" or "á") are left out.
constexpr std::string_view cp850_letters =
    "\x81\x82\x83\x84\x87\x88\x89\x8A\x8B\x8C\x93\x94\xA2\xA3\xA4";
constexpr std::string_view cp1252_letters =
    "\xE0\xE2\xE7\xE8\xE9\xEA\xEB\xEE\xEF\xF1\xF2\xF3\xF4\xF6\xF9\xFA\xFB\xFC\x92";
constexpr std::string_view macintosh_letters = "\x8E\x8F\x90\x8D\x9D\x9E\x9F";
constexpr std::string_view central_letters =  // cp1252: ¹ ³ ¿ ¼ ¾ between letters
    "\xB3\xB9\xBF\xBE\xBC\xB1\xB6\xEC";
constexpr std::string_view iso8859_15_letters = "\xA6\xA8\xB4\xB8\xBC\xBD\xBE";

}  // namespace

std::string_view to_text(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8: return "UTF-8";
        case Encoding::utf16_le: return "UTF-16LE";
        case Encoding::utf16_be: return "UTF-16BE";
        case Encoding::cp1252: return "windows-1252";
        case Encoding::iso8859_1: return "ISO-8859-1";
        case Encoding::iso8859_15: return "ISO-8859-15";
        case Encoding::cp850: return "cp850";
        case Encoding::mixed: return "mixed (cp850, windows-1252, UTF-8)";
        case Encoding::other: return "other";
    }
    return "other";
}

struct EncodingScan::State {
    State() : detector(uchardet_new()) {}
    ~State() { uchardet_delete(detector); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    uchardet_t detector;
    std::size_t detector_bytes = 0;
    std::string begin;  // the first four bytes
    std::string carry;  // the beginning of a sequence that the last block cut
    std::uint64_t total = 0;
    std::array<std::uint64_t, 2> zeros{};  // at even and odd places of the first bytes
    std::uint64_t probed = 0;
    std::uint64_t sequences = 0;
    std::uint64_t foreign = 0;
    std::uint64_t foreign_in_runs = 0;  // of three and more: German has "öß", in any encoding
    std::uint64_t c1 = 0;               // 0x80..0x9F among the foreign
    std::uint64_t as_cp850 = 0;
    std::uint64_t as_cp1252 = 0;
    std::uint64_t as_macintosh = 0;
    std::uint64_t as_central = 0;
    std::uint64_t as_iso8859_15 = 0;

    void scan(std::string_view text, std::string& rest);
    void weigh(const char* begin_of_block, const char* at, const char* end);
    EncodingDecision judge_foreign() const;
    std::string statistics() const;
};

void EncodingScan::State::weigh(const char* first, const char* at, const char* end) {
    const auto byte = static_cast<unsigned char>(*at);
    const char before = at == first ? '\0' : at[-1];
    const char after = at + 1 == end ? '\0' : at[1];
    ++foreign;
    if (byte < 0xA0) ++c1;
    const bool has_two_before = at - first > 1 && bytes::is_high(before) && bytes::is_high(at[-2]);
    const bool has_two_after = end - at > 2 && bytes::is_high(after) && bytes::is_high(at[2]);
    const bool is_between = bytes::is_high(before) && bytes::is_high(after);
    if (has_two_before || has_two_after || is_between) ++foreign_in_runs;
    if (contains(iso8859_15_letters, byte) && bytes::is_letter(before)) ++as_iso8859_15;
    const bool is_inside = bytes::is_lower(before) && bytes::is_lower(after);
    const bool is_at_edge = bytes::is_lower(before) && !bytes::is_letter(after);
    if (is_inside && contains(central_letters, byte)) ++as_central;
    if (is_inside && contains(macintosh_letters, byte)) ++as_macintosh;
    if ((is_inside && contains(cp850_letters, byte)) || (is_at_edge && byte == 0x82)) ++as_cp850;
    // "äß", "öß", "üß"
    if (bytes::is_lower(before) && after == '\xE1' && contains("\x81\x84\x94", byte)) ++as_cp850;
    if ((is_inside && contains(cp1252_letters, byte)) || (is_at_edge && byte == 0xE9)) ++as_cp1252;
    if (detector_bytes < statistics_bytes) {
        const char* const from = at - std::min<std::ptrdiff_t>(at - first, 16);
        const char* const to = at + std::min<std::ptrdiff_t>(end - at, 16);
        const auto count = static_cast<std::size_t>(to - from);
        uchardet_handle_data(detector, from, count);
        detector_bytes += count;
    }
}

void EncodingScan::State::scan(std::string_view text, std::string& rest) {
    const char* const first = text.data();
    const char* const end = first + text.size();
    for (const char* at = first;;) {
        at = bytes::find_unclean(at, end);
        if (at == end) return;
        if (*at == '\0') {
            ++at;
            continue;
        }
        std::size_t length = 0;
        switch (bytes::utf8_sequence(at, end, length)) {
            case bytes::Sequence::valid:
                ++sequences;
                at += length;
                break;
            case bytes::Sequence::invalid: weigh(first, at++, end); break;
            case bytes::Sequence::cut: rest.assign(at, end); return;
        }
    }
}

EncodingScan::EncodingScan() : state_(std::make_unique<State>()) {}
EncodingScan::~EncodingScan() = default;

void EncodingScan::add(std::string_view block) {
    State& state = *state_;
    if (state.begin.size() < 4) state.begin.append(block.substr(0, 4 - state.begin.size()));
    for (std::size_t i = 0; i < block.size() && state.probed < zero_probe_bytes; ++i)
        if (++state.probed; block[i] == '\0') ++state.zeros[(state.total + i) % 2];
    state.total += block.size();

    // A cut sequence needs at most three more bytes; then the block goes on where that ended.
    std::string rest;
    if (!state.carry.empty()) {
        const std::size_t taken = std::min<std::size_t>(block.size(), 3);
        std::string seam = state.carry + std::string(block.substr(0, taken));
        state.scan(seam, rest);
        if (block.size() <= 3) {
            state.carry = rest;
            return;
        }
        // The cut part belongs to what follows: scan it again together with the rest.
        block.remove_prefix(taken - std::min(rest.size(), taken));
    }
    rest.clear();
    state.scan(block, rest);
    state.carry = rest;
}

std::string EncodingScan::State::statistics() const {
    // uchardet ends its work when asked; a copy is not possible, so it is asked once, at the end.
    uchardet_data_end(detector);
    const char* const name = uchardet_get_charset(detector);
    return name == nullptr ? std::string() : std::string(name);
}

EncodingDecision EncodingScan::State::judge_foreign() const {
    EncodingDecision decision;
    const double runs = static_cast<double>(foreign_in_runs) / static_cast<double>(foreign);
    const bool is_central = as_central * 20 > foreign && as_central > as_cp850;
    if (runs > 0.6 || is_central) {
        // Words of foreign letters only: no Western text. Here statistics know more.
        const std::string charset = statistics();
        const bool is_western = charset.empty() || charset == "ASCII" || charset == "UTF-8" ||
                                charset == "ISO-8859-1" || charset == "ISO-8859-15" ||
                                charset == "WINDOWS-1252";
        if (!is_western && can_transcode(charset)) {
            decision.encoding = Encoding::other;
            decision.charset = charset;
            decision.notes.push_back(fmt::format("Read as {}.", charset));
            return decision;
        }
    }
    if (as_macintosh > as_cp850 && as_macintosh > as_cp1252) {
        decision.encoding = Encoding::other;
        decision.charset = "macintosh";
        decision.notes.emplace_back("Read as Mac Roman.");
        return decision;
    }
    if ((as_cp850 > 0 && as_cp1252 > 0) || sequences * 20 > foreign) {
        decision.encoding = Encoding::mixed;
        decision.foreign_bytes = foreign;
        decision.notes.push_back(fmt::format(
            "The file mixes encodings: {} bytes are no UTF-8, some of them cp850 and some "
            "windows-1252. Each word was read in the likelier way; nothing was dropped.",
            foreign));
    } else if (as_cp850 > 0) {
        decision.encoding = Encoding::cp850;
    } else if (c1 == 0 && as_iso8859_15 > 0) {
        decision.encoding = Encoding::iso8859_15;
    } else {
        decision.encoding = c1 > 0 ? Encoding::cp1252 : Encoding::iso8859_1;
    }
    if (decision.notes.empty())
        decision.notes.push_back(fmt::format("Read as {}.", to_text(decision.encoding)));
    return decision;
}

EncodingDecision EncodingScan::decide() const {
    const State& state = *state_;
    EncodingDecision decision;
    const std::string_view begin = state.begin;
    if (begin.starts_with("\xEF\xBB\xBF")) decision.mark_bytes = 3;
    if (begin.starts_with("\xFF\xFE") || begin.starts_with("\xFE\xFF")) {
        decision.mark_bytes = 2;
        decision.encoding = begin[0] == '\xFF' ? Encoding::utf16_le : Encoding::utf16_be;
    } else if ((state.zeros[0] + state.zeros[1]) * 5 > state.probed && state.probed >= 4) {
        // Western text in UTF-16 is half zeros, all of them on one side.
        decision.encoding =
            state.zeros[1] > state.zeros[0] ? Encoding::utf16_le : Encoding::utf16_be;
    }
    if (decision.encoding != Encoding::utf8) {
        decision.notes.push_back(fmt::format("Read as {}.", to_text(decision.encoding)));
        return decision;
    }
    const std::uint64_t foreign = state.foreign + state.carry.size();
    if (foreign == 0) return decision;
    // A few broken characters (cells cut at a byte count) do not make a file something else.
    if (state.foreign == 0 || state.foreign * 20 <= state.sequences || decision.mark_bytes > 0) {
        decision.foreign_bytes = foreign;
        decision.notes.push_back(fmt::format(
            "{} bytes are not the UTF-8 of the rest; they were read as windows-1252 or cp850.",
            foreign));
        return decision;
    }
    return state.judge_foreign();
}

}  // namespace hark::csv
