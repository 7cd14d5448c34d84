#include "product/people/order.h"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "platform/json/spelling.h"

namespace hark::people {

std::optional<Order> read_order(const http::Query& query, const std::vector<Property>& known,
                                std::vector<base::FieldProblem>& problems) {
    const auto text = query.get("order");
    if (!text) return std::nullopt;
    const bool descending = text->starts_with('-');
    const auto key = std::string_view{*text}.substr(descending ? 1 : 0);
    std::vector<std::string_view> suitable;
    for (const Property& property : known) {
        if (property.kind != PropertyKind::number && property.kind != PropertyKind::money) continue;
        if (property.key == key)
            return Order{property,
                         descending ? Order::Direction::descending : Order::Direction::ascending};
        suitable.emplace_back(property.key);
    }
    const auto meant = json::closest(key, suitable);
    problems.push_back(
        {"order", "unknown",
         suitable.empty()
             ? fmt::format("\"{}\" is not a number or money, and there is no such property yet.",
                           key)
             : fmt::format("\"{}\" is not a number or money.{} There are: {}; with \"-\" in front "
                           "the most come first.",
                           key, meant ? fmt::format(" Did you mean \"{}\"?", *meant) : "",
                           fmt::join(suitable, ", "))});
    return std::nullopt;
}

std::string Cursor::text() const {
    return value ? fmt::format("{}~{}", place, *value) : place;
}

std::optional<Cursor> Cursor::parse(std::string_view text) {
    const auto end = text.find('~');
    if (end == std::string_view::npos) return Cursor{std::string{text}};
    Cursor cursor{std::string{text.substr(0, end)}, 0};
    const auto digits = text.substr(end + 1);
    const char* last = digits.data() + digits.size();
    const auto [stop, problem] = std::from_chars(digits.data(), last, *cursor.value);
    if (problem != std::errc{} || stop != last || !std::isfinite(*cursor.value))
        return std::nullopt;
    return cursor;
}

base::FieldProblem no_cursor() {
    return {"cursor", "not_a_cursor",
            "`cursor` must be the `next` of the page before, unchanged, and so must be the order."};
}

}  // namespace hark::people
