#include "product/report/screen.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.h"
#include "platform/locale/display_width.h"

namespace hark::report {
namespace {

struct Code {
    Ink ink;
    std::string_view palette;
    std::string_view full;
};

constexpr std::array<Code, 6> codes{{
    {Ink::plain, "", ""},
    {Ink::strong, "\x1b[1m", "\x1b[1m"},
    {Ink::faint, "\x1b[2m", "\x1b[2m"},
    {Ink::detractor, "\x1b[38;5;166m", "\x1b[38;2;194;65;12m"},
    {Ink::passive, "\x1b[38;5;246m", "\x1b[38;2;148;163;184m"},
    {Ink::promoter, "\x1b[38;5;30m", "\x1b[38;2;15;118;110m"},
}};
constexpr std::string_view reset = "\x1b[0m";

constexpr std::array<std::string_view, 8> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

/// The text without its colours.
std::string bare(std::string_view text) {
    std::string kept;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\x1b') {
            kept += text[at];
            continue;
        }
        at = std::min(text.find('m', at), text.size() - 1);
    }
    return kept;
}

}  // namespace

Screen::Screen(const Look& look)
    : width_(static_cast<std::size_t>(std::clamp(look.width, Look::narrowest, Look::widest))),
      colour_(look.colour) {}

void Screen::line(const std::string& text) {
    CHECK(locale::display_width(bare(text)) <= width_);
    text_ += text;
    while (!text_.empty() && text_.back() == ' ') text_.pop_back();
    text_ += '\n';
}

void Screen::paragraph(std::string_view text, std::size_t indent, Ink with) {
    const auto words = locale::printable(text);
    std::string current;
    std::size_t margin = 0;
    const auto flush = [&] {
        line(repeated(" ", margin) + ink(with, current));
        current.clear();
        margin = indent;
    };
    for (std::size_t at = 0; at < words.size();) {
        const auto end = std::min(words.find(' ', at), words.size());
        // A word too long for a line is cut rather than let out.
        const auto word = locale::cut_to(words.substr(at, end - at), width_ - indent);
        at = end + 1;
        if (word.empty()) continue;
        const auto room = width_ - margin;
        const auto taken = locale::display_width(current);
        if (taken > 0 && taken + 1 + locale::display_width(word) > room) flush();
        if (!current.empty()) current += ' ';
        current += word;
    }
    if (!current.empty()) flush();
}

void Screen::heading(std::string_view text) {
    line();
    line(ink(Ink::strong, locale::cut_to(text, width_)));
}

std::string Screen::ink(Ink ink, std::string_view text) const {
    const auto& code = codes[static_cast<std::size_t>(ink)];
    const auto begin = colour_ == Look::Colour::full ? code.full : code.palette;
    if (colour_ == Look::Colour::none || begin.empty() || text.empty()) return std::string{text};
    return std::string{begin}.append(text).append(reset);
}

std::string pad(std::string_view text, std::size_t columns, Side side) {
    const auto fitting = locale::cut_to(locale::printable(text), columns);
    const auto blanks = repeated(" ", columns - locale::display_width(fitting));
    return side == Side::left ? fitting + blanks : blanks + fitting;
}

std::string bar(double share, std::size_t columns) {
    const auto length = static_cast<std::size_t>(
        std::llround(std::clamp(share, 0.0, 1.0) * static_cast<double>(columns) * 8));
    const auto shown = share > 0 ? std::max<std::size_t>(length, 1) : 0;
    return repeated("█", shown / 8) + std::string{eighths[shown % 8]};
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace hark::report
