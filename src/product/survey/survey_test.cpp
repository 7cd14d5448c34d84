#include "product/survey/survey.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "platform/storage/storage_fixture.h"
#include "product/survey/migrations.h"
#include "product/survey/survey_service.h"
#include "product/survey/survey_store.h"
#include "product/workspace/migrations.h"

namespace hark::survey {
namespace {

TEST(SurveyKey, is_never_mistaken_for_an_id) {
    for (const auto* key : {"nps", "after_support", "q1-2026"}) EXPECT_TRUE(is_key(key)) << key;
    for (const auto* key : {"", "12", "NPS", "a b", "é", "-a", "_a"})
        EXPECT_FALSE(is_key(key)) << key;
    EXPECT_FALSE(is_key(std::string(65, 'a')));
}

TEST(SurveyKind, has_its_scale) {
    EXPECT_EQ(scale_of(Kind::nps).least, 0);
    EXPECT_EQ(scale_of(Kind::nps).most, 10);
    EXPECT_EQ(scale_of(Kind::csat).most, 5);
    EXPECT_EQ(scale_of(Kind::ces).least, 1);
    EXPECT_EQ(parse_kind("ces"), Kind::ces);
    EXPECT_EQ(parse_kind("star"), std::nullopt);
}

class SurveyService : public storage::OnBothDatabases {
protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        migrate({workspace::migrations(), migrations()});
        service_.emplace(database(), clock_, ids_, [this](auto&, WorkspaceId workspace) {
            return workspace == ours_ ? counts_ : std::map<SurveyId, std::int64_t>{};
        });
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
    std::map<SurveyId, std::int64_t> counts_;
    base::ManualClock clock_{*base::parse_time("2026-01-05T09:30:00Z")};
    base::IdSource ids_{clock_, 1};
    std::optional<Service> service_;
};

TEST_P(SurveyService, gives_a_new_workspace_the_classic_question_once) {
    service_->ensure_default(ours_, "Garden & Co");
    service_->ensure_default(ours_, "Renamed");
    const auto all = service_->list(ours_);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].survey.key, "nps");
    EXPECT_EQ(all[0].survey.question,
              "How likely are you to recommend Garden & Co to a friend or colleague?");
}

TEST_P(SurveyService, finds_by_id_and_key_and_resolves_nothing_to_the_default) {
    service_->ensure_default(ours_, "Garden");
    const Survey made = service_->create(ours_, {"support", Kind::csat, {}, "Happy?"});
    counts_[made.id] = 3;
    EXPECT_EQ(service_->find(ours_, "support").responses, 3);
    EXPECT_EQ(service_->find(ours_, made.id.text()).survey.question, "Happy?");
    EXPECT_EQ(service_->find(ours_, "support").survey.name, "Support");
    EXPECT_EQ(service_->resolve(ours_, std::nullopt).key, "nps");
    EXPECT_EQ(service_->resolve(ours_, "support").kind, Kind::csat);
    EXPECT_EQ(service_->resolve(ours_, made.id.text()).key, "support");
    EXPECT_EQ(refused([&] { service_->resolve(ours_, "suport"); }), base::ErrorCode::not_found);
}

TEST_P(SurveyService, resolves_nothing_to_the_only_survey_and_sees_what_others_add) {
    EXPECT_EQ(refused([&] { service_->resolve(ours_, "late"); }), base::ErrorCode::not_found);
    Service other{database(), clock_, ids_,
                  [](auto&, auto) { return std::map<SurveyId, std::int64_t>{}; }};
    other.create(ours_, {"late"});
    EXPECT_EQ(service_->resolve(ours_, "late").key, "late");
    EXPECT_EQ(service_->resolve(ours_, std::nullopt).key, "late");
    other.create(ours_, {"later"});
    EXPECT_EQ(refused([&] { service_->resolve(ours_, std::nullopt); }), base::ErrorCode::not_found);
}

TEST_P(SurveyService, refuses_a_key_that_is_taken) {
    service_->create(ours_, {"support"});
    EXPECT_EQ(refused([&] { service_->create(ours_, {"support"}); }), base::ErrorCode::conflict);
    service_->create(theirs_, {"support"});
}

TEST_P(SurveyService, changes_texts_and_erases) {
    const Survey made = service_->create(ours_, {"support"});
    EXPECT_EQ(service_->change(ours_, "support", {"Support desk"}).counted.survey.name,
              "Support desk");
    EXPECT_EQ(service_->find(ours_, "support").survey.question, made.question);
    service_->erase(ours_, "support");
    EXPECT_EQ(refused([&] { service_->resolve(ours_, "support"); }), base::ErrorCode::not_found);
}

TEST_P(SurveyService, never_sees_another_workspace) {
    const Survey made = service_->create(ours_, {"support"});
    EXPECT_TRUE(service_->list(theirs_).empty());
    for (const auto& name : {made.key, made.id.text()}) {
        EXPECT_EQ(refused([&] { service_->find(theirs_, name); }), base::ErrorCode::not_found);
        EXPECT_EQ(refused([&] { service_->resolve(theirs_, name); }), base::ErrorCode::not_found);
        EXPECT_EQ(refused([&] { service_->change(theirs_, name, {"x"}); }),
                  base::ErrorCode::not_found);
        EXPECT_EQ(refused([&] { service_->erase(theirs_, name); }), base::ErrorCode::not_found);
    }
    database().write([&](storage::Session& session) {
        Survey stolen = made;
        stolen.name = "Stolen";
        update(session, theirs_, stolen, clock_.now());
        erase(session, theirs_, made);
    });
    EXPECT_EQ(service_->find(ours_, "support").survey.name, "Support");
}

HARK_ON_BOTH_DATABASES(SurveyService);

}  // namespace
}  // namespace hark::survey
