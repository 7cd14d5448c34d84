#include "product/access/throttle.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "product/access/recent.h"

namespace hark::access {
namespace {

using namespace std::chrono_literals;

base::ManualClock clock_at_start() {
    return base::ManualClock{*base::parse_time("2026-01-05T09:30:00Z")};
}

/// Seconds to wait, 0 when let through.
std::int64_t wait(Throttle& throttle, const std::string& name) {
    try {
        throttle.attempt(name);
        return 0;
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::limit_reached);
        return error.retry_in().value().count();
    }
}

TEST(Throttle, makes_a_name_wait_until_its_window_ends) {
    base::ManualClock clock{clock_at_start().now()};
    Throttle throttle{clock, 3, 15min, 100};
    EXPECT_EQ(wait(throttle, "a"), 0);
    clock.advance(5min);
    EXPECT_EQ(wait(throttle, "a"), 0);
    EXPECT_EQ(wait(throttle, "a"), 0);
    EXPECT_EQ(wait(throttle, "a"), 600);
    EXPECT_EQ(wait(throttle, "b"), 0) << "others do not wait";
    clock.advance(10min - 1us);
    EXPECT_EQ(wait(throttle, "a"), 1);
    clock.advance(1us);
    EXPECT_EQ(wait(throttle, "a"), 0);
}

TEST(Throttle, begins_anew_after_success) {
    base::ManualClock clock{clock_at_start().now()};
    Throttle throttle{clock, 2, 15min, 100};
    EXPECT_EQ(wait(throttle, "a"), 0);
    EXPECT_EQ(wait(throttle, "a"), 0);
    throttle.forgive("a");
    EXPECT_EQ(wait(throttle, "a"), 0);
}

TEST(Throttle, keeps_the_persistent_when_it_runs_out_of_room) {
    base::ManualClock clock{clock_at_start().now()};
    Throttle throttle{clock, 2, 15min, 3};
    EXPECT_EQ(wait(throttle, "persistent"), 0);
    EXPECT_EQ(wait(throttle, "persistent"), 0);
    for (int i = 0; i < 100; ++i) EXPECT_EQ(wait(throttle, std::to_string(i)), 0);
    EXPECT_GT(wait(throttle, "persistent"), 0);
}

TEST(Recent, forgets_after_its_time_and_when_told) {
    const auto start = clock_at_start().now();
    Recent<int> recent{900ms, 10};
    recent.keep("a", 1, start);
    EXPECT_EQ(recent.find("a", start + 899ms), 1);
    EXPECT_EQ(recent.find("a", start + 900ms), std::nullopt);
    EXPECT_EQ(recent.find("a", start - 1s), std::nullopt) << "a clock that was set back";
    EXPECT_EQ(recent.find("b", start), std::nullopt);
    recent.forget_all();
    EXPECT_EQ(recent.find("a", start), std::nullopt);
}

TEST(Recent, never_holds_more_than_it_may) {
    const auto start = clock_at_start().now();
    Recent<int> recent{1s, 10};
    for (int i = 0; i < 1000; ++i) recent.keep(std::to_string(i), i, start);
    int held = 0;
    for (int i = 0; i < 1000; ++i) held += recent.find(std::to_string(i), start) ? 1 : 0;
    EXPECT_LE(held, 10);
    EXPECT_EQ(recent.find("999", start), 999);
}

}  // namespace
}  // namespace hark::access
