#include "platform/json/json.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>

#include "base/error.h"

namespace hark::json {
namespace {

using boost::json::error_code;
using Text = boost::json::string_view;

constexpr std::size_t most_depth = 32;

/// Receives what Boost's parser finds and builds the value. Differs from Boost's own in two things:
/// an object with a field twice is refused, and doubles are rounded correctly (Boost 1.81 may be
/// off by the last bit).
class Builder {
public:
    static constexpr std::size_t max_object_size = boost::json::object::max_size();
    static constexpr std::size_t max_array_size = boost::json::array::max_size();
    static constexpr std::size_t max_key_size = boost::json::string::max_size();
    static constexpr std::size_t max_string_size = boost::json::string::max_size();

    bool on_document_begin(error_code&) {
        stack_.reset();
        return true;
    }
    bool on_document_end(error_code&) { return true; }
    bool on_array_begin(error_code&) { return true; }
    bool on_array_end(std::size_t n, error_code&) {
        stack_.push_array(n);
        return true;
    }
    bool on_object_begin(error_code&) {
        open_.push_back({key_count_, {}});
        return true;
    }
    bool on_object_end(std::size_t n, error_code&) {
        stack_.push_object(n);
        key_count_ = open_.back().first_key;
        open_.pop_back();
        return true;
    }
    bool on_key_part(Text part, std::size_t, error_code&) {
        key_.append(part.data(), part.size());
        stack_.push_chars(part);
        return true;
    }
    bool on_key(Text part, std::size_t, error_code& error) {
        key_.append(part.data(), part.size());
        stack_.push_key(part);
        if (is_repeated()) {
            repeated_ = key_;
            error = boost::json::error::syntax;
            return false;
        }
        remember_key();
        key_.clear();
        return true;
    }
    bool on_string_part(Text part, std::size_t, error_code&) {
        stack_.push_chars(part);
        return true;
    }
    bool on_string(Text part, std::size_t, error_code&) {
        stack_.push_string(part);
        return true;
    }
    bool on_number_part(Text part, error_code&) {
        number_.append(part.data(), part.size());
        return true;
    }
    bool on_int64(std::int64_t value, Text, error_code&) {
        number_.clear();
        stack_.push_int64(value);
        return true;
    }
    bool on_uint64(std::uint64_t value, Text, error_code&) {
        number_.clear();
        stack_.push_uint64(value);
        return true;
    }
    bool on_double(double rough, Text part, error_code& error) {
        number_.append(part.data(), part.size());
        double value = 0;  // stays so for numbers too small for a double
        std::from_chars(number_.data(), number_.data() + number_.size(), value);
        number_.clear();
        if (value == 0 && std::abs(rough) > 1) error = boost::json::error::exponent_overflow;
        stack_.push_double(value);
        return !error;
    }
    bool on_bool(bool value, error_code&) {
        stack_.push_bool(value);
        return true;
    }
    bool on_null(error_code&) {
        stack_.push_null();
        return true;
    }
    bool on_comment_part(Text, error_code&) { return true; }
    bool on_comment(Text, error_code&) { return true; }

    Value take() { return stack_.release(); }
    const std::string& repeated() const { return repeated_; }

private:
    /// Few keys are looked through; many go into a set, so that no body makes this slow.
    bool is_repeated() {
        Open& open = open_.back();
        if (!open.many.empty()) return open.many.contains(key_);
        const auto first = keys_.begin() + static_cast<std::ptrdiff_t>(open.first_key);
        const auto last = keys_.begin() + static_cast<std::ptrdiff_t>(key_count_);
        return std::find(first, last, key_) != last;
    }
    void remember_key() {
        Open& open = open_.back();
        if (!open.many.empty()) {
            open.many.insert(key_);
            return;
        }
        if (key_count_ == keys_.size()) keys_.emplace_back();
        keys_[key_count_++] = key_;
        if (key_count_ - open.first_key == few_keys) {
            const auto first = keys_.begin() + static_cast<std::ptrdiff_t>(open.first_key);
            open.many.insert(first, first + static_cast<std::ptrdiff_t>(few_keys));
        }
    }

    static constexpr std::size_t few_keys = 32;
    struct Open {
        std::size_t first_key = 0;
        std::set<std::string> many;
    };

    boost::json::value_stack stack_;
    std::vector<Open> open_;         // the objects that have begun and not ended
    std::vector<std::string> keys_;  // theirs; slots are reused
    std::size_t key_count_ = 0;      // how many of keys_ are in use
    std::string key_;
    std::string number_;
    std::string repeated_;
};

std::string place_of(std::string_view text, std::size_t offset) {
    const auto before = text.substr(0, offset);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const auto column = 1 + std::count_if(before.begin() + static_cast<std::ptrdiff_t>(begin),
                                          before.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return fmt::format("line {}, column {}", line, column);
}

std::string reason_of(const error_code& found, const Builder& builder) {
    using boost::json::error;
    if (!builder.repeated().empty())
        return fmt::format("the field `{}` is there a second time", builder.repeated());
    if (found == error::incomplete) return "the text ends too early";
    if (found == error::extra_data) return "there is more text after the end of the value";
    if (found == error::too_deep)
        return fmt::format("objects and lists are nested more than {} deep", most_depth);
    if (found == error::exponent_overflow) return "the number is too large";
    if (found == error::illegal_leading_surrogate || found == error::illegal_trailing_surrogate ||
        found == error::expected_utf16_escape)
        return "half of a surrogate pair stands alone";
    return "this is not valid JSON in UTF-8";
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void write_text(std::string& out, Text text) {
    out += '"';
    std::size_t done = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20) continue;
        out.append(text.data() + done, i - done);
        done = i + 1;
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default: fmt::format_to(std::back_inserter(out), "\\u{:04x}", int{c});
        }
    }
    out.append(text.data() + done, text.size() - done);
    out += '"';
}

template <typename Number>
void write_number(std::string& out, Number number) {
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
}

void write_double(std::string& out, double number) {
    CHECK(std::isfinite(number));
    constexpr double exactly_whole = 1e15;  // below it, digits of the integer are all there is
    if (std::abs(number) < exactly_whole && std::trunc(number) == number)
        write_number(out, static_cast<std::int64_t>(number));
    else
        write_number(out, number);
}

void write(std::string& out, const Value& value) {
    using boost::json::kind;
    switch (value.kind()) {
        case kind::null: out += "null"; break;
        case kind::bool_: out += value.get_bool() ? "true" : "false"; break;
        case kind::int64: write_number(out, value.get_int64()); break;
        case kind::uint64: write_number(out, value.get_uint64()); break;
        case kind::double_: write_double(out, value.get_double()); break;
        case kind::string: write_text(out, value.get_string()); break;
        case kind::array: {
            char before = '[';
            for (const Value& item : value.get_array()) {
                out += before;
                before = ',';
                write(out, item);
            }
            out += before == '[' ? "[]" : "]";
            break;
        }
        case kind::object: {
            char before = '{';
            for (const auto& field : value.get_object()) {
                out += before;
                before = ',';
                write_text(out, field.key());
                out += ':';
                write(out, field.value());
            }
            out += before == '{' ? "{}" : "}";
            break;
        }
    }
}

}  // namespace

Value parse(std::string_view text) {
    boost::json::parse_options options;
    options.max_depth = most_depth;
    boost::json::basic_parser<Builder> parser{options};
    error_code error;
    std::size_t read = parser.write_some(false, text.data(), text.size(), error);
    if (!error) {
        while (read < text.size() && is_blank(text[read])) ++read;
        if (read == text.size()) return parser.handler().take();
        error = boost::json::error::extra_data;
    }
    throw base::Error{base::ErrorCode::invalid,
                      fmt::format("The JSON cannot be read: at {}, {}.", place_of(text, read),
                                  reason_of(error, parser.handler()))};
}

std::string to_text(const Value& value) {
    std::string out;
    write(out, value);
    return out;
}

}  // namespace hark::json
