#include "platform/http/event_stream.h"

#include <thread>

#include <gmock/gmock.h>

#include "base/error.h"

namespace hark::http {
namespace {

using namespace std::chrono_literals;

constexpr EventStream::Time noon{std::chrono::hours{12}};
const Event anything{"changed", "anything"};

Event changed(int number) {
    return {"changed", std::to_string(number)};
}

TEST(Event, is_written_with_each_line_of_its_data_on_a_line) {
    EXPECT_EQ(to_text({"responses", R"({"survey":"1"})"}),
              "event: responses\ndata: {\"survey\":\"1\"}\n\n");
    EXPECT_EQ(to_text({"note", "one\ntwo\r\nthree\rfour"}),
              "event: note\ndata: one\ndata: two\ndata: three\ndata: four\n\n");
    EXPECT_EQ(to_text({"note", ""}), "event: note\ndata: \n\n");
    EXPECT_THROW(to_text({"a\ndata: b", ""}), base::Bug);
}

TEST(EventStream, gives_events_in_the_order_of_their_posting) {
    EventStream stream{anything};
    stream.post(changed(1));
    stream.post(changed(2));

    EXPECT_EQ(stream.take(noon), changed(1));
    EXPECT_EQ(stream.take(noon + 1s), changed(2));
    EXPECT_EQ(stream.take(noon + 2s), std::nullopt);
    EXPECT_EQ(stream.due(), EventStream::Time::max());
}

TEST(EventStream, gives_no_two_events_within_the_pause) {
    EventStream stream{anything, 200ms};
    stream.post(changed(1));
    stream.post(changed(2));

    EXPECT_LE(stream.due(), noon);
    EXPECT_EQ(stream.take(noon), changed(1));
    EXPECT_EQ(stream.due(), noon + 200ms);
    EXPECT_EQ(stream.take(noon + 199ms), std::nullopt);
    EXPECT_EQ(stream.take(noon + 200ms), changed(2));
}

TEST(EventStream, gives_five_events_a_second_however_much_happens) {
    EventStream stream{anything};
    int given = 0;

    for (auto now = noon; now < noon + 10s; now += 1ms) {
        stream.post(changed(1));
        if (stream.take(now)) ++given;
    }

    EXPECT_EQ(given, 50);
}

TEST(EventStream, tells_once_what_was_posted_often) {
    EventStream stream{anything};
    for (int i = 0; i < 1000; ++i) stream.post(changed(i % 2));

    EXPECT_EQ(stream.take(noon), changed(0));
    EXPECT_EQ(stream.take(noon + 1s), changed(1));
    EXPECT_EQ(stream.take(noon + 2s), std::nullopt);
}

TEST(EventStream, tells_again_what_happened_after_it_was_told) {
    EventStream stream{anything};
    stream.post(changed(1));
    stream.take(noon);
    stream.post(changed(1));

    EXPECT_EQ(stream.take(noon + 1s), changed(1));
}

TEST(EventStream, says_that_anything_changed_instead_of_growing) {
    EventStream stream{anything};
    const int most = base::limits::events_waiting;
    for (int i = 0; i <= most; ++i) stream.post(changed(i));
    for (int i = 0; i < 1000; ++i) stream.post(changed(i));

    EXPECT_EQ(stream.take(noon), anything);
    EXPECT_EQ(stream.take(noon + 1s), std::nullopt);
}

TEST(EventStream, keeps_apart_as_many_events_as_may_wait) {
    EventStream stream{anything};
    const int most = base::limits::events_waiting;
    for (int i = 0; i < most; ++i) stream.post(changed(i));

    for (int i = 0; i < most; ++i) EXPECT_EQ(stream.take(noon + i * 1s), changed(i));
    EXPECT_EQ(stream.take(noon + 1h), std::nullopt);
}

TEST(EventStream, lets_anything_stand_for_all_that_waits) {
    EventStream stream{anything};
    stream.post(changed(1));
    stream.post(anything);
    stream.post(changed(2));

    EXPECT_EQ(stream.take(noon), anything);
    EXPECT_EQ(stream.take(noon + 1s), std::nullopt);
}

TEST(EventStream, wakes_once_until_all_is_taken) {
    EventStream stream{anything};
    int woken = 0;
    stream.on_post([&] { ++woken; });
    stream.post(changed(1));
    stream.post(changed(2));
    EXPECT_EQ(woken, 1);

    stream.take(noon);
    stream.take(noon + 1s);
    stream.post(changed(1));
    EXPECT_EQ(woken, 2);
}

TEST(EventStream, loses_nothing_while_many_threads_post) {
    EventStream stream{anything, 0ms};
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&stream, thread] {
            for (int i = 0; i < 1000; ++i) stream.post(changed(thread));
        });
    }
    std::vector<Event> taken;
    const auto take_all = [&] {
        while (auto event = stream.take(noon)) taken.push_back(*std::move(event));
    };
    for (int i = 0; i < 100; ++i) take_all();
    for (auto& thread : threads) thread.join();
    take_all();

    for (int thread = 0; thread < 4; ++thread)
        EXPECT_THAT(taken, testing::Contains(changed(thread)));
}

}  // namespace
}  // namespace hark::http
