#include "product/live/live_http.h"

#include <gmock/gmock.h>

#include "platform/http/server_fixture.h"
#include "product/access/access_fixture.h"
#include "product/survey/survey.h"

namespace hark::live {
namespace {

using namespace std::chrono_literals;
using survey::SurveyId;
using testing::HasSubstr;
using testing::StartsWith;
using workspace::WorkspaceId;

constexpr const char* opened = "retry: 2000\n\n";

class EventRoutes : public access::ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare();
        bounds_.heartbeat_time = 20ms;
        serve(routes(hub_));
    }

    /// An open stream of somebody with the key.
    std::unique_ptr<http::RawSocket> listen(const std::string& key) {
        auto socket = std::make_unique<http::RawSocket>(port());
        socket->send("GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " +
                     secret(key) + "\r\n\r\n");
        EXPECT_THAT(socket->read_until(opened), StartsWith("HTTP/1.1 200 OK"));
        return socket;
    }

    Hub hub_;
};

TEST_P(EventRoutes, tell_which_survey_has_changed_responses) {
    const auto socket = listen("key_read");
    hub_.publish(workspace_id(), SurveyId{42});
    EXPECT_THAT(socket->read_until("}\n\n"),
                HasSubstr("event: responses\ndata: {\"survey\":\"42\"}\n\n"));

    hub_.publish(workspace_id());
    EXPECT_THAT(socket->read_until("}\n\n"),
                HasSubstr("event: responses\ndata: {\"survey\":null}\n\n"));
}

TEST_P(EventRoutes, tell_nothing_of_other_workspaces) {
    const auto socket = listen("key_read");
    hub_.publish(WorkspaceId{workspace_id().value() + 1}, SurveyId{1});
    hub_.publish(workspace_id(), SurveyId{2});

    const auto heard = socket->read_until("}\n\n");
    EXPECT_THAT(heard, HasSubstr("data: {\"survey\":\"2\"}"));
    EXPECT_THAT(heard, testing::Not(HasSubstr("data: {\"survey\":\"1\"}")));
}

TEST_P(EventRoutes, are_for_those_who_are_signed_in) {
    EXPECT_EQ(as("nobody").get("/api/v1/events").status, 401);
}

TEST_P(EventRoutes, end_when_the_key_is_revoked) {
    const auto revoked = listen("key_read");
    const auto other = listen("key_write");
    const auto by = access::Caller::at_machine(workspace_id());
    for (const auto& key : service().keys().list(workspace_id()))
        if (key.name == "reader") service().keys().revoke(by, key.id);

    revoked->read_to_end();
    hub_.publish(workspace_id(), SurveyId{3});
    EXPECT_THAT(other->read_until("}\n\n"), HasSubstr("data: {\"survey\":\"3\"}\n\n"));
}

HARK_ON_BOTH_DATABASES(EventRoutes);

/// The stream alone, at times of the test's own.
TEST(Changes, of_a_thousand_responses_are_told_five_times_a_second) {
    Hub hub;
    const auto listen = routes(hub).front().listen;
    http::Request request;
    request.caller = access::Caller{.workspace = WorkspaceId{1}};
    const auto stream = listen(request);
    constexpr http::EventStream::Time noon{12h};

    int told = 0;
    for (auto now = noon; now < noon + 1s; now += 1ms) {
        hub.publish(WorkspaceId{1}, SurveyId{1});
        if (stream->take(now)) ++told;
    }

    EXPECT_EQ(told, 5);
    EXPECT_EQ(stream->take(noon + 1s), (http::Event{"responses", R"({"survey":"1"})"}));
    EXPECT_EQ(stream->take(noon + 2s), std::nullopt);
}

TEST(Changes, of_many_surveys_are_told_as_of_any) {
    Hub hub;
    http::Request request;
    request.caller = access::Caller{.workspace = WorkspaceId{1}};
    const auto stream = routes(hub).front().listen(request);
    for (int i = 1; i <= 100; ++i) hub.publish(WorkspaceId{1}, SurveyId{i});

    const http::EventStream::Time noon{12h};
    EXPECT_EQ(stream->take(noon), (http::Event{"responses", R"({"survey":null})"}));
    EXPECT_EQ(stream->take(noon + 1s), std::nullopt);
}

}  // namespace
}  // namespace hark::live
