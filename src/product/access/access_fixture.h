#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "platform/http/http_fixture.h"
#include "platform/metrics/registry.h"
#include "platform/storage/storage_fixture.h"
#include "product/access/access_service.h"
#include "product/workspace/workspace.h"

namespace hark::access {

/// A test of routes, over a real server, on both databases: with a workspace, a member of each role
/// and a key of each scope.
///
///     class SurveyRoutes : public access::ServedOnBothDatabases {
///     protected:
///         void SetUp() override {
///             ServedOnBothDatabases::SetUp();
///             prepare({survey::migrations()});
///             serve(survey::routes(database(), clock_, ids_));
///         }
///     };
///     TEST_P(SurveyRoutes, …) { EXPECT_EQ(as("viewer").get("/api/v1/surveys").status, 200); }
///     HARK_ON_BOTH_DATABASES(SurveyRoutes);
class ServedOnBothDatabases : public storage::OnBothDatabases {
protected:
    void TearDown() override;

    /// Makes the tables of workspace, access and the slices given, and fills the first two.
    void prepare(const std::vector<std::vector<storage::Migration>>& slices = {});

    /// Starts the server with the routes of workspace and access, and those given.
    void serve(http::Routes routes = {});

    /// A client that is signed in as "viewer", "agent", "analyst", "admin" or "owner" (and sends
    /// the CSRF token), has the key "key_read" or "key_write", or is "nobody".
    http::Client& as(const std::string& who);

    /// A client of its own with a session of its own.
    std::unique_ptr<http::Client> fresh(const std::string& who);
    MemberId member_id(const std::string& role) const { return members_.at(role).id; }
    const std::string& secret(const std::string& key) const { return secrets_.at(key); }
    unsigned short port() const { return server_->port(); }
    workspace::WorkspaceId workspace_id() const { return workspace_.id; }
    AccessService& service() { return *service_; }

    /// What every made member's password is.
    static constexpr const char* password = "four quiet words here";

    base::ManualClock clock_{*base::parse_time("2026-01-05T09:30:00Z")};
    base::IdSource ids_{clock_, 1};
    http::Bounds bounds_;  // of the server, to be changed before `serve`

private:
    std::string begin_session(const Member& member, std::string& csrf_token);

    workspace::Workspace workspace_;
    std::map<std::string, Member> members_;
    std::map<std::string, std::string> secrets_;
    std::unique_ptr<AccessService> service_;
    metrics::Registry registry_;
    std::unique_ptr<http::Server> server_;
    std::map<std::string, std::unique_ptr<http::Client>> clients_;
};

/// Everybody `as` knows, from the least to the most.
const std::vector<std::string>& everybody();

}  // namespace hark::access
