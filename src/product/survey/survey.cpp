#include "product/survey/survey.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"

namespace hark::survey {
namespace {

constexpr std::array<std::string_view, 5> kind_names = {"nps", "enps", "csat", "ces", "open"};
constexpr std::array<std::string_view, 4> state_names = {"draft", "published", "paused", "closed"};

bool is_small_letter(char c) {
    return c >= 'a' && c <= 'z';
}

}  // namespace

std::string_view to_text(Kind kind) {
    return kind_names.at(static_cast<std::size_t>(kind));
}

std::optional<Kind> parse_kind(std::string_view text) {
    const auto found = std::find(kind_names.begin(), kind_names.end(), text);
    if (found == kind_names.end()) return std::nullopt;
    return static_cast<Kind>(found - kind_names.begin());
}

Scale scale_of(Kind kind) {
    switch (kind) {
        case Kind::nps:
        case Kind::enps: return {0, 10};
        case Kind::csat: return {1, 5};
        case Kind::ces: return {1, 7};
        case Kind::open: return {no_score, no_score};
    }
    CHECK(!"a survey has one of five kinds");
    return {};
}

bool has_score(Kind kind) {
    return kind != Kind::open;
}

bool is_anonymous(Kind kind) {
    return kind == Kind::enps;
}

std::string_view to_text(State state) {
    return state_names.at(static_cast<std::size_t>(state));
}

std::optional<State> parse_state(std::string_view text) {
    const auto found = std::find(state_names.begin(), state_names.end(), text);
    if (found == state_names.end()) return std::nullopt;
    return static_cast<State>(found - state_names.begin());
}

bool is_key(std::string_view text) {
    if (text.empty() || text.size() > base::limits::key_bytes || !is_small_letter(text.front()))
        return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return is_small_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

std::string usual_name(std::string_view key) {
    if (parse_kind(key)) {
        if (key == "enps") return "eNPS";
        std::string name{key};
        for (char& c : name) c = static_cast<char>(c - 'a' + 'A');
        return name;
    }
    std::string name{key};
    std::replace(name.begin(), name.end(), '_', ' ');
    std::replace(name.begin(), name.end(), '-', ' ');
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
}

}  // namespace hark::survey
