#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hark::templates {

struct Value;
/// What fills the fields of a template. A list repeats its section, an empty text, false and an
/// empty list leave it out.
using Values = std::map<std::string, Value, std::less<>>;
struct Value {
    Value(std::string text) : is(std::move(text)) {}
    Value(std::string_view text) : is(std::string{text}) {}
    Value(const char* text) : is(std::string{text}) {}
    Value(bool claim) : is(claim) {}
    Value(std::vector<Values> items) : is(std::move(items)) {}

    std::variant<std::string, bool, std::vector<Values>> is;
};

/// How `{{field}}` stands in the result; `{{{field}}}` always stands as it is.
enum class Escape { html, nothing };

/// A Mustache text with fields such as {{name}}, and sections. `{{name|friend}}` is "friend" for
/// whoever has no name; a field nobody knows is empty. Partials and other delimiters are refused: a
/// text that somebody typed can name values and nothing else. Safe to use from several threads.
class Template {
public:
    /// Throws: base::Error invalid, saying where the text breaks.
    explicit Template(std::string_view text);
    ~Template();
    Template(Template&&) noexcept;
    Template& operator=(Template&&) noexcept;

    std::string render(const Values& values, Escape escape) const;

    /// The names it asks for, without their defaults, each once, in alphabetical order.
    const std::vector<std::string>& fields() const { return fields_; }

private:
    class Text;
    std::unique_ptr<Text> text_;
    std::vector<std::string> fields_;
};

}  // namespace hark::templates
