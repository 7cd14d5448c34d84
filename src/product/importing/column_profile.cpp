#include "product/importing/column_profile.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "product/importing/column_guess.h"
#include "product/importing/column_words.h"

namespace hark::importing {

namespace {

constexpr std::size_t short_bytes = 64;  // longer cells are neither numbers nor dates
constexpr std::size_t values_kept = 40;
constexpr std::size_t samples_kept = 8;
constexpr std::size_t sample_bytes = 80;
constexpr std::size_t outsiders_kept = 16;
// A column that had no date in so many values has none.
constexpr std::uint64_t dates_given_up = 2'000;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string cut(std::string_view text) {
    if (text.size() <= sample_bytes) return std::string(text);
    std::size_t most = sample_bytes;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
    return std::string(text.substr(0, most)) + "…";
}

bool is_email(std::string_view cell) {
    const auto at = cell.find('@');
    return at != std::string_view::npos && at > 0 && cell.find('.', at) != std::string_view::npos &&
           cell.find(' ') == std::string_view::npos;
}

bool is_phone(std::string_view cell) {
    const auto digits = std::count_if(cell.begin(), cell.end(), is_digit);
    return digits >= 7 && digits <= 15 &&
           cell.find_first_not_of("+0123456789 ()-./") == std::string_view::npos;
}

double share(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

bool has_word(const std::string& words, std::string_view word) {
    return (" " + words + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

/// Codes that surveys use for "no answer" in a 0–10 column.
constexpr std::int64_t no_answer_codes[] = {11, 77, 88, 97, 98, 99, 999, -1, -2, -8, -9, -88, -99};

}  // namespace

void Profile::Range::observe(double value) {
    least = least ? std::min(*least, value) : value;
    most = most ? std::max(*most, value) : value;
    ++count;
    if (value != std::floor(value)) ++broken;
}

void Profile::observe_whole(std::int64_t value) {
    ++wholes_;
    wholes_range_.observe(static_cast<double>(value));
    if (last_whole_ && value <= *last_whole_) is_rising_ = false;
    last_whole_ = value;
    if (value >= 0 && value <= 10) {
        ++tally_[static_cast<std::size_t>(value)];
        return;
    }
    ++outside_;
    for (Whole& whole : outsiders_) {
        if (whole.value != value) continue;
        ++whole.count;
        return;
    }
    if (outsiders_.size() < outsiders_kept) outsiders_.push_back({value, 1});
}

void Profile::observe_short(std::string_view cell) {
    const char first = cell.front();
    if (dates_.dates() + dates_.numeric() > 0 || dates_.seen() < dates_given_up)
        dates_.observe(cell);
    const bool is_wordy = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    if (is_wordy && cell.size() > 1) {
        if (csv::is_missing(cell, csv::Use::number)) ++markers_;
        if (std::any_of(cell.begin(), cell.end(), is_digit) &&
            cell.find(' ') == std::string_view::npos)
            ++tokens_;
        return;
    }
    if (const auto whole = csv::parse_score(cell)) {
        observe_whole(*whole);
        if (cell.size() >= 12) ++long_digits_;
        if (cell.size() >= 7 && is_phone(cell)) ++phones_;
        return;
    }
    const std::uint64_t before = numbers_.numbers();
    numbers_.observe(cell);
    if (numbers_.numbers() > before) {
        if (const auto value = csv::parse_number(cell, {'.', ','})) point_.observe(*value);
        if (const auto value = csv::parse_number(cell, {',', '.'})) comma_.observe(*value);
        if (cell.size() >= 12 && std::all_of(cell.begin(), cell.end(), is_digit)) ++long_digits_;
    } else if (csv::is_missing(cell, csv::Use::number)) {
        ++markers_;
        return;
    }
    if (cell.size() >= 7 && is_phone(cell)) ++phones_;
    if (std::any_of(cell.begin(), cell.end(), is_digit) && cell.find(' ') == std::string_view::npos)
        ++tokens_;
}

void Profile::observe(std::string_view cell) {
    if (csv::is_missing(cell)) return;
    ++present_;
    bytes_ += cell.size();
    distinct_.add(hash_of(cell));
    if (!has_more_values_) {
        const auto found = std::find_if(values_.begin(), values_.end(),
                                        [&](const auto& value) { return value.first == cell; });
        if (found != values_.end()) {
            ++found->second;
        } else if (values_.size() < values_kept && cell.size() <= short_bytes) {
            values_.emplace_back(cell, 1);
        } else {
            has_more_values_ = true;
        }
    }
    if (samples_.size() < samples_kept) {
        std::string sample = cut(csv::trim(cell));
        if (std::find(samples_.begin(), samples_.end(), sample) == samples_.end())
            samples_.push_back(std::move(sample));
    }
    if (cell.find(' ') != std::string_view::npos || cell.size() > short_bytes) ++phrases_;
    if (cell.find('@') != std::string_view::npos && is_email(csv::trim(cell))) ++emails_;
    if (cell.size() <= short_bytes)
        observe_short(cell);
    else if (dates_.seen() < dates_given_up)
        dates_.observe({});  // a value that is no date
}

std::vector<Sentinel> Profile::sentinels() const {
    std::vector<Sentinel> found;
    if (outside_ == 0 || outsiders_.size() > 3) return found;
    for (const Whole& whole : outsiders_) {
        const bool is_code = std::find(std::begin(no_answer_codes), std::end(no_answer_codes),
                                       whole.value) != std::end(no_answer_codes);
        if (!is_code) return {};
        found.push_back({whole.value, whole.count,
                         fmt::format("{} means no answer: {} it, outside 0 to 10.", whole.value,
                                     whole.count == 1 ? "1 row holds"
                                                      : fmt::format("{} rows hold", whole.count))});
    }
    std::sort(found.begin(), found.end(),
              [](const Sentinel& a, const Sentinel& b) { return a.value < b.value; });
    return found;
}

bool Profile::is_boolean(std::uint64_t answers) const {
    if (has_more_values_ || answers == 0) return false;
    std::size_t yes = 0;
    std::size_t no = 0;
    for (const auto& [value, count] : values_) {
        const auto boolean = csv::parse_boolean(value);
        if (!boolean && csv::is_missing(value, csv::Use::number)) continue;
        if (!boolean) return false;
        ++(*boolean ? yes : no);
    }
    return yes + no > 0 && (wholes_ == 0 || (yes > 0 && no > 0));
}

/// A few rows may have been taken out of the file later, so gaps are allowed, but no more numbers
/// than twice the rows.
bool Profile::counts_rows(std::uint64_t rows) const {
    if (rows == 0 || wholes_ != rows || !is_rising_ || wholes_range_.broken > 0) return false;
    const double first = *wholes_range_.least;
    return (first == 0 || first == 1) && *wholes_range_.most <= 2 * static_cast<double>(rows);
}

Kind Profile::kind(const Column& column, std::uint64_t answers) const {
    const std::string words = words_of(column.header.name);
    const bool is_called_id = has_word(words, "id") || has_word(words, "ids") ||
                              has_word(words, "uuid") || has_word(words, "guid") ||
                              words.ends_with("id");
    const bool is_called_date = has_word(words, "date") || has_word(words, "datum") ||
                                has_word(words, "fecha") || has_word(words, "timestamp") ||
                                has_word(words, "time") || has_word(words, "at");
    const std::uint64_t numbers = wholes_ + numbers_.numbers();
    const double distinct = share(column.distinct, present_);
    if (share(dates_.dates(), std::min(dates_.seen(), answers)) >= 0.8 && dates_.dates() > 0)
        return Kind::date;
    if (is_called_date && share(dates_.numeric() + dates_.dates(), dates_.seen()) >= 0.8)
        return Kind::date;
    if (share(emails_, present_) >= 0.8) return Kind::email;
    const bool is_score_name = column_words::is_score_name(words);
    if (is_score_name && wholes_ > 0 && wholes_ == answers && outside_ == 0) return Kind::score;
    if (is_boolean(answers)) return Kind::boolean;
    if (is_called_id && distinct > 0.3 && share(wholes_ + tokens_ + long_digits_, answers) >= 0.8)
        return Kind::id;
    if (share(long_digits_, answers) >= 0.8 && wholes_range_.broken == 0) return Kind::id;
    if (share(phones_, present_) >= 0.8 &&
        (words.find("phone") != std::string::npos || words.find("tel") != std::string::npos ||
         has_word(words, "mobile") || has_word(words, "handy") || has_word(words, "fon")))
        return Kind::phone;
    const std::uint64_t inside = wholes_ - outside_;
    std::uint64_t sentinel_rows = 0;
    for (const Sentinel& sentinel : column.sentinels) sentinel_rows += sentinel.count;
    // A few words among the numbers make no other column of one that is called score.
    const double enough = is_score_name ? 0.8 : 0.98;
    if (inside > 0 && share(inside + sentinel_rows, answers) >= enough) return Kind::score;
    if (share(wholes_, answers) >= 0.98) return Kind::integer;
    if (share(numbers, answers) >= 0.9) return Kind::number;
    const bool is_token = share(tokens_, answers) >= 0.9;
    if (is_token && distinct > 0.9 && present_ > 20) return Kind::id;
    // Choices come back, even long ones; names of towns do less, but are no sentences.
    const bool comes_back = distinct <= 0.5;
    const bool is_wordy = share(phrases_, present_) >= 0.3;
    if (comes_back && column.distinct <= 20 && column.mean_bytes <= 300) return Kind::category;
    if (column.mean_bytes <= 60 && column.distinct <= 5'000 && (comes_back || !is_wordy))
        return Kind::category;
    return Kind::text;
}

Column Profile::describe(std::size_t index, const csv::Header& header, std::uint64_t rows,
                         std::optional<csv::DayOrder> day_order) const {
    Column column;
    column.index = index;
    column.header = header;
    column.samples = samples_;
    column.present = present_;
    column.missing = rows - present_;
    column.distinct = distinct_.count();
    column.is_unique = present_ > 0 && distinct_.is_unique();
    column.counts_rows = counts_rows(rows);
    column.mean_bytes = present_ == 0 ? 0 : share(bytes_, present_);
    column.phrases = phrases_;
    column.number_form = numbers_.decide();
    column.tally = tally_;
    column.date = dates_.decide(day_order);
    if (present_ == 0) return column;

    const std::uint64_t answers = present_ - markers_;
    column.sentinels = sentinels();
    column.kind = kind(column, answers);
    if (column.kind != Kind::score) column.sentinels.clear();
    const Range& other = column.number_form.decimal == ',' ? comma_ : point_;
    for (const Range* range : {&wholes_range_, &other}) {
        if (range->count == 0) continue;
        column.least = std::min(column.least.value_or(*range->least), *range->least);
        column.most = std::max(column.most.value_or(*range->most), *range->most);
    }
    const bool is_numeric = column.kind == Kind::score || column.kind == Kind::integer ||
                            column.kind == Kind::number || column.kind == Kind::date;
    if (is_numeric) {
        column.present -= markers_;
        column.missing += markers_;
    }
    return column;
}

}  // namespace hark::importing
