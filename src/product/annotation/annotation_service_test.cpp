#include "product/annotation/annotation_service.h"

#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/limits.h"
#include "platform/storage/storage_fixture.h"
#include "product/annotation/annotation_store.h"
#include "product/annotation/migrations.h"
#include "product/survey/migrations.h"
#include "product/workspace/migrations.h"

namespace hark::annotation {
namespace {

using testing::ElementsAre;

class AnnotationService : public storage::OnBothDatabases {
protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        migrate({workspace::migrations(), survey::migrations(), annotation::migrations()});
        surveys_.emplace(database(), clock_, ids_, survey::ResponseCounts{});
        service_.emplace(database(), clock_, ids_, *surveys_);
    }
    Annotation add(const std::string& at, const std::string& title,
                   std::optional<survey::SurveyId> survey = {}) {
        return service_->create(ours_, {{}, *base::parse_time(at), Kind::release, title, survey});
    }
    std::vector<std::string> titles(WorkspaceId workspace, const segment::Period& period = {}) {
        std::vector<std::string> titles;
        for (const auto& one : service_->list(workspace, period)) titles.push_back(one.title);
        return titles;
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

    const WorkspaceId ours_{7};
    const WorkspaceId theirs_{8};
    base::ManualClock clock_{*base::parse_time("2026-01-05T09:30:00Z")};
    base::IdSource ids_{clock_, 1};
    std::optional<survey::Service> surveys_;
    std::optional<Service> service_;
};
HARK_ON_BOTH_DATABASES(AnnotationService);

TEST_P(AnnotationService, lists_a_period_in_order_of_time) {
    add("2026-01-03T00:00:00Z", "third");
    add("2026-01-01T00:00:00Z", "first");
    add("2026-01-02T00:00:00Z", "second");
    EXPECT_THAT(titles(ours_), ElementsAre("first", "second", "third"));
    const auto second = *base::parse_time("2026-01-02T00:00:00Z");
    EXPECT_THAT(titles(ours_, {second, {}}), ElementsAre("second", "third"));
    EXPECT_THAT(titles(ours_, {{}, second}), ElementsAre("first"));
}

TEST_P(AnnotationService, changes_what_is_given) {
    surveys_->ensure_default(ours_, "Ours");
    const auto survey = surveys_->resolve(ours_, std::nullopt).id;
    const auto made = add("2026-01-01T00:00:00Z", "Checkout", survey);
    EXPECT_EQ(service_->find(ours_, made.id).survey, survey);
    EXPECT_EQ(made.created_at, clock_.now());
    service_->change(ours_, made.id, {.kind = Kind::incident, .title = "Outage"});
    auto changed = service_->find(ours_, made.id);
    EXPECT_EQ(changed.kind, Kind::incident);
    EXPECT_EQ(changed.title, "Outage");
    EXPECT_EQ(changed.at, made.at);
    EXPECT_EQ(changed.survey, survey);
    service_->change(ours_, made.id, {.at = clock_.now(), .about = Change::About{}});
    changed = service_->find(ours_, made.id);
    EXPECT_EQ(changed.at, clock_.now());
    EXPECT_EQ(changed.survey, std::nullopt);
}

TEST_P(AnnotationService, loses_those_of_a_survey_that_is_deleted) {
    const auto survey = surveys_->create(ours_, {.key = "late"}).id;
    add("2026-01-01T00:00:00Z", "about it", survey);
    add("2026-01-01T00:00:00Z", "about all");
    surveys_->erase(ours_, "late");
    EXPECT_THAT(titles(ours_), ElementsAre("about all"));
}

TEST_P(AnnotationService, takes_only_so_many) {
    database().write([&](storage::Session& session) {
        for (std::size_t i = 0; i < base::limits::annotations_each; ++i)
            annotation::add(session, ours_, {ids_.make<Annotation>(), clock_.now()});
    });
    EXPECT_EQ(refused([&] { add("2026-01-01T00:00:00Z", "one more"); }), base::ErrorCode::conflict);
}

TEST_P(AnnotationService, never_sees_another_workspace) {
    const auto made = add("2026-01-01T00:00:00Z", "Ours");
    const auto not_found = base::ErrorCode::not_found;
    EXPECT_TRUE(titles(theirs_).empty());
    EXPECT_EQ(refused([&] { service_->find(theirs_, made.id); }), not_found);
    EXPECT_EQ(refused([&] { service_->change(theirs_, made.id, {.title = "x"}); }), not_found);
    EXPECT_EQ(refused([&] { service_->erase(theirs_, made.id); }), not_found);
    EXPECT_THAT(titles(ours_), ElementsAre("Ours"));
    service_->erase(ours_, made.id);
    EXPECT_EQ(refused([&] { service_->find(ours_, made.id); }), not_found);
}

}  // namespace
}  // namespace hark::annotation
