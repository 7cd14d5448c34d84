#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"

/// What people see while a command works. Nothing of it goes to stdout.
namespace hark::app {

enum class Stream { out, error };

bool is_terminal(Stream stream);

/// How many columns the terminal has; 80 when it is none.
int terminal_width();

/// One line on stderr that is drawn again as work goes on: share, count, rate and time left. Draws
/// at most ten times a second, and nothing at all when stderr is no terminal. One thread.
class ProgressBar {
public:
    /// `unit`: what is counted, e.g. "rows".
    ProgressBar(std::string title, std::string unit);
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    /// `share` from 0 to 1 of the work; `count` units so far.
    void show(double share, std::int64_t count);
    void finish();  // clears the line

private:
    std::string title_;
    std::string unit_;
    base::Stopwatch watch_;
    double drawn_at_ = -1;
    bool is_shown_ = false;
};

/// "1,234,567"
std::string with_commas(std::int64_t number);

}  // namespace hark::app
