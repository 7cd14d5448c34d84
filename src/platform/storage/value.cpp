#include "platform/storage/value.h"

#include <limits>

#include "base/error.h"

namespace hark::storage {

namespace {

template <typename T>
const T& typed(const Value& value, std::string_view column, const char* wanted) {
    if (const T* found = std::get_if<T>(&value)) return *found;
    static constexpr const char* names[] = {"NULL", "an integer", "a real number", "a text"};
    throw base::Bug("column " + std::string{column} + " is " + names[value.index()] + ", not " +
                    wanted);
}

}  // namespace

Value Parameter::from_unsigned(std::uint64_t value) {
    CHECK(value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
    return static_cast<std::int64_t>(value);
}

const Value& Row::find(std::string_view column) const {
    for (std::size_t i = 0; i < names_->size(); ++i) {
        if ((*names_)[i] == column) return (*values_)[i];
    }
    throw base::Bug("the result has no column " + std::string{column});
}

bool Row::is_null(std::string_view column) const {
    return std::holds_alternative<std::monostate>(find(column));
}

std::int64_t Row::integer(std::string_view column) const {
    return typed<std::int64_t>(find(column), column, "an integer");
}

double Row::real(std::string_view column) const {
    const Value& value = find(column);
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        return static_cast<double>(*integer);
    }
    return typed<double>(value, column, "a real number");
}

const std::string& Row::text(std::string_view column) const {
    return typed<std::string>(find(column), column, "a text");
}

bool Row::boolean(std::string_view column) const {
    return integer(column) != 0;
}

std::optional<std::int64_t> Row::maybe_integer(std::string_view column) const {
    if (is_null(column)) return std::nullopt;
    return integer(column);
}

std::optional<double> Row::maybe_real(std::string_view column) const {
    if (is_null(column)) return std::nullopt;
    return real(column);
}

std::optional<std::string> Row::maybe_text(std::string_view column) const {
    if (is_null(column)) return std::nullopt;
    return text(column);
}

}  // namespace hark::storage
