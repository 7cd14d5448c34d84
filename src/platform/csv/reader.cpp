#include "platform/csv/reader.h"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "platform/csv/bytes.h"
#include "platform/csv/splitter.h"
#include "platform/csv/values.h"

namespace hark::csv {

namespace {

constexpr std::size_t not_copied = static_cast<std::size_t>(-1);

std::string_view cut_to(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
    return text.substr(0, most);
}

bool is_transcoded(Encoding encoding) {
    return encoding == Encoding::utf16_le || encoding == Encoding::utf16_be ||
           encoding == Encoding::other;
}

}  // namespace

struct Reader::State {
    State(std::unique_ptr<Source> source_in, const Format& format)
        : source(transcoded(std::move(source_in), format.encoding)),
          encoding(is_transcoded(format.encoding.encoding) ? Encoding::utf8
                                                           : format.encoding.encoding),
          row_end(format.dialect.row_end == RowEnd::line_feed ? '\n' : '\r'),
          splitter(format.dialect),
          buffer(base::limits::csv_block_bytes / 4) {}

    bool fill();
    bool read_row(Row& row);
    void decode(Row& row);
    void skip_line();

    std::unique_ptr<Source> source;
    Encoding encoding;
    char row_end;
    Splitter splitter;
    std::vector<char> buffer;
    std::size_t begin = 0;  // of what is not handed out yet
    std::size_t end = 0;    // of what was read
    bool is_at_end = false;
    std::uint64_t offset = 0;  // of buffer[begin] in the file
    std::uint64_t line = 1;
    std::uint64_t number = 0;
    std::uint64_t blank_lines = 0;
    std::size_t columns = 0;
    std::string decoded;
    std::vector<std::size_t> decoded_at;
    std::vector<Header> headers;
};

bool Reader::State::fill() {
    if (is_at_end) return false;
    if (begin > 0) {
        std::memmove(buffer.data(), buffer.data() + begin, end - begin);
        end -= begin;
        begin = 0;
    }
    if (end == buffer.size()) buffer.resize(buffer.size() * 2);
    const std::size_t room = std::min(buffer.size() - end, base::limits::csv_block_bytes);
    const std::size_t count = source->read(buffer.data() + end, room);
    is_at_end = count == 0;
    end += count;
    return count > 0;
}

void Reader::State::decode(Row& row) {
    const char* const raw_end = row.raw.data() + row.raw.size();
    if (bytes::find_unclean(row.raw.data(), raw_end) == raw_end) return;
    if (encoding == Encoding::utf8) {
        if (is_clean_utf8(row.raw)) return;
        row.notes |= foreign_bytes;
    }
    decoded.clear();
    decoded_at.assign(row.fields.size() + 1, not_copied);
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
        if (is_clean_ascii(row.fields[i])) continue;
        decoded_at[i] = decoded.size();
        append_utf8(encoding, row.fields[i], decoded);
        decoded_at.back() = decoded.size();
        decoded.push_back('\0');  // marks where this field ends
    }
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
        if (decoded_at[i] == not_copied) continue;
        const std::string_view rest = std::string_view(decoded).substr(decoded_at[i]);
        row.fields[i] = rest.substr(0, rest.find('\0'));  // decoded text never holds U+0000
    }
}

bool Reader::State::read_row(Row& row) {
    for (;;) {
        if (begin == end && !fill()) return false;
        const bool is_too_long = end - begin > base::limits::csv_row_bytes;
        const auto ending =
            is_at_end || is_too_long ? Splitter::Ending::final : Splitter::Ending::open;
        const char* const from = buffer.data() + begin;
        const auto split =
            splitter.split(from, buffer.data() + end, ending, offset, columns, row.fields);
        if (!split.is_complete) {
            fill();
            continue;
        }
        row.raw = {from, split.bytes};
        row.line = line;
        row.offset = offset;
        row.notes = split.notes;
        begin += split.consumed;
        offset += split.consumed;
        line += split.line_ends + 1;
        if (row.fields.size() == 1 && trim(row.fields[0]).empty()) {
            ++blank_lines;
            continue;
        }
        decode(row);
        for (auto& field : row.fields) {
            if (field.size() <= base::limits::csv_cell_bytes) continue;
            field = cut_to(field, base::limits::csv_cell_bytes);
            row.notes |= cell_cut;
        }
        return true;
    }
}

void Reader::State::skip_line() {
    for (;;) {
        const char* const from = buffer.data() + begin;
        const auto* stop = static_cast<const char*>(std::memchr(from, row_end, end - begin));
        if (stop == nullptr && end - begin <= base::limits::csv_row_bytes && fill()) continue;
        const std::size_t count =
            stop == nullptr ? end - begin : static_cast<std::size_t>(stop - from) + 1;
        begin += count;
        offset += count;
        ++line;
        return;
    }
}

Reader::Reader(std::unique_ptr<Source> source, const Format& format)
    : state_(std::make_unique<State>(std::move(source), format)) {
    State& state = *state_;
    while (state.end < 3 && state.fill()) {
    }
    if (std::string_view(state.buffer.data(), state.end).starts_with("\xEF\xBB\xBF")) {
        state.begin = 3;
        state.offset = 3;
    }
    for (std::uint64_t i = 0; i < format.dialect.preamble_lines; ++i) state.skip_line();
    std::vector<std::vector<std::string>> rows;
    Row row;
    while (rows.size() < format.dialect.header_rows && state.read_row(row)) {
        rows.emplace_back(row.fields.begin(), row.fields.end());
        state.columns = std::max(state.columns, row.fields.size());
    }
    if (format.dialect.header_rows == 0) {
        // The first row says how many columns there are, and is then read again.
        if (state.read_row(row)) {
            state.columns = row.fields.size();
            state.begin -= static_cast<std::size_t>(state.offset - row.offset);
            state.offset = row.offset;
            state.line = row.line;
        }
    }
    if (state.columns > base::limits::csv_columns)
        throw base::Error(base::ErrorCode::limit_reached,
                          fmt::format("The first row has {} columns; at most {} can be read.",
                                      state.columns, base::limits::csv_columns));
    state.headers = make_headers(rows, state.columns);
}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

bool Reader::next(Row& row) {
    State& state = *state_;
    if (!state.read_row(row)) return false;
    row.number = ++state.number;
    if (row.fields.size() < state.columns) row.notes |= too_few_fields;
    for (std::size_t i = state.columns; i < row.fields.size(); ++i)
        if (!row.fields[i].empty()) row.notes |= too_many_fields;
    return true;
}

const std::vector<Header>& Reader::headers() const {
    return state_->headers;
}
std::uint64_t Reader::blank_lines() const {
    return state_->blank_lines;
}
std::uint64_t Reader::bytes_done() const {
    return state_->offset;
}

std::string to_text_notes(unsigned notes) {
    static constexpr std::pair<RowNote, std::string_view> names[] = {
        {too_few_fields, "too few fields"},
        {too_many_fields, "too many fields"},
        {stray_quote, "a quote inside a quoted cell"},
        {unterminated_quote, "a quote that is never closed"},
        {foreign_bytes, "bytes of another encoding"},
        {cell_cut, "a cell too long, cut"},
    };
    std::string text;
    for (const auto& [note, name] : names) {
        if ((notes & note) == 0) continue;
        if (!text.empty()) text += ", ";
        text += name;
    }
    return text;
}

Format detect_format(std::string_view beginning) {
    // A cut character at the end says nothing about the encoding.
    const auto last_line = beginning.rfind('\n');
    EncodingScan scan;
    scan.add(last_line == std::string_view::npos ? beginning : beginning.substr(0, last_line + 1));
    Format format;
    format.encoding = scan.decide();
    if (is_transcoded(format.encoding.encoding)) {
        auto source = transcoded(open_bytes(std::string(beginning)), format.encoding);
        std::string text(beginning.size() * 2, '\0');
        text.resize(source->read(text.data(), text.size()));
        format.dialect = detect_dialect(text);
    } else {
        format.dialect = detect_dialect(beginning);
    }
    return format;
}

}  // namespace hark::csv
