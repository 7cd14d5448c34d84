#include "platform/http/worker_pool.h"

#include <atomic>
#include <functional>
#include <latch>

#include <gmock/gmock.h>

namespace hark::http {
namespace {

class Task final : public Work {
public:
    explicit Task(std::function<void()> what) : what_(std::move(what)) {}
    void work() noexcept override { what_(); }

private:
    std::function<void()> what_;
};

TEST(WorkerPool, does_everything_it_takes) {
    std::latch done{1000};
    Task task{[&] { done.count_down(); }};
    WorkerPool pool{4, 1000};

    for (int i = 0; i < 1000; ++i) ASSERT_EQ(pool.offer(task), WorkerPool::Offer::taken);

    done.wait();
}

TEST(WorkerPool, takes_no_more_than_may_wait) {
    std::latch begun{1}, go_on{1};
    Task blocking{[&] {
        begun.count_down();
        go_on.wait();
    }};
    Task idle{[] {}};
    WorkerPool pool{1, 2};
    pool.offer(blocking);
    begun.wait();

    EXPECT_EQ(pool.offer(idle), WorkerPool::Offer::taken);
    EXPECT_EQ(pool.offer(idle), WorkerPool::Offer::taken);
    EXPECT_EQ(pool.waiting(), 2U);
    EXPECT_EQ(pool.offer(idle), WorkerPool::Offer::full);
    go_on.count_down();
}

TEST(WorkerPool, takes_nothing_after_its_stop) {
    Task task{[] { FAIL(); }};
    WorkerPool pool{2, 10};
    pool.stop();

    EXPECT_EQ(pool.offer(task), WorkerPool::Offer::full);
}

}  // namespace
}  // namespace hark::http
