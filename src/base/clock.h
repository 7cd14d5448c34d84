#pragma once

#include <atomic>

#include "base/time.h"

namespace hark::base {

/// Says what time it is. Passed in wherever time matters, so that tests decide.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Time now() const = 0;
};

/// The machine's clock. The only reader of system time in Hark.
class SystemClock final : public Clock {
public:
    Time now() const override;
};

/// Stands still until told otherwise. Safe to use from several threads.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Time start) : micros_(to_micros(start)) {}
    Time now() const override { return from_micros(micros_.load()); }
    void advance(std::chrono::microseconds step) { micros_ += step.count(); }

private:
    std::atomic<std::int64_t> micros_;
};

/// Measures how long something takes; unaffected by changes of the machine's clock.
class Stopwatch {
public:
    Stopwatch();
    double seconds() const;

private:
    std::chrono::steady_clock::time_point start_;
};

}  // namespace hark::base
