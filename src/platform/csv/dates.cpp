#include "platform/csv/dates.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "platform/csv/date_text.h"
#include "platform/csv/values.h"

namespace hark::csv {

namespace {

using date_text::Parts;
namespace chrono = std::chrono;

constexpr std::int64_t day_micros = 86'400'000'000;
// Fewer rows than this are near each other by chance.
constexpr std::uint64_t steps_from = 8;

bool exists(int year, int month, int day) {
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
           base::Date(chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                      chrono::day(static_cast<unsigned>(day)))
               .ok();
}

std::int64_t days_of(int year, int month, int day) {
    return chrono::sys_days(base::Date(chrono::year(year),
                                       chrono::month(static_cast<unsigned>(month)),
                                       chrono::day(static_cast<unsigned>(day))))
        .time_since_epoch()
        .count();
}

LocalTime from_days(std::int64_t days, std::int64_t micros) {
    const base::Date date{chrono::sys_days{chrono::days{days}}};
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day())), micros, std::nullopt};
}

NumericDate numeric_form(const Parts& parts) {
    const double n = parts.number;
    const bool is_whole = n == std::floor(n);
    if (parts.digits == 5 && n >= 10'000 && n < 80'000) return NumericDate::excel_serial;
    if (parts.digits == 8 && is_whole) {
        const auto value = static_cast<std::int64_t>(n);
        const auto year = static_cast<int>(value / 10'000);
        if (year >= 1900 && year < 2100 &&
            exists(year, static_cast<int>(value / 100 % 100), static_cast<int>(value % 100)))
            return NumericDate::compact;
    }
    if (parts.digits >= 9 && parts.digits <= 10 && n >= 3e8 && n < 4.2e9)
        return NumericDate::unix_seconds;
    if (parts.digits >= 12 && parts.digits <= 13 && n >= 3e11 && n < 4.2e12)
        return NumericDate::unix_millis;
    return NumericDate::none;
}

LocalTime from_number(double n, NumericDate form) {
    if (form == NumericDate::compact) {
        const auto value = static_cast<std::int64_t>(n);
        return {static_cast<int>(value / 10'000), static_cast<int>(value / 100 % 100),
                static_cast<int>(value % 100), 0, std::nullopt};
    }
    if (form == NumericDate::excel_serial) {
        // Day 0 is 1899-12-30: Excel believes in 29 February 1900. Times are exact to a second.
        const auto seconds = static_cast<std::int64_t>(std::llround(n * 86'400));
        return from_days(seconds / 86'400 - 25'569, seconds % 86'400 * 1'000'000);
    }
    const double scale = form == NumericDate::unix_millis ? 1e3 : 1e6;
    const auto micros = static_cast<std::int64_t>(std::llround(n * scale));
    LocalTime local = from_days(micros / day_micros, micros % day_micros);
    local.offset_minutes = 0;
    return local;
}

std::string with_commas(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return number == 0 ? "none" : text;
}

std::string_view words(DayOrder order) {
    return order == DayOrder::day_first ? "day first" : "month first";
}

}  // namespace

base::Time to_time(const LocalTime& local, int offset_minutes) {
    const std::int64_t minutes = local.offset_minutes.value_or(offset_minutes);
    return base::from_micros(days_of(local.year, local.month, local.day) * day_micros +
                             local.micros_of_day - minutes * 60'000'000);
}

void DateColumn::Order::observe(std::int64_t moment) {
    if (is_started) {
        if (moment > last) ++rises;
        if (moment < last) ++falls;
        moved += std::abs(static_cast<double>(moment - last));
    }
    least = is_started ? std::min(least, moment) : moment;
    most = is_started ? std::max(most, moment) : moment;
    last = moment;
    is_started = true;
}

void DateColumn::observe(std::string_view text) {
    ++seen_;
    const auto parts = date_text::split(text);
    if (!parts) return;
    if (parts->form == Parts::Form::number) {
        const NumericDate form = numeric_form(*parts);
        if (form == NumericDate::none) return;
        ++numeric_;
        ++numeric_forms_[static_cast<std::size_t>(form)];
        return;
    }
    if (parts->form == Parts::Form::complete) {
        if (!exists(parts->year, parts->first, parts->second)) return;
        ++dates_;
        const std::int64_t moment =
            days_of(parts->year, parts->first, parts->second) * day_micros + parts->micros_of_day;
        for (Order& order : orders_) order.observe(moment);
        return;
    }
    const bool is_day_first = exists(parts->year, parts->second, parts->first);
    const bool is_month_first = exists(parts->year, parts->first, parts->second);
    if (!is_day_first && !is_month_first) return;
    ++dates_;
    if (parts->is_dotted) ++dotted_;
    if (parts->is_twelve_hour) ++twelve_hour_;
    if (parts->is_unpadded) ++unpadded_;
    const bool is_either = is_day_first && is_month_first;
    if (!is_either) ++(is_day_first ? only_day_first_ : only_month_first_);
    if (is_either && parts->first != parts->second) ++either_;
    const auto moment = [&](bool day_is_first) {
        return day_is_first ? days_of(parts->year, parts->second, parts->first)
                            : days_of(parts->year, parts->first, parts->second);
    };
    orders_[0].observe(moment(is_day_first) * day_micros + parts->micros_of_day);
    orders_[1].observe(moment(!is_month_first) * day_micros + parts->micros_of_day);
}

DateDecision DateColumn::decide(std::optional<DayOrder> forced) const {
    DateDecision decision;
    decision.only_day_first = only_day_first_;
    decision.only_month_first = only_month_first_;
    decision.either = either_;
    decision.dates = dates_;
    const auto most = std::max_element(numeric_forms_.begin(), numeric_forms_.end());
    if (*most > 0) {
        decision.numeric = static_cast<NumericDate>(most - numeric_forms_.begin());
        decision.dates += *most;
    }
    decision.others = seen_ - decision.dates;

    const auto counts = [&](DayOrder order) {
        const bool is_day = order == DayOrder::day_first;
        const auto fit = is_day ? only_day_first_ : only_month_first_;
        return fmt::format("{} only {} {}, {} only {}",
                           fit == 0   ? "no value"
                           : fit == 1 ? "1 value"
                                      : with_commas(fit) + " values",
                           fit <= 1 ? "fits" : "fit", words(order),
                           with_commas(is_day ? only_month_first_ : only_day_first_),
                           words(is_day ? DayOrder::month_first : DayOrder::day_first));
    };
    const auto choose = [&](DayOrder order, std::string_view why) {
        decision.order = order;
        decision.why = fmt::format("Dates read {}: {}.", words(order), why);
    };
    const Order& day_first = orders_[0];
    const Order& month_first = orders_[1];
    const bool day_sorted = day_first.falls == 0 || day_first.rises == 0;
    const bool month_sorted = month_first.falls == 0 || month_first.rises == 0;
    if (forced) {
        choose(*forced, "as asked; " + counts(*forced));
    } else if (only_day_first_ + only_month_first_ > 0) {
        const auto order =
            only_day_first_ >= only_month_first_ ? DayOrder::day_first : DayOrder::month_first;
        choose(order, counts(order));
        // A few slips are slips; more of them are two programs' rows in one file.
        const auto fewer = std::min(only_day_first_, only_month_first_);
        decision.is_ambiguous = fewer * 20 > only_day_first_ + only_month_first_;
        if (decision.is_ambiguous)
            decision.why += " The column mixes both: values that fit both may be wrong.";
    } else if (either_ == 0) {
        decision.why =
            dates_ > 0 ? "Dates need no decision about day and month." : "Dates are numbers.";
    } else if (day_sorted != month_sorted && either_ >= 3) {
        choose(day_sorted ? DayOrder::day_first : DayOrder::month_first,
               "no value decides, but only so the rows are sorted by time");
    } else if (dates_ >= steps_from && std::min(day_first.moved, month_first.moved) <
                                           0.5 * std::max(day_first.moved, month_first.moved)) {
        choose(day_first.moved < month_first.moved ? DayOrder::day_first : DayOrder::month_first,
               "no value decides, but so neighbouring rows are much closer in time");
    } else if (dotted_ * 2 > dates_) {
        choose(DayOrder::day_first, "dates with points are written so");
    } else {
        const bool is_american = twelve_hour_ > 0 || unpadded_ > 0;
        decision.is_ambiguous = true;
        choose(is_american ? DayOrder::month_first : DayOrder::day_first,
               fmt::format(
                   "nothing decides, as {} both orders, but {}; please check",
                   either_ == 1 ? "1 value fits" : "all " + with_commas(either_) + " values fit",
                   twelve_hour_ > 0 ? "a 12-hour clock is usual where the month is first"
                   : is_american ? "parts without leading zeros are usual where the month is first"
                                 : "most countries write the day first"));
    }
    const Order& order = orders_[static_cast<std::size_t>(decision.order)];
    if (order.is_started) {
        const auto date = [](std::int64_t moment) {
            return base::Date(chrono::floor<chrono::days>(base::from_micros(moment)));
        };
        decision.first = date(order.least);
        decision.last = date(order.most);
    }
    return decision;
}

std::optional<LocalTime> parse_date(std::string_view text, const DateDecision& decision) {
    const auto parts = date_text::split(text);
    if (!parts) return std::nullopt;
    if (parts->form == Parts::Form::number) {
        const NumericDate form = numeric_form(*parts);
        if (form == NumericDate::none) return std::nullopt;
        if (form != decision.numeric) return std::nullopt;
        return from_number(parts->number, form);
    }
    int month = parts->first;
    int day = parts->second;
    if (parts->form == Parts::Form::pair) {
        if (decision.order == DayOrder::day_first) std::swap(month, day);
        if (!exists(parts->year, month, day)) std::swap(month, day);  // fits one order only
    }
    if (!exists(parts->year, month, day)) return std::nullopt;
    return LocalTime{parts->year, month, day, parts->micros_of_day, parts->offset_minutes};
}

}  // namespace hark::csv
