#pragma once

#include <string>
#include <string_view>

namespace hark::locale {

/// Finds texts (comments, names) that contain another, whatever the case of its letters, in any
/// script. Letters are compared one by one: "ß" is not "ss", and an accent written as a letter of
/// its own is not the accented letter.
class TextSearch {
public:
    explicit TextSearch(std::string_view text);

    /// For `LOWER(column) LIKE :pattern ESCAPE '\'`. Lets everything through that `matches`: the
    /// databases do not agree on the lower case of letters beyond ASCII, so those stand as "any
    /// character".
    const std::string& pattern() const { return pattern_; }

    /// Whether `pattern` alone may let too much through.
    bool needs_check() const { return needs_check_; }
    bool matches(std::string_view text) const;

private:
    std::string folded_;
    std::string pattern_;
    bool needs_check_ = false;
};

}  // namespace hark::locale
