#include "platform/metrics/registry.h"

#include <thread>

#include <gmock/gmock.h>

namespace hark::metrics {
namespace {

using testing::HasSubstr;

TEST(Metrics, writes_a_counter_with_its_labels_in_prometheus_text) {
    Registry registry;
    registry.counter("hark_mails_total", "E-mails sent.", {{"kind", "invitation"}}).add(2);

    const auto text = registry.text();

    EXPECT_THAT(text, HasSubstr("# HELP hark_mails_total E-mails sent."));
    EXPECT_THAT(text, HasSubstr("# TYPE hark_mails_total counter"));
    EXPECT_THAT(text, HasSubstr("hark_mails_total{kind=\"invitation\"} 2"));
}

TEST(Metrics, gives_the_same_counter_for_the_same_name_and_labels) {
    Registry registry;
    auto& first = registry.counter("hark_jobs_total", "Jobs done.", {{"a", "1"}, {"b", "2"}});
    auto& again = registry.counter("hark_jobs_total", "Jobs done.", {{"b", "2"}, {"a", "1"}});
    auto& other = registry.counter("hark_jobs_total", "Jobs done.", {{"a", "2"}});

    EXPECT_EQ(&first, &again);
    EXPECT_NE(&first, &other);
}

TEST(Metrics, shows_the_last_value_of_a_gauge) {
    Registry registry;
    auto& gauge = registry.gauge("hark_waiting", "Waiting.");
    gauge.set(7);
    gauge.set(3);

    EXPECT_THAT(registry.text(), HasSubstr("hark_waiting 3"));
}

TEST(Metrics, counts_observations_up_to_each_bound) {
    Registry registry;
    auto& histogram = registry.histogram("hark_seconds", "Time.", {0.1, 1});
    histogram.observe(0.05);
    histogram.observe(0.5);
    histogram.observe(5);

    const auto text = registry.text();

    EXPECT_THAT(text, HasSubstr("hark_seconds_bucket{le=\"0.1\"} 1"));
    EXPECT_THAT(text, HasSubstr("hark_seconds_bucket{le=\"1\"} 2"));
    EXPECT_THAT(text, HasSubstr("hark_seconds_bucket{le=\"+Inf\"} 3"));
    EXPECT_THAT(text, HasSubstr("hark_seconds_count 3"));
}

TEST(Metrics, loses_nothing_when_several_threads_count) {
    Registry registry;
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&] {
            for (int i = 0; i < 1000; ++i) registry.counter("hark_hits_total", "Hits.").add();
        });
    }
    threads.clear();

    EXPECT_THAT(registry.text(), HasSubstr("hark_hits_total 4000"));
}

}  // namespace
}  // namespace hark::metrics
