#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace hark::storage {

/// What a column can hold. Booleans are 0/1, times are microseconds (BIGINT), JSON is text.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// A value for `:name` in a statement. Integers of any width, booleans, doubles, texts and
/// optionals of these convert; an empty optional is NULL.
struct Parameter {
    template <typename T>
    Parameter(std::string_view parameter_name, T&& parameter_value)
        : name(parameter_name), value(to_value(std::forward<T>(parameter_value))) {}

    std::string name;
    Value value;

private:
    static Value to_value(Value value) { return value; }
    static Value to_value(bool value) { return std::int64_t{value}; }
    template <std::signed_integral T>
    static Value to_value(T value) {
        return std::int64_t{value};
    }
    template <std::unsigned_integral T>
    static Value to_value(T value) {
        return from_unsigned(value);
    }
    static Value to_value(double value) { return value; }
    static Value to_value(std::nullopt_t) { return Value{}; }
    static Value to_value(const char* value) { return std::string{value}; }
    static Value to_value(std::string_view value) { return std::string{value}; }
    static Value to_value(std::string value) { return value; }
    template <typename T>
    static Value to_value(const std::optional<T>& value) {
        return value ? to_value(*value) : Value{};
    }
    static Value from_unsigned(std::uint64_t value);
};

using Parameters = std::vector<Parameter>;

/// One row of a result. Columns are read by name (as the SELECT names them) or by position.
/// Throws: base::Bug for a column that is not there or not of the asked type.
class Row {
public:
    Row(const std::vector<std::string>& names, const std::vector<Value>& values)
        : names_(&names), values_(&values) {}

    bool is_null(std::string_view column) const;
    std::int64_t integer(std::string_view column) const;
    double real(std::string_view column) const;  // integers widen
    const std::string& text(std::string_view column) const;
    bool boolean(std::string_view column) const;
    std::optional<std::int64_t> maybe_integer(std::string_view column) const;
    std::optional<double> maybe_real(std::string_view column) const;
    std::optional<std::string> maybe_text(std::string_view column) const;

    std::size_t size() const { return values_->size(); }
    const Value& at(std::size_t position) const { return values_->at(position); }

private:
    const Value& find(std::string_view column) const;

    const std::vector<std::string>* names_;
    const std::vector<Value>* values_;
};

}  // namespace hark::storage
