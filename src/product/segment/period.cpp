#include "product/segment/period.h"

#include <fmt/format.h>

namespace hark::segment {
namespace {

/// A moment; the "+" of its offset may have become a blank on its way through a URL.
std::optional<base::Time> parse_moment(std::string text) {
    if (const auto time = base::parse_time(text)) return time;
    if (text.size() > 6 && text[text.size() - 6] == ' ') {
        text[text.size() - 6] = '+';
        return base::parse_time(text);
    }
    return std::nullopt;
}

base::FieldProblem unreadable(std::string field, const std::string& text) {
    return {std::move(field), "not_a_time",
            fmt::format("\"{}\" is neither a date such as 2026-01-05 nor a time such as "
                        "2026-01-05T09:30:00Z.",
                        text)};
}

}  // namespace

Period parse_period(const PeriodText& text, const locale::TimeZone& zone,
                    std::vector<base::FieldProblem>& problems) {
    Period period;
    if (text.from) {
        if (const auto date = base::parse_date(*text.from)) {
            period.from = zone.start_of(*date);
        } else if (!(period.from = parse_moment(*text.from))) {
            problems.push_back(unreadable("from", *text.from));
        }
    }
    if (text.to) {
        if (const auto date = base::parse_date(*text.to)) {
            period.to = zone.start_of(locale::next_step(*date, locale::Step::day));
        } else if (!(period.to = parse_moment(*text.to))) {
            problems.push_back(unreadable("to", *text.to));
        }
    }
    if (period.from && period.to && *period.to <= *period.from) {
        problems.push_back(
            {"to", "out_of_range",
             fmt::format("The period ends before it begins: give a \"to\" after {}.", *text.from)});
    }
    return period;
}

locale::TimeZone parse_zone(const std::optional<std::string>& name,
                            const locale::TimeZone& fallback,
                            std::vector<base::FieldProblem>& problems) {
    if (!name) return fallback;
    if (const auto zone = locale::TimeZone::find(*name)) return *zone;
    problems.push_back({"tz", "unknown",
                        fmt::format("There is no time zone \"{}\". Write it as Area/City, e.g. "
                                    "Europe/Berlin, or UTC.",
                                    *name)});
    return fallback;
}

}  // namespace hark::segment
