#include "product/importing/column_guess.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "product/importing/column_words.h"

namespace hark::importing {

namespace {

namespace say = column_words;

double share(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::string words_for(const Column& column) {
    const std::string words = words_of(column.header.name);
    return column.header.label.empty() ? words : words + " " + words_of(column.header.label);
}

std::uint64_t different_scores(const Column& column) {
    return static_cast<std::uint64_t>(
        std::count_if(column.tally.begin(), column.tally.end(), [](auto n) { return n > 0; }));
}

int highest(const Column& column) {
    for (int score = 10; score > 0; --score)
        if (column.tally[static_cast<std::size_t>(score)] > 0) return score;
    return 0;
}

/// How much a column looks like answers on the scale 0–10, from its values only.
double scale_merit(const Column& column, std::uint64_t rows) {
    const int most = highest(column);
    if (most <= 1 && say::is_score_name(words_of(column.header.name))) return 0;
    double merit = most == 10 ? 20 : most >= 8 ? 10 : most >= 6 ? 0 : -45;
    if (rows < 12 && most < 6) merit = -10;  // a handful of answers need not hold a high one
    if (most <= 1) merit = -100;
    if (most == 7) merit -= 15;  // scales of 1 to 7
    if (different_scores(column) >= 5) merit += 5;
    return merit + 10 * share(column.present, rows);
}

/// Nothing was decided about it yet.
bool is_open(const Column& column) {
    return column.guess.role == Role::ignore && column.guess.reason.empty();
}

Column* best_of(std::vector<Column>& columns, double least, const auto& merit) {
    Column* best = nullptr;
    double most = least;
    for (Column& column : columns) {
        if (!is_open(column) || column.kind == Kind::empty) continue;
        const double value = merit(column);
        if (value <= most) continue;
        most = value;
        best = &column;
    }
    return best;
}

void give(Column& column, Role role, double confidence, std::string reason) {
    column.guess = {role, std::clamp(confidence, 0.0, 1.0), std::move(reason)};
}

/// Rejected rows that come back, mended, begin with what Hark wrote before them.
void leave_out_reasons(std::vector<Column>& columns) {
    if (columns.size() < 3 || columns[0].header.name != "line" ||
        columns[1].header.name != "reason")
        return;
    for (std::size_t i = 0; i < 2; ++i)
        give(columns[i], Role::ignore, 1, "Written by Hark before a rejected row.");
}

void guess_score(std::vector<Column>& columns, std::uint64_t rows) {
    const auto merit = [&](const Column& column) {
        if (column.kind != Kind::score) return 0.0;
        const std::string words = words_for(column);
        const int name = say::score(words);
        if (name == 0) return 0.0;
        const double scale = scale_merit(column, rows);
        if (name + scale < 40) return 0.0;
        // Of equals the latest year wins, then the first column.
        return name + scale + 0.5 * say::year(words) / 100.0 -
               1e-4 * static_cast<double>(column.index) +
               (say::year(words) > 0 ? 1.0 * (say::year(words) - 2000) : 0);
    };
    if (Column* column = best_of(columns, 0, merit)) {
        const int name = say::score(words_for(*column));
        give(*column, Role::score, (name + scale_merit(*column, rows)) / 125,
             fmt::format("Whole numbers up to {} under a name that says {}.", highest(*column),
                         name >= 85 ? "recommendation" : "rating"));
        return;
    }
    // No name helps: the only column on the scale is the one.
    std::vector<Column*> on_scale;
    for (Column& column : columns) {
        if (!is_open(column) || column.kind != Kind::score || highest(column) < 9 ||
            different_scores(column) < 5)
            continue;
        if (!say::is_other_number(words_for(column))) on_scale.push_back(&column);
    }
    if (on_scale.size() == 1)
        give(*on_scale[0], Role::score, 0.4, "The only column of whole numbers from 0 to 10.");
}

/// "Respondent 1" of this year's file is nobody of last year's.
bool is_from_one(const Column& column, std::uint64_t rows) {
    return column.is_unique && column.least && *column.least >= 0 && *column.least <= 1 &&
           *column.most <= 10 * static_cast<double>(rows);
}

void guess_identities(std::vector<Column>& columns, std::uint64_t rows) {
    const auto can_identify = [](const Column& column) {
        return column.kind != Kind::date && column.kind != Kind::boolean &&
               column.kind != Kind::number && column.mean_bytes <= 100;
    };
    const auto merit = [&](Role wanted) {
        return [&, wanted](const Column& column) {
            if (!can_identify(column)) return 0.0;
            const std::string words = words_of(column.header.name);
            const auto identity = say::identity(words);
            const bool is_of_rows = column.is_unique && column.missing == 0;
            const bool is_respondent = words.starts_with("respondent");
            // The next file of the same survey counts from 1 again: no id, unless it says so.
            const bool is_called_id = identity == say::Identity::response &&
                                      (" " + words + " ").find(" id ") != std::string::npos;
            const bool counts = column.counts_rows ||
                                (identity == say::Identity::response && is_from_one(column, rows));
            if (counts && !is_called_id && (is_respondent || identity != say::Identity::person))
                return 0.0;
            const double first = 1 - 1e-4 * static_cast<double>(column.index);
            if (wanted == Role::external_id) {
                if (!is_of_rows) return 0.0;
                if (identity == say::Identity::response) return 3 * first;
                if (is_respondent && identity == say::Identity::person) return 2 * first;
                return identity == say::Identity::plain_id ? 1 * first : 0.0;
            }
            if (identity == say::Identity::person) return 2 * first;
            // An id that comes back is somebody who answered again.
            return identity == say::Identity::plain_id && !is_of_rows ? 1 * first : 0.0;
        };
    };
    if (Column* column = best_of(columns, 0, merit(Role::external_id)))
        give(*column, Role::external_id, 0.8, "Different in every row, and named as its id.");
    if (Column* column = best_of(columns, 0, merit(Role::person)))
        give(*column, Role::person, column->distinct > 1 ? 0.85 : 0.4,
             column->is_unique ? "Named as the id of a person."
                               : "Named as an id, and some values come back.");
}

void guess_names(std::vector<Column>& columns) {
    const auto first = [](bool fits, const Column& column) {
        return fits ? 1 - 1e-4 * static_cast<double>(column.index) : 0.0;
    };
    const auto is_text = [](const Column& column) {
        return column.kind == Kind::text || column.kind == Kind::category ||
               column.kind == Kind::id;
    };
    if (Column* column = best_of(columns, 0, [&](const Column& c) {
            const bool is_named = say::is_email(words_of(c.header.name)) && is_text(c);
            return first(c.kind == Kind::email, c) * 2 + first(is_named && c.phrases == 0, c);
        }))
        give(*column, Role::email, 0.9, "Holds e-mail addresses.");
    if (Column* column = best_of(columns, 0, [&](const Column& c) {
            const bool is_named = say::is_phone(words_of(c.header.name));
            return first(c.kind == Kind::phone || (is_named && c.kind == Kind::id), c);
        }))
        give(*column, Role::phone, 0.8, "Holds phone numbers.");
    if (Column* column = best_of(columns, 0, [&](const Column& c) {
            const std::string words = words_of(c.header.name);
            const bool can_be = is_text(c) || c.kind == Kind::integer || c.kind == Kind::score;
            return first(say::is_company(words) && can_be, c) *
                   (say::is_company_name(words) ? 1 : 2);
        }))
        give(*column, Role::company, 0.8, "Named as the person's company.");
    if (Column* column = best_of(columns, 0, [&](const Column& c) {
            return first(say::is_person_name(words_of(c.header.name)) && is_text(c), c);
        }))
        give(*column, Role::name, 0.7, "Named as the person's name.");
    if (Column* column = best_of(columns, 0, [&](const Column& c) {
            const bool is_short = c.kind == Kind::category && c.distinct <= 30;
            return first(is_short && say::is_channel(words_of(c.header.name)), c);
        }))
        give(*column, Role::channel, 0.6, "Few short values under a name that says channel.");
}

void guess_moment(std::vector<Column>& columns, std::uint64_t rows) {
    const auto merit = [&](const Column& column) {
        if (column.kind != Kind::date) return 0.0;
        // Times of day come out of spreadsheets as days of 1899 or 1900.
        if (column.date.last && column.date.last->year() < std::chrono::year(1971)) return 0.0;
        const int name = say::moment(words_for(column));
        return name <= 5 ? 0.0
                         : name + 10 * share(column.present, rows) -
                               1e-4 * static_cast<double>(column.index);
    };
    if (Column* column = best_of(columns, 0, merit))
        give(*column, Role::at, merit(*column) / 60,
             fmt::format("Dates{}.", say::moment(words_for(*column)) >= 60
                                         ? " under a name that says when somebody answered"
                                         : ", and no column says better when somebody answered"));
}

void guess_comment(std::vector<Column>& columns, std::uint64_t rows) {
    std::ptrdiff_t score_at = -100;
    for (const Column& column : columns)
        if (column.guess.role == Role::score) score_at = static_cast<std::ptrdiff_t>(column.index);
    const auto merit = [&](const Column& column) {
        const int name = say::comment(words_for(column));
        const double phrases = share(column.phrases, column.present);
        const bool is_text = column.kind == Kind::text && phrases >= 0.3;
        // Answers to choose from come back again and again; short remarks do less.
        const bool is_short_text = column.kind == Kind::category && name >= 50 && phrases >= 0.3 &&
                                   column.distinct > 12 &&
                                   share(column.distinct, column.present) > 0.2;
        const bool is_exact = say::is_comment_name(words_of(column.header.name)) &&
                              (column.kind == Kind::text || column.kind == Kind::category);
        if (!is_text && !is_short_text && !is_exact) return 0.0;
        const auto after = static_cast<std::ptrdiff_t>(column.index) - score_at;
        const double near = after == 1 ? 15 : after == 2 ? 8 : after == -1 ? 6 : 0;
        const double exact = !is_exact ? 0 : column.kind == Kind::text ? 40 : 20;
        return name + exact + near + std::min(column.mean_bytes / 5, 15.0) +
               15 * share(column.present, rows) - 1e-4 * static_cast<double>(column.index);
    };
    if (Column* column = best_of(columns, 28, merit)) {
        const bool is_named = say::comment(words_for(*column)) >= 50;
        give(*column, Role::comment, merit(*column) / 90,
             is_named ? "Texts under a name that says comment." : "Sentences.");
    }
}

void guess_rest(Column& column, std::uint64_t rows) {
    const auto as_property = [&](double confidence, std::string reason) {
        give(column, Role::property, confidence, std::move(reason));
    };
    const auto not_used = [&](std::string reason) {
        give(column, Role::ignore, 0.6, std::move(reason));
    };
    const bool is_date_of_clock = column.kind == Kind::date && column.date.last &&
                                  column.date.last->year() < std::chrono::year(1901);
    const bool is_nameless = column.header.original.find_first_not_of(" \t") == std::string::npos;
    if (is_nameless && column.kind == Kind::integer && column.is_unique)
        return not_used("Numbers the rows.");
    if (column.counts_rows &&
        (is_nameless || say::identity(words_of(column.header.name)) != say::Identity::none))
        return not_used("Numbers the rows, as any other file may; no id of a response.");
    if (is_date_of_clock) return not_used("Times of day without a date.");
    switch (column.kind) {
        case Kind::empty: return not_used("Holds nothing.");
        case Kind::text:
            return not_used("Long or ever different texts, and another column is the comment.");
        case Kind::id: return not_used("Looks like an id of something else.");
        case Kind::email:
        case Kind::phone: return not_used("A second address of the person.");
        case Kind::category:
            return as_property(column.distinct <= 100 ? 0.8 : 0.5,
                               fmt::format("{} different short values.", column.distinct));
        case Kind::date: return as_property(0.6, "Dates.");
        case Kind::boolean: return as_property(0.8, "Yes or no.");
        case Kind::score:
        case Kind::integer:
        case Kind::number:
            return as_property(share(column.present, rows) > 0.05 ? 0.7 : 0.4, "Numbers.");
    }
}

/// U+00C0..U+017F without their accents, as far as names of columns need it; 0 for other letters.
char base_letter(unsigned lead, unsigned next) {
    constexpr std::string_view latin1 =
        "aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypy";
    if (next < 0x80 || next > 0xBF) return 0;
    if (lead == 0xC3) return latin1[next - 0x80U];
    if (lead == 0xC5 && (next == 0x92 || next == 0x93)) return 'o';  // Œ œ
    return 0;
}

}  // namespace

std::string words_of(std::string_view name) {
    std::string words;
    char before = ' ';
    const auto add_blank = [&] {
        if (!words.empty() && words.back() != ' ') words.push_back(' ');
    };
    const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const char after = i + 1 < name.size() ? name[i + 1] : ' ';
        const auto byte = static_cast<unsigned char>(c);
        if (is_upper(c)) {
            // "npsScore", "NPSScore", "Q12NPS"
            if (is_lower(before) || is_digit(before) || (is_upper(before) && is_lower(after)))
                add_blank();
            words.push_back(static_cast<char>(c + ('a' - 'A')));
        } else if (is_lower(c)) {
            if (is_digit(before)) add_blank();
            words.push_back(c);
        } else if (is_digit(c)) {
            if (is_lower(before) || is_upper(before)) add_blank();
            words.push_back(c);
        } else if (byte == 0xC2 || (byte == 0xE2 && static_cast<unsigned char>(after) == 0x80)) {
            add_blank();  // NBSP, dashes, quotes
            i += byte == 0xC2 ? 1 : 2;
        } else if (byte >= 0x80) {
            const char base = base_letter(byte, static_cast<unsigned char>(after));
            if (base != 0) {
                words.push_back(base);
                ++i;
                before = base;
                continue;
            }
            words.push_back(c);
        } else {
            add_blank();
        }
        before = c;
    }
    while (!words.empty() && words.back() == ' ') words.pop_back();
    return words;
}

void guess_roles(std::vector<Column>& columns, std::uint64_t rows) {
    for (Column& column : columns) column.guess = {};
    leave_out_reasons(columns);
    guess_score(columns, rows);
    guess_identities(columns, rows);
    guess_names(columns);
    guess_moment(columns, rows);
    guess_comment(columns, rows);
    for (Column& column : columns)
        if (is_open(column)) guess_rest(column, rows);
}

}  // namespace hark::importing
