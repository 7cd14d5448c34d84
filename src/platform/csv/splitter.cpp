#include "platform/csv/splitter.h"

#include <algorithm>
#include <cstring>

#include "base/limits.h"
#include "platform/csv/bytes.h"
#include "platform/csv/reader.h"

namespace hark::csv {

namespace {

std::uint64_t count_line_ends(const char* from, const char* end, char line_end) {
    return static_cast<std::uint64_t>(std::count(from, end, line_end));
}

}  // namespace

bool Splitter::is_literal(std::uint64_t place) const {
    return place < unclosed_until_ || std::find(literal_quotes_.begin(), literal_quotes_.end(),
                                                place) != literal_quotes_.end();
}

void Splitter::copy_unescaped(const char* from, const char* end, std::size_t field) {
    const std::size_t at = copies_.size();
    const char special = dialect_.escape == Escape::backslash ? '\\' : dialect_.quote;
    while (from != end) {
        const auto* hit = static_cast<const char*>(
            std::memchr(from, special, static_cast<std::size_t>(end - from)));
        if (hit == nullptr) hit = end;
        copies_.append(from, hit);
        if (hit == end) break;
        const bool is_pair =
            hit + 1 != end && (hit[1] == dialect_.quote || (special == '\\' && hit[1] == '\\'));
        copies_.push_back(is_pair ? hit[1] : *hit);
        from = hit + (is_pair ? 2 : 1);
    }
    copied_.push_back({field, at, copies_.size() - at});
}

Splitter::Result Splitter::pass(const char* from, const char* end, Ending ending,
                                std::uint64_t offset, std::vector<std::string_view>& fields) {
    const char quote = dialect_.quote;
    const char delimiter = dialect_.delimiter;
    const char row_end = dialect_.row_end == RowEnd::line_feed ? '\n' : '\r';
    const bool is_final = ending == Ending::final;
    const char escape = dialect_.escape == Escape::backslash ? '\\' : quote;
    Result result;
    fields.clear();
    copies_.clear();
    copied_.clear();

    const auto is_end_of_cell = [&](const char* at) {
        return at == end || *at == delimiter || *at == '\n' || *at == row_end ||
               (*at == '\r' && (at + 1 == end || at[1] == '\n'));
    };
    const auto finish = [&](const char* at) {  // at the row's end or at the last byte
        const char* last = at;
        if (at != end && row_end == '\n' && last != from && last[-1] == '\r') --last;
        result.bytes = static_cast<std::size_t>(last - from);
        const char* next = at == end ? at : at + 1;
        if (row_end == '\r' && next != end && *next == '\n') ++next;
        result.consumed = static_cast<std::size_t>(next - from);
        result.is_complete = true;
    };

    for (const char* at = from;;) {
        if (at != end && *at == quote &&
            !is_literal(offset + static_cast<std::uint64_t>(at - from))) {
            const char* const opening = at;
            const char* seek = at + 1;
            bool has_pairs = false;
            const char* closing = nullptr;
            while (closing == nullptr) {
                seek = bytes::find_any(seek, end, quote, escape, quote, quote);
                if (seek == end) break;
                if (escape == '\\' && *seek == '\\') {
                    if (seek + 1 == end) break;
                    has_pairs = true;
                    seek += 2;
                    continue;
                }
                if (seek + 1 == end && !is_final) break;  // the next byte decides
                if (seek + 1 != end && seek[1] == quote && escape == quote) {
                    has_pairs = true;
                    seek += 2;
                    continue;
                }
                const char* after = seek + 1;
                while (after != end && *after == ' ' && delimiter != ' ') ++after;
                if (after == end && !is_final) break;
                if (is_end_of_cell(after)) {
                    closing = seek;
                    break;
                }
                if ((result.notes & stray_quote) == 0)
                    first_stray_ = offset + static_cast<std::uint64_t>(opening - from);
                result.notes |= stray_quote;
                ++seek;
            }
            const auto place = offset + static_cast<std::uint64_t>(opening - from);
            const auto length = static_cast<std::size_t>((closing ? closing : end) - opening);
            if (closing == nullptr && !is_final && length <= base::limits::csv_cell_bytes)
                return result;
            if (closing == nullptr || length > base::limits::csv_cell_bytes) {
                // Nobody closes it: a plain character after all.
                literal_quotes_.push_back(place);
                if (closing == nullptr)
                    unclosed_until_ =
                        std::max(unclosed_until_, offset + static_cast<std::uint64_t>(end - from) -
                                                      std::min<std::uint64_t>(8, length));
                result.notes |= unterminated_quote;
                continue;
            }
            result.line_ends += count_line_ends(opening, closing, row_end);
            fields.emplace_back(opening + 1, static_cast<std::size_t>(closing - opening - 1));
            if (has_pairs) copy_unescaped(opening + 1, closing, fields.size() - 1);
            at = closing + 1;
            while (at != end && *at == ' ' && delimiter != ' ') ++at;
            if (at != end && *at == '\r' && row_end == '\n') ++at;
            if (at == end && !is_final) return result;
            if (at == end || *at == row_end || *at == '\n') {
                finish(at);
                return result;
            }
            ++at;  // the delimiter
            continue;
        }
        const char* const stop = bytes::find_any(at, end, delimiter, row_end, row_end, row_end);
        if (stop == end && !is_final) return result;
        if (stop != end && *stop == delimiter) {
            fields.emplace_back(at, static_cast<std::size_t>(stop - at));
            at = stop + 1;
            continue;
        }
        if (row_end == '\r' && stop != end && stop + 1 == end && !is_final) return result;
        const char* last = stop;
        if (row_end == '\n' && last != at && last[-1] == '\r') --last;
        fields.emplace_back(at, static_cast<std::size_t>(last - at));
        finish(stop);
        return result;
    }
}

Splitter::Result Splitter::split(const char* from, const char* end, Ending ending,
                                 std::uint64_t offset, std::size_t columns,
                                 std::vector<std::string_view>& fields) {
    literal_quotes_.clear();
    Result result = pass(from, end, ending, offset, fields);
    if (!result.is_complete) return result;
    if ((result.notes & stray_quote) != 0 && result.line_ends > 0 && columns > 0 &&
        fields.size() != columns) {
        // A quote that nobody closed swallowed the next rows. Does the row fit without it?
        literal_quotes_.push_back(first_stray_);
        const Result again = pass(from, end, ending, offset, fields);
        if (again.is_complete && fields.size() == columns) {
            result = again;
            result.notes |= unterminated_quote;
        } else {
            literal_quotes_.clear();
            result = pass(from, end, ending, offset, fields);
        }
    }
    for (const Copied& copied : copied_)
        fields[copied.field] = std::string_view(copies_).substr(copied.at, copied.length);
    return result;
}

}  // namespace hark::csv
