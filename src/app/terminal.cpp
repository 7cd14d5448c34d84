#include "app/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

namespace hark::app {
namespace {

constexpr double seconds_between_draws = 0.1;
constexpr int bar_columns = 24;

std::string time_left(double share, double seconds) {
    if (share < 0.02 || seconds < 1) return "";
    const auto left = static_cast<int>(seconds * (1 - share) / share + 0.5);
    if (left >= 60) return fmt::format(", {} min {:02} s left", left / 60, left % 60);
    return fmt::format(", {} s left", left);
}

}  // namespace

bool is_terminal(Stream stream) {
    return isatty(stream == Stream::out ? STDOUT_FILENO : STDERR_FILENO) == 1;
}

int terminal_width() {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
    return size.ws_col;
}

ProgressBar::ProgressBar(std::string title, std::string unit)
    : title_(std::move(title)), unit_(std::move(unit)), is_shown_(is_terminal(Stream::error)) {}

ProgressBar::~ProgressBar() {
    finish();
}

void ProgressBar::show(double share, std::int64_t count) {
    const double seconds = watch_.seconds();
    if (!is_shown_ || seconds - drawn_at_ < seconds_between_draws) return;
    drawn_at_ = seconds;
    share = std::clamp(share, 0.0, 1.0);
    const auto full = static_cast<std::size_t>(share * bar_columns);
    std::string bar;
    for (std::size_t i = 0; i < bar_columns; ++i) bar += i < full ? "█" : "·";
    const double rate = static_cast<double>(count) / std::max(seconds, 0.001);
    fmt::print(stderr, "\r\x1b[2K{} {} {:3.0f} %  {} {}, {}/s{}", title_, bar, share * 100,
               with_commas(count), unit_, with_commas(static_cast<std::int64_t>(rate)),
               time_left(share, seconds));
    std::fflush(stderr);
}

void ProgressBar::finish() {
    if (is_shown_ && drawn_at_ >= 0) fmt::print(stderr, "\r\x1b[2K");
    is_shown_ = false;
}

std::string with_commas(std::int64_t number) {
    std::string digits = std::to_string(number < 0 ? -number : number);
    for (auto place = static_cast<std::ptrdiff_t>(digits.size()) - 3; place > 0; place -= 3)
        digits.insert(static_cast<std::size_t>(place), ",");
    return number < 0 ? "-" + digits : digits;
}

}  // namespace hark::app
