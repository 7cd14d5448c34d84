#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hark::survey {

/// One text in several languages, by their tags ("en", "pt-BR").
using Words = std::map<std::string, std::string, std::less<>>;

/// Whether `tag` is a language as surveys name them: two or three letters, perhaps a script and a
/// country: "de", "zh-Hant", "pt-BR" (a part of BCP 47).
bool is_language(std::string_view tag);

/// The first part of a tag: "pt" of "pt-BR".
std::string_view primary(std::string_view tag);

/// The language of `available` that suits somebody best who asked for `wanted`, best first, as
/// browsers do: each wanted one exactly, else another of the same first part; else the first
/// available. Requires: `available` is not empty.
const std::string& choose_language(const std::vector<std::string>& wanted,
                                   const std::vector<std::string>& available);

/// The languages of an Accept-Language header, best first (RFC 9110, 12.5.4). Nonsense is skipped.
std::vector<std::string> accepted_languages(std::string_view header);

/// `text` with each {{name}} replaced; names that are not given stay as they are.
std::string fill(std::string_view text,
                 const std::vector<std::pair<std::string_view, std::string_view>>& values);

}  // namespace hark::survey
