#include "platform/csv/dialect.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "base/limits.h"
#include "platform/csv/dates.h"
#include "platform/csv/reader.h"
#include "platform/csv/values.h"

namespace hark::csv {

namespace {

constexpr std::size_t rows_looked_at = 300;
constexpr std::size_t titles_most = 20;

struct Line {
    std::vector<std::string> fields;
    std::uint64_t line = 0;
};

std::vector<Line> read_lines(std::string_view text, const Dialect& dialect) {
    Format format;
    format.dialect = dialect;
    format.dialect.header_rows = 0;
    Reader reader(open_bytes(std::string(text)), format);
    std::vector<Line> lines;
    Row row;
    while (lines.size() < rows_looked_at && reader.next(row))
        lines.push_back({{row.fields.begin(), row.fields.end()}, row.line});
    // The end of the text may be in the middle of a row.
    if (lines.size() > 1 && lines.size() < rows_looked_at && !text.ends_with('\n'))
        lines.pop_back();
    return lines;
}

struct Fit {
    std::size_t columns = 1;  // of most rows
    double share = 0;         // of rows that have as many
};

Fit fit_of(const std::vector<Line>& lines) {
    std::map<std::size_t, std::size_t> rows_by_columns;
    for (const Line& line : lines) ++rows_by_columns[line.fields.size()];
    Fit fit;
    for (const auto& [columns, rows] : rows_by_columns) {
        const double share = static_cast<double>(rows) / static_cast<double>(lines.size());
        if (share >= fit.share) fit = {columns, share};
    }
    return fit;
}

/// Consistent rows of many columns, the first of which agrees, are the right split.
double merit(const std::vector<Line>& lines) {
    const Fit fit = fit_of(lines);
    if (fit.columns < 2) return 0;
    const auto width = static_cast<double>(std::min<std::size_t>(fit.columns, 10));
    double merit = fit.share * fit.share + width * 0.01;
    // In text, commas stand before blanks; in `1,5;2,3` the header has none.
    std::size_t first = lines.front().fields.size();
    for (const Line& line : lines) first = std::max(first, line.line <= 3 ? line.fields.size() : 0);
    if (first != fit.columns) merit *= 0.5;
    return merit;
}

Escape detect_escape(std::string_view text, char quote) {
    std::size_t backslashes = 0;
    std::size_t pairs = 0;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] != quote) continue;
        const bool ends_cell = text[i + 1] == ',' || text[i + 1] == ';' || text[i + 1] == '\t' ||
                               text[i + 1] == '\n' || text[i + 1] == '\r';
        if (text[i - 1] == '\\' && !ends_cell) ++backslashes;
        if (text[i - 1] != '\\' && text[i + 1] == quote) ++pairs;
        if (text[i + 1] == quote) ++i;
    }
    return backslashes > 0 && backslashes > pairs ? Escape::backslash : Escape::doubled_quote;
}

/// A single quote is the quote only where cells begin and end with it and no cell with the usual
/// one.
char detect_quote(std::string_view text) {
    std::size_t doubles = 0;
    std::size_t singles = 0;
    const auto is_edge = [](char c) {
        return c == ',' || c == ';' || c == '\t' || c == '|' || c == '\n' || c == '\r';
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '"' && text[i] != '\'') continue;
        const bool begins = i == 0 || is_edge(text[i - 1]);
        const bool ends = i + 1 == text.size() || is_edge(text[i + 1]);
        if (!begins && !ends) continue;
        (text[i] == '"' ? doubles : singles) += 1;
    }
    return doubles == 0 && singles >= 4 ? '\'' : '"';
}

bool is_value(std::string_view cell) {
    static const DateDecision any_order;
    return parse_number(cell) || parse_number(cell, {',', 0}) || parse_date(cell, any_order) ||
           cell.find('@') != std::string_view::npos;
}

/// Columns whose rows from `first` on are nearly all numbers, dates or addresses.
std::vector<std::size_t> value_columns(const std::vector<Line>& lines, std::size_t first,
                                       std::size_t columns) {
    std::vector<std::size_t> found;
    for (std::size_t c = 0; c < columns; ++c) {
        std::size_t values = 0;
        std::size_t others = 0;
        for (std::size_t r = first; r < lines.size(); ++r) {
            if (c >= lines[r].fields.size() || is_missing(lines[r].fields[c], Use::number))
                continue;
            (is_value(lines[r].fields[c]) ? values : others) += 1;
        }
        if (values >= 1 && others * 10 <= values) found.push_back(c);
    }
    return found;
}

std::string_view cell_of(const Line& line, std::size_t column) {
    return column < line.fields.size() ? trim(line.fields[column]) : std::string_view{};
}

bool has_import_ids(const Line& line) {
    return std::any_of(line.fields.begin(), line.fields.end(), [](const std::string& cell) {
        return cell.find("\"ImportId\"") != std::string::npos ||
               cell.find("'ImportId'") != std::string::npos;
    });
}

std::size_t count_header_rows(const std::vector<Line>& lines, std::size_t columns) {
    for (std::size_t r = 1; r < std::min<std::size_t>(lines.size(), 3); ++r)
        if (has_import_ids(lines[r])) return r + 1;

    const auto in_rows = [&](std::size_t row, const std::vector<std::size_t>& of) {
        return std::count_if(of.begin(), of.end(),
                             [&](std::size_t c) { return is_value(cell_of(lines[row], c)); });
    };
    const auto below_first = value_columns(lines, 1, columns);
    if (lines.size() < 2) return in_rows(0, value_columns(lines, 0, columns)) > 0 ? 0 : 1;
    if (!below_first.empty() &&
        in_rows(0, below_first) * 2 >= static_cast<std::ptrdiff_t>(below_first.size()))
        return 0;

    if (lines.size() < 4) return 1;
    bool has_known_label = false;
    std::size_t blanks = 0;
    std::size_t filled = 0;
    for (std::size_t c = 0; c < columns; ++c) {
        const std::string_view second = cell_of(lines[1], c);
        has_known_label = has_known_label || second == "Open-Ended Response" ||
                          second == "Response" || second == "Other (please specify)";
        if (!cell_of(lines[0], c).empty()) continue;
        ++blanks;
        if (!second.empty() && !is_value(second)) ++filled;
    }
    const auto below_second = value_columns(lines, 2, columns);
    const auto labels = std::count_if(below_second.begin(), below_second.end(), [&](auto c) {
        const std::string_view cell = cell_of(lines[1], c);
        return !is_missing(cell, Use::number) && !is_value(cell) && !parse_score(cell);
    });
    const auto blanks_in_second =
        std::count_if(below_second.begin(), below_second.end(),
                      [&](auto c) { return cell_of(lines[1], c).empty(); });
    const bool all_labels =
        below_second.size() >= 2 && labels >= 2 &&
        labels + blanks_in_second == static_cast<std::ptrdiff_t>(below_second.size());
    if (has_known_label || all_labels) return 2;
    return blanks >= 2 && filled * 2 >= blanks && labels > 0 ? 2 : 1;
}

/// Titles above the table: rows with at most one cell, where the table has three columns or more;
/// and comments.
std::size_t count_titles(const std::vector<Line>& lines, std::size_t columns) {
    std::size_t titles = 0;
    while (titles + 1 < lines.size() && titles < titles_most) {
        const Line& line = lines[titles];
        const auto cells =
            std::count_if(line.fields.begin(), line.fields.end(),
                          [](const std::string& cell) { return !trim(cell).empty(); });
        const bool is_comment = line.fields[0].starts_with('#') && line.fields.size() != columns;
        const bool is_title = columns >= 3 && cells <= 1;
        const bool is_pair = columns >= 5 && line.fields.size() <= 2;  // "Exported on","5 May"
        if (!is_comment && !is_title && !is_pair) break;
        ++titles;
    }
    return titles;
}

}  // namespace

Dialect detect_dialect(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    text = text.substr(0, base::limits::csv_detect_bytes);
    Dialect dialect;
    if (text.find('\n') == std::string_view::npos && text.find('\r') != std::string_view::npos)
        dialect.row_end = RowEnd::carriage_return;

    bool is_said = false;
    const std::string_view first_line = text.substr(0, text.find_first_of("\r\n"));
    if (first_line.size() >= 4 && first_line.size() <= 5 &&
        (first_line.starts_with("sep=") || first_line.starts_with("SEP="))) {
        dialect.delimiter = first_line.size() == 5 ? first_line[4] : ',';
        dialect.preamble_lines = 1;
        is_said = true;
        text.remove_prefix(std::min(text.size(), first_line.size()));
        if (text.starts_with('\r')) text.remove_prefix(1);
        if (text.starts_with('\n')) text.remove_prefix(1);
    }
    dialect.quote = detect_quote(text);
    dialect.escape = detect_escape(text, dialect.quote);

    const std::uint64_t said_lines = dialect.preamble_lines;
    dialect.preamble_lines = 0;  // `text` has none any more
    double best = 0;
    char delimiter = dialect.delimiter;
    if (!is_said) {
        for (const char candidate : {',', ';', '\t', '|', '^'}) {
            if (text.find(candidate) == std::string_view::npos) continue;
            dialect.delimiter = candidate;
            const auto lines = read_lines(text, dialect);
            if (lines.empty()) continue;
            if (const double m = merit(lines); m > best) {
                best = m;
                delimiter = candidate;
            }
        }
    }
    dialect.delimiter = delimiter;
    const auto all = read_lines(text, dialect);
    if (all.empty()) {
        dialect.preamble_lines = said_lines;
        return dialect;
    }
    const std::size_t columns = fit_of(all).columns;
    const std::size_t titles = count_titles(all, columns);
    dialect.preamble_lines = said_lines + (titles > 0 ? all[titles].line - 1 : 0);
    const std::vector<Line> table(all.begin() + static_cast<std::ptrdiff_t>(titles), all.end());
    dialect.header_rows = count_header_rows(table, columns);

    if (dialect.delimiter != ',')
        dialect.notes.push_back(
            dialect.delimiter == '\t'
                ? std::string("Columns are separated by tabs.")
                : fmt::format("Columns are separated by \"{}\".", dialect.delimiter));
    if (titles > 0)
        dialect.notes.push_back(fmt::format("{} line(s) above the header were skipped.",
                                            dialect.preamble_lines - said_lines));
    if (dialect.header_rows == 0)
        dialect.notes.emplace_back("The file has no header; columns are numbered.");
    if (dialect.header_rows > 1)
        dialect.notes.push_back(fmt::format("The header takes {} rows.", dialect.header_rows));
    return dialect;
}

}  // namespace hark::csv
