#include "product/mailing/pace.h"

#include <gtest/gtest.h>

#include "base/limits.h"

namespace hark::mailing {
namespace {

using namespace std::chrono_literals;
using invitation::InvitationId;

const auto start = *base::parse_time("2026-01-05T09:00:00Z");

TEST(Pace, gives_places_evenly) {
    Pace pace{10, 1s};
    for (int i = 0; i < 25; ++i) EXPECT_EQ(pace.take(start), start + i * 100ms);
}

TEST(Pace, saves_up_nothing_that_was_not_used) {
    Pace pace{10, 1s};
    pace.take(start);
    const auto later = start + 1h;
    EXPECT_EQ(pace.take(later), later);
    EXPECT_EQ(pace.take(later), later + 100ms) << "an idle hour is no burst";
}

TEST(DomainPaces, hold_back_only_the_domains_they_name) {
    DomainPaces paces{{{"gmail.com", 60}}};
    EXPECT_EQ(paces.take("example.com", InvitationId{1}, start), start);
    EXPECT_EQ(paces.take("example.com", InvitationId{2}, start), start);
    EXPECT_EQ(paces.take("gmail.com", InvitationId{3}, start), start);
    EXPECT_EQ(paces.take("gmail.com", InvitationId{4}, start), start + 1s);
    EXPECT_EQ(paces.take("gmail.com", InvitationId{5}, start), start + 2s);
}

TEST(DomainPaces, keep_the_place_of_who_has_to_wait) {
    DomainPaces paces{{{"gmail.com", 60}}};
    paces.take("gmail.com", InvitationId{1}, start);
    const auto place = paces.take("gmail.com", InvitationId{2}, start);
    EXPECT_EQ(place, start + 1s);
    EXPECT_EQ(paces.take("gmail.com", InvitationId{2}, start), place) << "asking twice costs none";
    EXPECT_EQ(paces.take("gmail.com", InvitationId{3}, start), start + 2s);
    EXPECT_EQ(paces.take("gmail.com", InvitationId{2}, place), place) << "its turn";
    EXPECT_EQ(paces.take("gmail.com", InvitationId{2}, place), start + 3s)
        << "a place is used once; a reminder takes another";
}

TEST(Pauses, double_up_to_a_most) {
    EXPECT_EQ(retry_pause(1, 300s), 300s);
    EXPECT_EQ(retry_pause(2, 300s), 600s);
    EXPECT_EQ(retry_pause(4, 300s), 2400s);
    EXPECT_EQ(retry_pause(1'000'000, 300s), base::limits::mail_retry_pause_most);
    EXPECT_EQ(server_pause(1), 1s);
    EXPECT_EQ(server_pause(5), 16s);
    EXPECT_EQ(server_pause(1'000'000), base::limits::mail_server_pause_most);
}

}  // namespace
}  // namespace hark::mailing
