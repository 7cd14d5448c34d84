#include "product/workspace/workspace_http.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/object.hpp>

#include "platform/http/http_fixture.h"
#include "platform/metrics/registry.h"
#include "platform/storage/storage_fixture.h"
#include "product/workspace/migrations.h"
#include "product/workspace/workspace_store.h"

namespace hark::workspace {
namespace {

using http::Method;
using testing::HasSubstr;

constexpr auto path = "/api/v1/workspace";

class WorkspaceRoutes : public storage::OnBothDatabases {
protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        migrate({migrations()});
        database().write([](storage::Session& session) {
            Workspace workspace;
            workspace.id = WorkspaceId{7};
            workspace.name = "Garden";
            create(session, workspace);
        });
        http::ServerSettings settings;
        settings.port = 0;
        settings.worker_threads = 2;
        server_ = std::make_unique<http::Server>(
            settings, routes(database(), [this](const http::Request&) { return whose_; }),
            std::vector<http::Asset>{}, registry_);
        server_->set_guard([](http::Request&, const http::Route&) {});
        server_->start();
        client_ = std::make_unique<http::Client>(server_->port());
    }
    void TearDown() override {
        client_.reset();
        server_.reset();
        OnBothDatabases::TearDown();
    }
    http::Answer change(const std::string& body) {
        return client_->send(Method::patch, path, body);
    }

    WorkspaceId whose_{7};
    metrics::Registry registry_;
    std::unique_ptr<http::Server> server_;
    std::unique_ptr<http::Client> client_;
};

TEST_P(WorkspaceRoutes, show_the_settings) {
    const auto answer = client_->get(path);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body,
              R"({"id":"7","name":"Garden","time_zone":"UTC","goal":null,"currency":"EUR",)"
              R"("locale":"en"})");
}

TEST_P(WorkspaceRoutes, change_what_is_given_and_nothing_else) {
    const auto answer = change(R"({"time_zone":"Europe/Paris","goal":-5})");
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.body, R"({"id":"7","name":"Garden","time_zone":"Europe/Paris","goal":-5,)"
                           R"("currency":"EUR","locale":"en"})");
    EXPECT_EQ(client_->get(path).body, answer.body);
    EXPECT_THAT(change(R"({"name":"Park","currency":"JPY"})").body, HasSubstr(R"("goal":-5)"));
    EXPECT_THAT(change(R"({"goal":null})").body, HasSubstr(R"("goal":null)"));
}

TEST_P(WorkspaceRoutes, name_every_bad_field_and_change_nothing) {
    const auto answer =
        change(R"({"name":"","time_zone":"Paris","goal":101,"currency":"eur","colour":"red"})");
    EXPECT_EQ(answer.status, 400);
    for (const char* field : {"name", "time_zone", "goal", "currency", "colour"})
        EXPECT_THAT(answer.body, HasSubstr(std::string{R"("field":")"} + field + '"'));
    EXPECT_THAT(client_->get(path).body, HasSubstr("Garden"));
}

TEST_P(WorkspaceRoutes, say_not_found_when_it_is_gone) {
    whose_ = WorkspaceId{8};
    EXPECT_EQ(client_->get(path).status, 404);
    EXPECT_EQ(change(R"({"name":"Park"})").status, 404);
}

HARK_ON_BOTH_DATABASES(WorkspaceRoutes);

}  // namespace
}  // namespace hark::workspace
