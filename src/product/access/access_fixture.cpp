#include "product/access/access_fixture.h"

#include <iterator>

#include "base/limits.h"
#include "platform/crypto/crypto.h"
#include "product/access/access_http.h"
#include "product/access/guard.h"
#include "product/access/member_store.h"
#include "product/access/migrations.h"
#include "product/access/replay.h"
#include "product/workspace/migrations.h"
#include "product/workspace/workspace_http.h"
#include "product/workspace/workspace_store.h"

namespace hark::access {

const std::vector<std::string>& everybody() {
    static const std::vector<std::string> names{"nobody", "key_read", "key_write", "viewer",
                                                "agent",  "analyst",  "admin",     "owner"};
    return names;
}

void ServedOnBothDatabases::TearDown() {
    clients_.clear();
    if (server_) server_->stop();
    server_.reset();
    service_.reset();
    OnBothDatabases::TearDown();
}

void ServedOnBothDatabases::prepare(const std::vector<std::vector<storage::Migration>>& slices) {
    std::vector<std::vector<storage::Migration>> all{workspace::migrations(), migrations()};
    all.insert(all.end(), slices.begin(), slices.end());
    migrate(all);
    service_ = std::make_unique<AccessService>(database(), clock_, ids_);

    static const std::string hash = crypto::hash_password(password);
    workspace_.id = ids_.make<workspace::Workspace>();
    workspace_.name = "Garden";
    workspace_.created_at = clock_.now();
    for (const auto name : role_names()) {
        const std::string text{name};
        members_[text] = {.id = ids_.make<Member>(),
                          .email = text + "@example.com",
                          .name = text,
                          .role = parse_role(name).value(),
                          .created_at = clock_.now()};
    }
    database().write([&](storage::Session& session) {
        workspace::claim_first(session, clock_.now());
        workspace::create(session, workspace_);
        for (const auto& [role, member] : members_)
            create_member(session, workspace_.id, member, hash);
    });
    const auto by = Caller::at_machine(workspace_.id);
    secrets_["key_read"] = service_->keys().create(by, "reader", Scope::read).secret;
    secrets_["key_write"] = service_->keys().create(by, "writer", Scope::write).secret;
}

void ServedOnBothDatabases::serve(http::Routes routes) {
    const auto workspace_of = [](const http::Request& request) {
        return caller(request).workspace;
    };
    for (auto part : {workspace::routes(database(), workspace_of), access::routes(*service_)})
        std::move(part.begin(), part.end(), std::back_inserter(routes));
    http::ServerSettings settings;
    settings.port = 0;
    settings.worker_threads = 8;
    settings.bounds = bounds_;
    settings.upload_folder = testing::TempDir();
    server_ = std::make_unique<http::Server>(settings, std::move(routes),
                                             std::vector<http::Asset>{}, registry_);
    server_->set_guard(make_guard(*service_));
    server_->set_replay(make_replay(database(), clock_));
    server_->start();
    server_->set_ready();
}

std::string ServedOnBothDatabases::begin_session(const Member& member, std::string& csrf_token) {
    const auto token = crypto::random_token();
    csrf_token = crypto::random_token();
    const Session begun{.workspace = workspace_.id,
                        .token_hash = crypto::fingerprint(token),
                        .member = member.id,
                        .csrf_token = csrf_token,
                        .created_at = clock_.now(),
                        .last_seen_at = clock_.now(),
                        .expires_at = clock_.now() + base::limits::session_time};
    database().write([&](storage::Session& session) { create_session(session, begun); });
    return token;
}

std::unique_ptr<http::Client> ServedOnBothDatabases::fresh(const std::string& who) {
    auto client = std::make_unique<http::Client>(server_->port());
    if (const auto secret = secrets_.find(who); secret != secrets_.end()) {
        client->set_header("Authorization", "Bearer " + secret->second);
    } else if (const auto member = members_.find(who); member != members_.end()) {
        std::string csrf_token;
        const auto token = begin_session(member->second, csrf_token);
        client->set_header("Cookie", std::string{session_cookie} + "=" + token);
        client->set_header(std::string{csrf_header}, csrf_token);
    } else {
        EXPECT_EQ(who, "nobody");
    }
    return client;
}

http::Client& ServedOnBothDatabases::as(const std::string& who) {
    auto& client = clients_[who];
    if (!client) client = fresh(who);
    return *client;
}

}  // namespace hark::access
