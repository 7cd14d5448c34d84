#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hark::survey {

/// The texts that Hark brings along in one language.
struct Shipped {
    std::string language;   ///< "de"
    std::string name;       ///< "Deutsch"
    std::string direction;  ///< "ltr" or "rtl"
    /// By their place: "templates.enps", "words.send", "follow_up.promoter".
    std::map<std::string, std::string, std::less<>> texts;

    /// Requires: there is such a text; every language has the same.
    const std::string& at(std::string_view place) const;
};

/// Those of a language, found by the first part of its tag ("de-AT": German); nullptr for a
/// language that Hark does not speak.
const Shipped* shipped(std::string_view language);

/// All, English first, the others in order of their tags.
const std::vector<Shipped>& all_shipped();

}  // namespace hark::survey
