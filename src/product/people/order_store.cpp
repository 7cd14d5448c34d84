#include "product/people/order_store.h"

#include <fmt/format.h>

namespace hark::people {

std::string number_sql(std::string_view column, std::string_view parameter) {
    // A JSON number begins with a digit or a minus and nothing else in JSON does, so the cast never
    // meets anything that is no number.
    return fmt::format(
        "CASE WHEN SUBSTR(CAST({0} -> CAST(:{1} AS TEXT) AS TEXT), 1, 1) "
        "IN ('-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9') "
        "THEN CAST({0} ->> CAST(:{1} AS TEXT) AS DOUBLE PRECISION) END",
        column, parameter);
}

std::string in_order(const Order& order, std::string_view value) {
    return fmt::format("{} {} NULLS LAST", value,
                       order.direction == Order::Direction::descending ? "DESC" : "ASC");
}

std::string after_place(const Order& order, std::string_view value, std::string_view older,
                        const std::optional<double>& after) {
    if (!after) return fmt::format("({} IS NULL AND {})", value, older);
    return fmt::format(
        "({0} IS NULL OR {0} {2} CAST(:after_value AS DOUBLE PRECISION) "
        "OR ({0} = CAST(:after_value AS DOUBLE PRECISION) AND {1}))",
        value, older, order.direction == Order::Direction::descending ? "<" : ">");
}

}  // namespace hark::people
