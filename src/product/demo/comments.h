#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "product/demo/random.h"

namespace hark::demo {

/// What a comment is about, with sentences people write about it when content and when not.
struct Theme {
    std::string_view name;
    std::vector<std::string_view> praise;
    std::vector<std::string_view> complaint;
};

enum class Language { english, german, french };

/// The themes of a language; the same names in the same order in each.
const std::vector<Theme>& themes(Language language);

/// Position of the theme that the bad release hurts ("export").
std::size_t export_theme();
/// Position of the theme that a struggling team causes ("support").
std::size_t support_theme();

/// One to three sentences about `theme` that fit `score` (0–10).
std::string comment(Random& random, Language language, std::size_t theme, int score);

}  // namespace hark::demo
