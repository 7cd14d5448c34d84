#include <gmock/gmock.h>

#include "base/error.h"
#include "platform/storage/storage_fixture.h"
#include "product/survey/migrations.h"
#include "product/survey/survey_service.h"
#include "product/workspace/migrations.h"

namespace hark::survey {
namespace {

class Publishing : public storage::OnBothDatabases {
protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        migrate({workspace::migrations(), migrations()});
        service_.emplace(database(), clock_, ids_,
                         [](auto&, auto) { return std::map<SurveyId, std::int64_t>{}; });
    }

    std::string refused(const std::function<void()>& work) {
        try {
            work();
        } catch (const base::Error& error) {
            EXPECT_EQ(error.code(), base::ErrorCode::conflict);
            return error.what();
        }
        return "nothing was refused";
    }

    const WorkspaceId ours_{7};
    base::ManualClock clock_{*base::parse_time("2026-01-05T09:30:00Z")};
    base::IdSource ids_{clock_, 1};
    std::optional<Service> service_;
};

TEST_P(Publishing, makes_the_draft_the_next_version_and_keeps_the_old_one) {
    service_->create(ours_, {"support", Kind::csat});
    EXPECT_EQ(service_->published(ours_, "support"), std::nullopt);
    auto whole = service_->publish(ours_, "support", "Ada");
    EXPECT_EQ(whole.counted.survey.version, 1);
    EXPECT_EQ(whole.counted.survey.state, State::published);
    EXPECT_EQ(whole.state, Whole::Draft::as_published);

    auto edited = whole.draft;
    edited.look.accent = "#ff0000";
    whole = service_->change(ours_, "support", {.definition = edited});
    EXPECT_EQ(whole.state, Whole::Draft::changed);
    EXPECT_EQ(service_->published(ours_, "support")->definition->look.accent, "#0f766e");

    clock_.advance(std::chrono::hours{1});
    service_->publish(ours_, "support", "Grace");
    EXPECT_EQ(service_->published(ours_, "support")->definition->look.accent, "#ff0000");
    const auto versions = service_->versions(ours_, "support");
    ASSERT_EQ(versions.size(), 2U);
    EXPECT_EQ(versions[0].author, "Grace");
    EXPECT_EQ(versions[0].published_at, clock_.now());
    EXPECT_EQ(versions[1].version, 1);
    EXPECT_EQ(service_->version(ours_, "support", 1)->look.accent, "#0f766e");
    EXPECT_EQ(service_->version(ours_, "support", 2)->look.accent, "#ff0000");
    EXPECT_THROW(service_->version(ours_, "support", 3), base::Error);
    database().read([&](storage::Session& session) {
        const auto survey = service_->published(session, ours_, "support")->survey;
        EXPECT_EQ(service_->definition(session, ours_, survey, 1)->look.accent, "#0f766e");
        EXPECT_THROW(service_->definition(session, ours_, survey, 3), base::Error);
    });
}

TEST_P(Publishing, of_nothing_new_is_refused) {
    service_->ensure_default(ours_, "Garden");
    EXPECT_EQ(refused([&] { service_->publish(ours_, "nps", ""); }),
              "Nothing has changed since version 1.");
    service_->set_state(ours_, "nps", State::closed);
    EXPECT_EQ(service_->publish(ours_, "nps", "").counted.survey.version, 1);
}

TEST_P(Publishing, pauses_resumes_and_closes_what_may_be) {
    service_->create(ours_, {"late"});
    EXPECT_EQ(refused([&] { service_->set_state(ours_, "late", State::paused); }),
              "The survey \"late\" is draft: only one that is published can be paused.");
    EXPECT_EQ(refused([&] { service_->set_state(ours_, "late", State::published); }),
              "The survey \"late\" is draft: only one that is paused or closed can be resumed.");
    service_->publish(ours_, "late", "");
    const auto become = [&](State state) {
        return service_->set_state(ours_, "late", state).counted.survey.state;
    };
    EXPECT_EQ(become(State::paused), State::paused);
    EXPECT_EQ(become(State::published), State::published);
    EXPECT_EQ(become(State::closed), State::closed);
    EXPECT_EQ(become(State::published), State::published);
}

TEST_P(Publishing, takes_a_question_alone_as_words_of_ones_own) {
    service_->ensure_default(ours_, "Garden");
    const auto whole = service_->change(ours_, "nps", {.question = "Would you?"});
    EXPECT_EQ(whole.draft.wording.tmpl, std::nullopt);
    EXPECT_EQ(whole.counted.survey.question, "Would you?");
    EXPECT_EQ(whole.state, Whole::Draft::changed);
}

/// A survey from before there were definitions.
TEST_P(Publishing, goes_on_asking_what_an_old_survey_asked) {
    service_->ensure_default(ours_, "Garden");
    database().write([&](storage::Session& session) {
        session.execute("UPDATE survey SET definition = NULL, question = 'Still?'");
        session.execute("UPDATE survey_version SET definition = NULL, question = 'Still?'");
    });
    const auto whole = service_->whole(ours_, "nps");
    EXPECT_EQ(whole.state, Whole::Draft::as_published);
    EXPECT_EQ(whole.draft.wording.text.at("en"), "Still?");
}

HARK_ON_BOTH_DATABASES(Publishing);

}  // namespace
}  // namespace hark::survey
