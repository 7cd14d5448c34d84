#include "product/survey/survey.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"

namespace hark::survey {
namespace {

constexpr std::array<std::string_view, 4> kind_names = {"nps", "enps", "csat", "ces"};

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
    }
    CHECK(!"a survey has one of four kinds");
    return {};
}

bool is_key(std::string_view text) {
    if (text.empty() || text.size() > base::limits::key_bytes || !is_small_letter(text.front()))
        return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return is_small_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

std::string usual_question(Kind kind, std::string_view subject) {
    switch (kind) {
        case Kind::nps:
            return fmt::format("How likely are you to recommend {} to a friend or colleague?",
                               subject);
        case Kind::enps:
            return fmt::format("How likely are you to recommend {} as a place to work?", subject);
        case Kind::csat: return fmt::format("How satisfied are you with {}?", subject);
        case Kind::ces:
            return fmt::format(
                "How much do you agree: {} made it easy for me to get done what I "
                "wanted?",
                subject);
    }
    CHECK(!"a survey has one of four kinds");
    return {};
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
