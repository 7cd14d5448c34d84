#include <algorithm>
#include <charconv>
#include <cmath>

#include "platform/csv/bytes.h"
#include "platform/csv/values.h"

namespace hark::csv {

namespace {

using bytes::is_digit;

constexpr std::size_t number_bytes = 40;  // longer cells are no numbers

struct Bare {
    std::string_view text;  // digits and their marks
    bool is_negative = false;
    bool is_number = false;
};

bool take_front(std::string_view& text, std::string_view what) {
    if (!text.starts_with(what)) return false;
    text.remove_prefix(what.size());
    return true;
}

bool take_back(std::string_view& text, std::string_view what) {
    if (!text.ends_with(what)) return false;
    text.remove_suffix(what.size());
    return true;
}

constexpr std::string_view currencies[] = {"€",   "$",   "£",   "¥",  "EUR", "USD",
                                           "GBP", "CHF", "JPY", "Kč", "kr",  "US$"};

/// Removes sign, currency and percent around a number.
Bare strip(std::string_view text) {
    Bare bare;
    text = trim(text);
    if (text.empty() || text.size() > number_bytes) return bare;
    if (text.front() == '(' && text.back() == ')') {  // as accountants write
        text = trim(text.substr(1, text.size() - 2));
        bare.is_negative = true;
    }
    const auto take_sign = [&] {
        if (take_front(text, "-") || take_front(text, "−")) {
            bare.is_negative = !bare.is_negative;
        } else {
            take_front(text, "+");
        }
    };
    take_sign();
    if (!text.empty() && !is_digit(text.front())) {
        for (const auto currency : currencies)
            if (take_front(text, currency)) {
                text = trim(text);
                take_sign();
                break;
            }
    }
    if (!text.empty() && !is_digit(text.back())) {
        if (!take_back(text, "%"))
            for (const auto currency : currencies)
                if (take_back(text, currency)) break;
        text = trim(text);
    }
    bare.text = text;
    bare.is_number = !text.empty() &&
                     (is_digit(text.front()) || text.front() == '.' || text.front() == ',') &&
                     std::any_of(text.begin(), text.end(), is_digit);
    return bare;
}

/// Length of the blank that groups digits at the begin of `text` (blank, NBSP, narrow NBSP), or 0.
std::size_t group_blank(std::string_view text) {
    if (text.starts_with(' ')) return 1;
    if (text.starts_with("\xC2\xA0")) return 2;
    return text.starts_with("\xE2\x80\xAF") ? 3 : 0;
}

}  // namespace

void NumberColumn::observe(std::string_view text) {
    const Bare bare = strip(text);
    if (!bare.is_number) return;
    std::size_t points = 0;
    std::size_t commas = 0;
    std::size_t last_point = 0;
    std::size_t last_comma = 0;
    bool has_blank = false;
    bool has_apostrophe = false;
    const std::string_view t = bare.text;
    for (std::size_t i = 0; i < t.size(); ++i) {
        if (is_digit(t[i])) continue;
        if (t[i] == '.') {
            ++points;
            last_point = i;
        } else if (t[i] == ',') {
            ++commas;
            last_comma = i;
        } else if (const std::size_t blank = group_blank(t.substr(i)); blank > 0) {
            has_blank = true;
            i += blank - 1;
        } else if (t[i] == '\'') {
            has_apostrophe = true;
        } else if ((t[i] == 'e' || t[i] == 'E') && i > 0 && i + 1 < t.size()) {
            if (t[i + 1] == '-' || t[i + 1] == '+') ++i;
        } else {
            return;
        }
    }
    ++numbers_;
    if (has_blank) ++blank_groups_;
    if (has_apostrophe) ++apostrophe_groups_;
    if (points > 0 && commas > 0) {
        const bool is_point = last_point > last_comma;
        ++(is_point ? point_decimal_ : comma_decimal_);
        ++(is_point ? comma_groups_ : point_groups_);
        return;
    }
    // "1,234" may be either; "1,23", "0,234" and "12345,678" are decimals; "1,234,567" are groups.
    const auto judge = [&](std::size_t count, std::size_t last, std::uint64_t& decimal,
                           std::uint64_t& groups) {
        if (count == 0) return;
        const std::size_t after = t.size() - last - 1;
        if (count > 1) {
            ++groups;
        } else if (after != 3 || last > 3 || last == 0 || t.front() == '0') {
            ++decimal;
        }
    };
    judge(points, last_point, point_decimal_, point_groups_);
    judge(commas, last_comma, comma_decimal_, comma_groups_);
}

NumberForm NumberColumn::decide() const {
    NumberForm form;
    const bool is_comma = comma_decimal_ + point_groups_ > point_decimal_ + comma_groups_;
    form.decimal = is_comma ? ',' : '.';
    if (blank_groups_ > 0)
        form.thousands = ' ';
    else if (apostrophe_groups_ > 0)
        form.thousands = '\'';
    else if (is_comma)
        form.thousands = '.';
    else
        form.thousands = comma_decimal_ == 0 ? ',' : '\0';
    return form;
}

std::optional<double> parse_number(std::string_view text, NumberForm form) {
    const Bare bare = strip(text);
    if (!bare.is_number) return std::nullopt;
    char digits[number_bytes + 1];
    std::size_t count = 0;
    bool is_after_decimal = false;
    std::size_t since_group = 0;
    bool has_groups = false;
    const std::string_view t = bare.text;
    for (std::size_t i = 0; i < t.size(); ++i) {
        const char c = t[i];
        if (is_digit(c)) {
            digits[count++] = c;
            if (!is_after_decimal) ++since_group;
        } else if (c == form.decimal && !is_after_decimal) {
            if (has_groups && since_group != 3) return std::nullopt;
            digits[count++] = '.';
            is_after_decimal = true;
        } else if ((c == 'e' || c == 'E') && i > 0 && i + 1 < t.size()) {
            digits[count++] = 'e';
            if (t[i + 1] == '-') digits[count++] = '-';
            if (t[i + 1] == '-' || t[i + 1] == '+') ++i;
            is_after_decimal = true;
            has_groups = false;
        } else if (form.thousands != 0 && !is_after_decimal) {
            const std::size_t blank = form.thousands == ' ' ? group_blank(t.substr(i)) : 0;
            if (c != form.thousands && blank == 0) return std::nullopt;
            if (since_group == 0 || since_group > 3 || (has_groups && since_group != 3))
                return std::nullopt;
            if (blank > 1) i += blank - 1;
            has_groups = true;
            since_group = 0;
        } else {
            return std::nullopt;
        }
    }
    if (has_groups && since_group != 3) return std::nullopt;
    double value = 0;
    const auto [end, problem] = std::from_chars(digits, digits + count, value);
    if (problem != std::errc{} || end != digits + count || !std::isfinite(value))
        return std::nullopt;
    return bare.is_negative ? -value : value;
}

}  // namespace hark::csv
