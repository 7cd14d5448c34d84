#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hark::report {

/// How a terminal shows things.
struct Look {
    static constexpr int narrowest = 60;
    static constexpr int widest = 80;  ///< longer lines are hard to read

    enum class Colour { none, palette, full };  ///< palette: the 256 that every terminal knows

    int width = widest;  ///< columns; kept between narrowest and widest
    Colour colour = Colour::none;
};

/// What a text means; never the only sign of it.
enum class Ink { plain, strong, faint, detractor, passive, promoter };

/// Lines for a terminal, none wider than the look allows.
class Screen {
public:
    explicit Screen(const Look& look);

    std::size_t width() const { return width_; }

    /// One line; its pieces come from `ink` and `pad`. Requires: not wider than the screen.
    void line(const std::string& text = {});
    /// A sentence or several, wrapped; lines after the first begin with `indent` blanks.
    void paragraph(std::string_view text, std::size_t indent = 0, Ink ink = Ink::plain);
    void heading(std::string_view text);

    std::string ink(Ink ink, std::string_view text) const;

    std::string take() { return std::move(text_); }

private:
    std::size_t width_;
    Look::Colour colour_;
    std::string text_;
};

enum class Side { left, right };
/// Cut or filled up with blanks to exactly `columns`; `side` is where the text stands.
std::string pad(std::string_view text, std::size_t columns, Side side = Side::left);

/// A bar of eighth blocks, `share` (0..1) of `columns` long; at least a sliver for more than 0.
std::string bar(double share, std::size_t columns);

/// `text` so many times.
std::string repeated(std::string_view text, std::size_t times);

}  // namespace hark::report
