#include "product/survey/words.h"

#include <algorithm>
#include <charconv>
#include <regex>

#include "base/error.h"
#include "base/limits.h"

namespace hark::survey {
namespace {

bool is_same_tag(std::string_view left, std::string_view right) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [&](char a, char b) { return lower(a) == lower(b); });
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

/// The weight that "q=0.8" in the parameters of a language says; 1 without.
double quality(std::string_view parameters) {
    const auto at = parameters.find("q=");
    if (at == std::string_view::npos) return 1;
    double value = 0;
    const auto digits = parameters.substr(at + 2);
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

}  // namespace

bool is_language(std::string_view tag) {
    static const std::regex form{"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"};
    return std::regex_match(tag.begin(), tag.end(), form);
}

std::string_view primary(std::string_view tag) {
    return tag.substr(0, tag.find('-'));
}

const std::string& choose_language(const std::vector<std::string>& wanted,
                                   const std::vector<std::string>& available) {
    CHECK(!available.empty());
    for (const auto& want : wanted) {
        for (const auto& have : available)
            if (is_same_tag(want, have)) return have;
        for (const auto& have : available)
            if (is_same_tag(primary(want), primary(have))) return have;
    }
    return available.front();
}

std::vector<std::string> accepted_languages(std::string_view header) {
    std::vector<std::pair<double, std::string>> found;
    while (!header.empty() && found.size() < base::limits::accepted_languages) {
        const auto end = std::min(header.find(','), header.size());
        const auto part = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        const auto semicolon = std::min(part.find(';'), part.size());
        const auto tag = trim(part.substr(0, semicolon));
        const double weight = quality(part.substr(semicolon));
        if (tag.empty() || tag == "*" || weight <= 0) continue;
        found.emplace_back(-weight, tag);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> tags;
    for (auto& [weight, tag] : found) tags.push_back(std::move(tag));
    return tags;
}

std::string fill(std::string_view text,
                 const std::vector<std::pair<std::string_view, std::string_view>>& values) {
    std::string filled;
    while (!text.empty()) {
        const auto open = text.find("{{");
        const auto close = text.find("}}", open == std::string_view::npos ? open : open + 2);
        if (open == std::string_view::npos || close == std::string_view::npos) break;
        const auto name = text.substr(open + 2, close - open - 2);
        const auto found = std::find_if(values.begin(), values.end(),
                                        [&](const auto& value) { return value.first == name; });
        filled += text.substr(0, found == values.end() ? close + 2 : open);
        if (found != values.end()) filled += found->second;
        text.remove_prefix(close + 2);
    }
    return filled += text;
}

}  // namespace hark::survey
