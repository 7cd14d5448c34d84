#include "product/live/hub.h"

#include <atomic>
#include <thread>
#include <vector>

#include <gmock/gmock.h>

namespace hark::live {
namespace {

using survey::SurveyId;
using testing::ElementsAre;
using workspace::WorkspaceId;

TEST(Hub, tells_all_who_listen_in_the_workspace_and_nobody_else) {
    Hub hub;
    std::vector<Changed> first, second, elsewhere;
    const auto into = [](std::vector<Changed>& all) {
        return [&all](const Changed& changed) { all.push_back(changed); };
    };
    const Subscription one{hub, WorkspaceId{1}, into(first)};
    const Subscription two{hub, WorkspaceId{1}, into(second)};
    const Subscription other{hub, WorkspaceId{2}, into(elsewhere)};

    hub.publish(WorkspaceId{1}, SurveyId{7});
    hub.publish(WorkspaceId{1});
    hub.publish(WorkspaceId{3}, SurveyId{8});

    EXPECT_THAT(first, ElementsAre(SurveyId{7}, std::nullopt));
    EXPECT_EQ(first, second);
    EXPECT_THAT(elsewhere, ElementsAre());
}

TEST(Hub, tells_nobody_who_has_left) {
    Hub hub;
    int heard = 0;
    {
        const Subscription gone{hub, WorkspaceId{1}, [&](const Changed&) { ++heard; }};
        hub.publish(WorkspaceId{1});
    }
    hub.publish(WorkspaceId{1});

    EXPECT_EQ(heard, 1);
}

TEST(Hub, lets_listeners_come_and_go_while_it_publishes) {
    Hub hub;
    std::atomic<bool> is_over = false;
    std::thread publishing{[&] {
        while (!is_over) hub.publish(WorkspaceId{1}, SurveyId{1});
    }};
    for (int i = 0; i < 1000; ++i) {
        std::atomic<int> heard = 0;
        const Subscription subscription{hub, WorkspaceId{1}, [&](const Changed&) { ++heard; }};
        while (heard == 0) std::this_thread::yield();
    }
    is_over = true;
    publishing.join();
    hub.publish(WorkspaceId{1});  // to nobody
}

}  // namespace
}  // namespace hark::live
