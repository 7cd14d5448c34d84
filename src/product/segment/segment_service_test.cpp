#include "product/segment/segment_service.h"

#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/limits.h"
#include "platform/storage/storage_fixture.h"
#include "product/segment/migrations.h"
#include "product/segment/segment_store.h"

namespace hark::segment {
namespace {

using testing::ElementsAre;

class SegmentService : public storage::OnBothDatabases {
protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        migrate({segment::migrations()});
        service_.emplace(database(), clock_, ids_);
    }
    base::ErrorCode refused(const std::function<void()>& work) {
        try {
            work();
        } catch (const base::Error& error) {
            return error.code();
        }
        ADD_FAILURE() << "nothing was refused";
        return {};
    }
    std::vector<std::string> names(WorkspaceId workspace) {
        std::vector<std::string> names;
        for (const auto& segment : service_->list(workspace)) names.push_back(segment.name);
        return names;
    }

    const WorkspaceId ours_{7};
    const WorkspaceId theirs_{8};
    base::ManualClock clock_{*base::parse_time("2026-01-05T09:30:00Z")};
    base::IdSource ids_{clock_, 1};
    std::optional<Service> service_;
};
HARK_ON_BOTH_DATABASES(SegmentService);

TEST_P(SegmentService, keeps_a_segment_as_it_was_given) {
    const std::vector<std::string> where{"plan:\"say \"\"hi\"\"\n\\\"", "city:Zürich"};
    const auto made = service_->create(ours_, "Größe", where);
    const auto found = service_->find(ours_, made.id);
    EXPECT_EQ(found.name, "Größe");
    EXPECT_EQ(found.where, where);
    EXPECT_EQ(found.created_at, clock_.now());
    EXPECT_EQ(found.updated_at, clock_.now());
}

TEST_P(SegmentService, lists_by_name_whatever_the_case) {
    for (const char* name : {"gamma", "Beta", "alpha"}) service_->create(ours_, name, {"score:1"});
    EXPECT_THAT(names(ours_), ElementsAre("alpha", "Beta", "gamma"));
}

TEST_P(SegmentService, changes_what_is_given_and_notes_when) {
    const auto made = service_->create(ours_, "Big", {"score:1"});
    clock_.advance(std::chrono::hours{1});
    service_->change(ours_, made.id, {.where = std::vector<std::string>{"score:2"}});
    const auto changed = service_->change(ours_, made.id, {.name = "Small"});
    EXPECT_EQ(changed.name, "Small");
    EXPECT_THAT(service_->find(ours_, made.id).where, ElementsAre("score:2"));
    EXPECT_EQ(changed.updated_at - changed.created_at, std::chrono::hours{1});
}

TEST_P(SegmentService, refuses_a_name_that_is_taken) {
    const auto made = service_->create(ours_, "Big", {"score:1"});
    const auto other = service_->create(ours_, "Small", {"score:1"});
    EXPECT_EQ(refused([&] { service_->create(ours_, " bIG", {"score:2"}); }),
              base::ErrorCode::conflict);
    EXPECT_EQ(refused([&] { service_->change(ours_, other.id, {.name = "BIG"}); }),
              base::ErrorCode::conflict);
    service_->change(ours_, made.id, {.name = "BIG"});
    service_->create(theirs_, "Big", {"score:1"});
    EXPECT_THAT(names(ours_), ElementsAre("BIG", "Small"));
}

TEST_P(SegmentService, takes_only_so_many) {
    database().write([&](storage::Session& session) {
        for (std::size_t i = 0; i < base::limits::segments_each; ++i)
            add(session, ours_, {ids_.make<Segment>(), std::to_string(i), {"score:1"}});
    });
    EXPECT_EQ(refused([&] { service_->create(ours_, "one more", {"score:1"}); }),
              base::ErrorCode::conflict);
    service_->create(theirs_, "one", {"score:1"});
}

TEST_P(SegmentService, never_sees_another_workspace) {
    const auto made = service_->create(ours_, "Big", {"score:1"});
    EXPECT_TRUE(service_->list(theirs_).empty());
    const auto not_found = base::ErrorCode::not_found;
    EXPECT_EQ(refused([&] { service_->find(theirs_, made.id); }), not_found);
    EXPECT_EQ(refused([&] { service_->change(theirs_, made.id, {.name = "x"}); }), not_found);
    EXPECT_EQ(refused([&] { service_->erase(theirs_, made.id); }), not_found);
    const auto query = http::Query::parse("segment=" + made.id.text());
    database().write([&](storage::Session& session) {
        Segment stolen = made;
        stolen.name = "Stolen";
        update(session, theirs_, stolen);
        EXPECT_TRUE(named_segments(session, theirs_, query).empty());
        EXPECT_EQ(named_segments(session, ours_, query).size(), 1U);
    });
    EXPECT_EQ(service_->find(ours_, made.id).name, "Big");
    service_->erase(ours_, made.id);
    EXPECT_EQ(refused([&] { service_->find(ours_, made.id); }), not_found);
}

}  // namespace
}  // namespace hark::segment
