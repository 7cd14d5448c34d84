#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "product/people/order.h"

/// The order of a list in SQL that both databases understand, made of fixed fragments.
namespace hark::people {

/// The number under a key of a column of properties, as a double; NULL where there is none.
/// `parameter` names the parameter that holds the key; the caller binds it.
std::string number_sql(std::string_view column, std::string_view parameter);

/// For ORDER BY: `value` (see number_sql) in the order asked for, what has none last.
std::string in_order(const Order& order, std::string_view value);

/// For WHERE: those after a place in that order. `older` are those after it among equal values; the
/// caller binds the parameter :after_value when the place has a value.
std::string after_place(const Order& order, std::string_view value, std::string_view older,
                        const std::optional<double>& after);

}  // namespace hark::people
