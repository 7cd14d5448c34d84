#include "platform/templates/template.h"

#include <set>

#include <fmt/format.h>
#include <kainjow/mustache.hpp>

#include "base/error.h"

namespace hark::templates {
namespace {

namespace mustache = kainjow::mustache;

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

[[noreturn]] void refuse(const std::string& why) {
    throw base::Error{base::ErrorCode::invalid, why};
}

/// The name a tag asks for: "{{# rows }}" → "rows", "{{name|you}}" → "name". Empty for a comment.
std::string_view name_in(std::string_view tag) {
    tag = trimmed(tag);
    if (tag.empty()) refuse("There is an empty field: write a name between {{ and }}.");
    if (tag.front() == '!') return {};
    if (tag.front() == '>' || tag.front() == '=')
        refuse(fmt::format("{{{{{}}}}} cannot be used here; only fields and sections can.", tag));
    if (std::string_view{"#^/&{"}.find(tag.front()) != std::string_view::npos)
        tag = trimmed(tag.substr(1));
    return trimmed(tag.substr(0, tag.find('|')));
}

std::vector<std::string> names_in(std::string_view text) {
    std::set<std::string, std::less<>> names;
    for (auto begin = text.find("{{"); begin != std::string_view::npos;) {
        const auto end = text.find("}}", begin);
        if (end == std::string_view::npos) refuse("A field begins with {{ but has no }}.");
        const auto name = name_in(text.substr(begin + 2, end - begin - 2));
        if (!name.empty()) names.emplace(name);
        begin = text.find("{{", end);
    }
    return {names.begin(), names.end()};
}

mustache::data to_data(const Values& values);

mustache::data to_data(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value.is)) return mustache::data{*text};
    if (const auto* claim = std::get_if<bool>(&value.is)) return mustache::data{*claim};
    mustache::data list{mustache::data::type::list};
    for (const auto& item : std::get<std::vector<Values>>(value.is)) list << to_data(item);
    return list;
}

mustache::data to_data(const Values& values) {
    mustache::data object{mustache::data::type::object};
    for (const auto& [name, value] : values) {
        const auto* text = std::get_if<std::string>(&value.is);
        const bool is_absent = text && text->empty();
        object.set(name, is_absent ? mustache::data{false} : to_data(value));
    }
    return object;
}

/// Finds what a tag names, and the default it brings when there is nothing.
class Context : public mustache::context<std::string> {
public:
    using mustache::context<std::string>::context;

    const mustache::data* get(const std::string& name) const override {
        const auto bar = name.find('|');
        const auto* found = mustache::context<std::string>::get(
            std::string{trimmed(std::string_view{name}.substr(0, bar))});
        const bool is_given = found && !found->is_false();
        if (bar == std::string::npos || is_given) return found;
        defaults_.push_back(std::make_unique<mustache::data>(
            std::string{trimmed(std::string_view{name}.substr(bar + 1))}));
        return defaults_.back().get();
    }

private:
    mutable std::vector<std::unique_ptr<mustache::data>> defaults_;
};

}  // namespace

class Template::Text {
public:
    explicit Text(std::string_view text) : source(text) {}
    const std::string source;
};

Template::Template(std::string_view text)
    : text_(std::make_unique<Text>(text)), fields_(names_in(text)) {
    const mustache::mustache parsed{text_->source};
    if (!parsed.is_valid()) refuse(fmt::format("{}.", parsed.error_message()));
}

Template::~Template() = default;
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;

std::string Template::render(const Values& values, Escape escape) const {
    // Parsed anew: rendering writes into what was parsed, and a text is a few kilobytes.
    mustache::mustache parsed{text_->source};
    if (escape == Escape::nothing)
        parsed.set_custom_escape([](const std::string& text) { return text; });
    const auto data = to_data(values);
    Context context{&data};
    return parsed.render(context);
}

}  // namespace hark::templates
