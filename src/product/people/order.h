#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "platform/http/message.h"
#include "product/people/property.h"

/// Lists in the order of a number or of money, instead of newest first.
namespace hark::people {

/// Invariant: the property is a number or money. What has no such value comes last.
struct Order {
    Property property;
    enum class Direction { ascending, descending } direction = Direction::ascending;
};

/// The query parameter `order`: "mrr", or "-mrr" for the most first. Nothing when it is not given.
/// What is wrong is added to `problems`. `known` are the workspace's properties.
std::optional<Order> read_order(const http::Query& query, const std::vector<Property>& known,
                                std::vector<base::FieldProblem>& problems);

/// A cursor: the place in a list that is newest first, and the value there when it is in another
/// order. "123~12.5"; without a value "123".
struct Cursor {
    std::string place;
    std::optional<double> value = {};

    std::string text() const;
    /// Returns: nothing when there is something else than a number behind the "~".
    static std::optional<Cursor> parse(std::string_view text);
};

/// A `cursor` that was not given by the page before.
base::FieldProblem no_cursor();

}  // namespace hark::people
