#include "product/importing/analysis.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "platform/crypto/content_hash.h"
#include "product/importing/column_guess.h"
#include "product/importing/column_profile.h"
#include "product/importing/column_words.h"

namespace hark::importing {

namespace {

using base::Error;
using base::ErrorCode;

constexpr std::uint64_t bytes_between_progress = 8U << 20;
// Late bytes that overturn the encoding cost a second pass, so the first look is generous.
constexpr std::size_t probe_bytes = 4U << 20;

struct Pass {
    Analysis analysis;
    csv::EncodingDecision seen;  // what all bytes together say
};

std::string read_beginning(const std::filesystem::path& path) {
    const auto source = csv::open_file(path);
    std::string text(probe_bytes, '\0');
    std::size_t count = 0;
    while (count < text.size()) {
        const std::size_t more = source->read(text.data() + count, text.size() - count);
        if (more == 0) break;
        count += more;
    }
    text.resize(count);
    return text;
}

/// Files that people bring by mistake, by how they begin.
void refuse_what_is_no_text(std::string_view beginning) {
    const auto refuse = [](const char* sentence) { throw Error(ErrorCode::invalid, sentence); };
    constexpr std::string_view excel_97{"\xD0\xCF\x11\xE0"};
    const bool is_empty = beginning.empty() || beginning == "\xEF\xBB\xBF" ||
                          beginning == "\xFF\xFE" || beginning == "\xFE\xFF";
    if (is_empty) refuse("The file is empty.");
    if (beginning.starts_with("PK\x03\x04") || beginning.starts_with(excel_97))
        refuse("This is an Excel workbook: save it as CSV first.");
    if (beginning.starts_with("\x1F\x8B")) refuse("This is a compressed file: unpack it first.");
    if (beginning.starts_with("%PDF-")) refuse("This is a PDF: export the answers as CSV instead.");
}

Pass run(const std::filesystem::path& path, const csv::Format& format,
         const AnalysisOptions& options) {
    Pass pass;
    Analysis& analysis = pass.analysis;
    crypto::ContentHash hash;
    csv::EncodingScan scan;
    auto file = csv::open_file(path);
    const std::uint64_t total = file->size().value_or(0);
    std::uint64_t told = 0;
    auto source = csv::watched(std::move(file), [&](std::string_view block) {
        hash.add(block);
        scan.add(block);
        analysis.bytes += block.size();
        if (!options.progress || analysis.bytes - told < bytes_between_progress) return;
        told = analysis.bytes;
        if (options.progress(analysis.bytes, total) == Continue::no)
            throw Error(ErrorCode::unavailable, "The analysis was stopped.");
    });
    csv::Reader reader(std::move(source), format);
    std::vector<Profile> profiles(reader.headers().size());
    csv::Row row;
    while (reader.next(row)) {
        if (row.notes != 0) ++analysis.odd_rows;
        const std::size_t count = std::min(row.fields.size(), profiles.size());
        for (std::size_t i = 0; i < count; ++i) profiles[i].observe(row.fields[i]);
        ++analysis.rows;
    }
    if (analysis.rows == 0)
        throw Error(ErrorCode::invalid,
                    fmt::format("{} holds no rows below its header.", path.string()));
    analysis.hash = hash.text();
    analysis.format = format;
    pass.seen = scan.decide();
    for (std::size_t i = 0; i < profiles.size(); ++i)
        analysis.columns.push_back(
            profiles[i].describe(i, reader.headers()[i], analysis.rows, options.day_order));
    return pass;
}

std::string_view words(Role role) {
    return role == Role::at ? "the time of the response" : to_text(role);
}

/// Worth a note: a value could be read in two ways, or values contradict each other.
bool is_uncertain(const csv::DateDecision& date) {
    return date.either > 0 || (date.only_day_first > 0 && date.only_month_first > 0);
}

void add_notes(Analysis& analysis) {
    auto& notes = analysis.notes;
    const auto& [encoding, dialect] = analysis.format;
    notes.insert(notes.end(), encoding.notes.begin(), encoding.notes.end());
    notes.insert(notes.end(), dialect.notes.begin(), dialect.notes.end());
    if (analysis.odd_rows > 0)
        notes.push_back(
            fmt::format("{} of {} rows {} too few or too many cells, quotes that do "
                        "not match, or bytes of another encoding.",
                        analysis.odd_rows, analysis.rows, analysis.odd_rows == 1 ? "has" : "have"));
    for (const Column& column : analysis.columns) {
        const bool is_used = column.guess.role != Role::ignore;
        for (const Sentinel& sentinel : column.sentinels)
            if (column.guess.role == Role::score)
                notes.push_back(fmt::format("{}: {}", column.header.name, sentinel.reason));
        if (column.kind == Kind::date && is_used && is_uncertain(column.date))
            notes.push_back(fmt::format("{}: {}", column.header.name, column.date.why));
        if (column.guess.role != Role::ignore && column.guess.role != Role::property &&
            column.guess.confidence < 0.5)
            notes.push_back(fmt::format("\"{}\" is taken as {}; please check.", column.header.name,
                                        words(column.guess.role)));
    }
}

}  // namespace

std::string_view to_text(Kind kind) {
    switch (kind) {
        case Kind::empty: return "empty";
        case Kind::score: return "score";
        case Kind::integer: return "integer";
        case Kind::number: return "number";
        case Kind::date: return "date";
        case Kind::boolean: return "boolean";
        case Kind::category: return "category";
        case Kind::text: return "text";
        case Kind::id: return "id";
        case Kind::email: return "email";
        case Kind::phone: return "phone";
    }
    return "";
}

std::string_view to_text(Role role) {
    switch (role) {
        case Role::score: return "score";
        case Role::comment: return "comment";
        case Role::at: return "at";
        case Role::person: return "person";
        case Role::email: return "email";
        case Role::phone: return "phone";
        case Role::name: return "name";
        case Role::company: return "company";
        case Role::channel: return "channel";
        case Role::external_id: return "external_id";
        case Role::property: return "property";
        case Role::ignore: return "ignore";
    }
    return "";
}

const Column* Analysis::find(Role role) const {
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& column) {
        return column.guess.role == role;
    });
    return found == columns.end() ? nullptr : &*found;
}

Analysis analyse(const std::filesystem::path& path, const AnalysisOptions& options) {
    const std::string beginning = read_beginning(path);
    refuse_what_is_no_text(beginning);
    csv::Format format = csv::detect_format(beginning);
    if (options.dialect) format.dialect = *options.dialect;
    if (options.encoding) {
        format.encoding = {};
        format.encoding.encoding = *options.encoding;
    }
    Pass pass = run(path, format, options);
    if (!options.encoding) {
        const bool is_other = pass.seen.encoding != format.encoding.encoding ||
                              pass.seen.charset != format.encoding.charset;
        format.encoding = pass.seen;
        if (is_other) pass = run(path, format, options);
        pass.analysis.format.encoding = pass.seen;
    }
    guess_roles(pass.analysis.columns, pass.analysis.rows);
    add_notes(pass.analysis);
    return std::move(pass.analysis);
}

const Column& score_column(const Analysis& analysis) {
    if (const Column* column = analysis.find(Role::score)) return *column;
    std::string found;
    std::string other_scale;
    for (const Column& column : analysis.columns) {
        const bool is_named = column_words::score(words_of(column.header.name)) >= 50;
        if (!is_named || !column.least || !other_scale.empty()) continue;
        if (*column.least < 0 || *column.most > 10 || *column.most < 8)
            other_scale = fmt::format(" \"{}\" holds numbers from {} to {}, not 0 to 10.",
                                      column.header.name, *column.least, *column.most);
    }
    for (const Column& column : analysis.columns) {
        if (column.index == 12) {
            found += fmt::format("; and {} more", analysis.columns.size() - column.index);
            break;
        }
        if (!found.empty()) found += "; ";
        found += fmt::format("\"{}\" ({}", column.header.name, to_text(column.kind));
        const bool is_numeric = column.kind == Kind::score || column.kind == Kind::integer ||
                                column.kind == Kind::number;
        if (is_numeric && column.least)
            found += fmt::format(", {} to {}", *column.least, *column.most);
        found += ")";
    }
    throw Error(ErrorCode::invalid,
                fmt::format("No column can be the score: none holds whole numbers from 0 to 10 "
                            "under a name that says so.{} Found: {}. Say which one it is with "
                            "--map score=COLUMN.",
                            other_scale, found),
                {{"score", "required", "Say which column holds the score from 0 to 10."}});
}

}  // namespace hark::importing
