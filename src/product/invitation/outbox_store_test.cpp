#include "product/invitation/outbox_store.h"

#include <set>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "platform/storage/storage_fixture.h"
#include "product/invitation/invitation_store.h"
#include "product/invitation/migrations.h"
#include "product/survey/migrations.h"
#include "product/survey/survey_store.h"

namespace hark::invitation {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

class Outbox : public storage::OnBothDatabases {
protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        migrate({survey::migrations(), invitation::migrations()});
        write([&](storage::Session& session) {
            for (const auto workspace : {ours_, theirs_})
                survey::add(session, workspace, {survey_, "nps", survey::Kind::nps, "NPS", "?"});
        });
    }
    template <typename Work>
    void write(Work&& work) {
        database().write(work);
    }
    InvitationId schedule(base::Time due_at, int reminders = 0, Channel channel = Channel::email) {
        Invitation one;
        one.id = InvitationId{++last_id_};
        one.plan = PlanId{1};
        one.survey = survey_;
        one.person = person_;
        one.channel = channel;
        one.occasion = "occasion " + one.id.text();
        one.due_at = due_at;
        one.until_at = due_at + 2h;
        one.expires_at = due_at + 24h * 30;
        one.remind_most = reminders;
        one.remind_every = 24h * 5;
        one.reason = "Their turn.";
        one.created_at = now_;
        EXPECT_TRUE(database().writing(
            [&](storage::Session& session) { return add(session, ours_, one); }));
        return one.id;
    }
    std::vector<InvitationId> claim(base::Time at, std::size_t most = 100,
                                    Channel channel = Channel::email) {
        return database().writing([&](storage::Session& session) {
            std::vector<InvitationId> ids;
            for (const auto& one : claim_due(session, ours_, channel, at, most))
                ids.push_back(one.id);
            return ids;
        });
    }
    using Mark = bool (*)(storage::Session&, WorkspaceId, InvitationId, base::Time,
                          std::string_view);
    bool mark(Mark how, InvitationId id, base::Time at, std::string_view reason = "because") {
        return database().writing(
            [&](storage::Session& session) { return how(session, ours_, id, at, reason); });
    }
    Invitation find(InvitationId id) {
        return *database().reading(
            [&](storage::Session& session) { return invitation::find(session, ours_, id); });
    }
    std::vector<std::string> history(InvitationId id) {
        std::vector<std::string> what;
        database().read([&](storage::Session& session) {
            for (const auto& step : steps(session, ours_, id)) what.push_back(step.what);
        });
        return what;
    }

    const WorkspaceId ours_{7};
    const WorkspaceId theirs_{8};
    const survey::SurveyId survey_{3};
    const people::PersonId person_{5};
    const base::Time now_ = *base::parse_time("2026-01-05T09:30:00Z");
    std::int64_t last_id_ = 100;
};
HARK_ON_BOTH_DATABASES(Outbox);

TEST_P(Outbox, gives_out_what_is_due_once_and_the_oldest_first) {
    const auto later = schedule(now_ + 1h);
    const auto second = schedule(now_);
    const auto first = schedule(now_ - 1h);
    const auto widget = schedule(now_, 0, Channel::widget);
    EXPECT_THAT(claim(now_, 1), ElementsAre(first));
    EXPECT_THAT(claim(now_), ElementsAre(second));
    EXPECT_THAT(claim(now_), ElementsAre());
    EXPECT_THAT(claim(now_, 100, Channel::widget), ElementsAre(widget));
    EXPECT_THAT(claim(now_ + 1h), ElementsAre(later));
    EXPECT_EQ(find(first).state, State::sending);
    EXPECT_EQ(find(first).attempt, 1);
}

TEST_P(Outbox, keeps_what_missed_its_hours) {
    schedule(now_);
    EXPECT_THAT(claim(now_ + 2h), ElementsAre());
}

TEST_P(Outbox, adds_one_invitation_for_an_occasion) {
    Invitation one = find(schedule(now_));
    one.id = InvitationId{999};
    EXPECT_FALSE(
        database().writing([&](storage::Session& session) { return add(session, ours_, one); }));
}

TEST_P(Outbox, gives_each_invitation_to_one_of_those_who_ask_at_once) {
    for (int i = 0; i < 60; ++i) schedule(now_);
    std::vector<std::vector<InvitationId>> taken(3);
    std::vector<std::thread> threads;
    for (auto& mine : taken)
        threads.emplace_back([&] {
            for (auto more = claim(now_, 7); !more.empty(); more = claim(now_, 7))
                mine.insert(mine.end(), more.begin(), more.end());
        });
    for (auto& thread : threads) thread.join();
    std::set<InvitationId> all;
    std::size_t claims = 0;
    for (const auto& mine : taken) {
        all.insert(mine.begin(), mine.end());
        claims += mine.size();
    }
    EXPECT_EQ(all.size(), 60U);
    EXPECT_EQ(claims, 60U);
}

TEST_P(Outbox, follows_an_invitation_to_its_answer_and_never_back) {
    const auto id = schedule(now_);
    claim(now_);
    EXPECT_TRUE(mark(mark_sent, id, now_ + 1min));
    EXPECT_TRUE(mark(mark_viewed, id, now_ + 2min));
    EXPECT_TRUE(mark(mark_delivered, id, now_ + 3min));
    EXPECT_EQ(find(id).state, State::viewed);
    EXPECT_TRUE(mark(mark_scored, id, now_ + 4min));
    EXPECT_TRUE(mark(mark_answered, id, now_ + 5min));
    for (const auto late : {mark_scored, mark_answered, mark_viewed, mark_bounced, mark_expired,
                            mark_dismissed, mark_sent, mark_unknown})
        EXPECT_FALSE(mark(late, id, now_ + 6min));
    const auto found = find(id);
    EXPECT_EQ(found.state, State::answered);
    EXPECT_EQ(found.sent_at, now_ + 1min);
    EXPECT_EQ(found.last_at, now_ + 1min);
    EXPECT_EQ(found.viewed_at, now_ + 2min);
    EXPECT_EQ(found.scored_at, now_ + 4min);
    EXPECT_EQ(found.answered_at, now_ + 5min);
    EXPECT_THAT(history(id), ElementsAre("scheduled", "sending", "sent", "viewed", "delivered",
                                         "scored", "answered"));
}

TEST_P(Outbox, tries_again_when_told_and_stays_within_the_hours) {
    const auto id = schedule(now_);
    claim(now_);
    EXPECT_TRUE(database().writing([&](storage::Session& session) {
        return mark_retry(session, ours_, id, now_, "Greylisted.", now_ + 10min);
    }));
    EXPECT_EQ(find(id).state, State::scheduled);
    EXPECT_EQ(find(id).reason, "Greylisted.");
    EXPECT_THAT(claim(now_ + 9min), ElementsAre());
    EXPECT_THAT(claim(now_ + 10min), ElementsAre(id));
    EXPECT_EQ(find(id).attempt, 2);
}

TEST_P(Outbox, finds_what_was_claimed_by_a_sender_that_is_gone) {
    const auto id = schedule(now_);
    claim(now_);
    const auto gone = [&](base::Time moment) {
        return database().reading(
            [&](storage::Session& session) { return claimed_before(session, ours_, moment); });
    };
    EXPECT_THAT(gone(now_), ElementsAre());
    EXPECT_THAT(gone(now_ + 1min), ElementsAre(id));
    EXPECT_TRUE(mark(mark_unknown, id, now_ + 1min, "Hark ended."));
    EXPECT_THAT(gone(now_ + 1h), ElementsAre());
    EXPECT_EQ(find(id).state, State::unknown);
    EXPECT_EQ(find(id).last_at, now_);
    EXPECT_THAT(claim(now_ + 1min), ElementsAre());
    EXPECT_TRUE(mark(mark_answered, id, now_ + 2min));
    EXPECT_EQ(find(id).state, State::answered);
}

TEST_P(Outbox, finds_an_invitation_by_each_of_its_tokens) {
    const auto id = schedule(now_);
    const auto token = [&] {
        return database().writing(
            [&](storage::Session& session) { return add_token(session, ours_, id, now_); });
    };
    const auto find_by = [&](WorkspaceId workspace, const std::string& text) {
        return database().reading([&](storage::Session& session) {
            const auto found = find_by_token(session, workspace, text);
            return found ? found->id : InvitationId{};
        });
    };
    const auto first = token();
    const auto second = token();
    EXPECT_EQ(first.size(), 22U);
    EXPECT_NE(first, second);
    EXPECT_EQ(find_by(ours_, first), id);
    EXPECT_EQ(find_by(ours_, second), id);
    EXPECT_EQ(find_by(theirs_, first), InvitationId{});
    EXPECT_EQ(find_by(ours_, first.substr(1) + "A"), InvitationId{});
    EXPECT_EQ(find_by(ours_, ""), InvitationId{});
}

TEST_P(Outbox, ends_what_is_bounced_suppressed_or_cancelled) {
    for (const auto ending : {mark_bounced, mark_suppressed, mark_cancelled, mark_expired}) {
        const auto id = schedule(now_);
        EXPECT_TRUE(mark(ending, id, now_, "No such mailbox."));
        EXPECT_FALSE(mark(ending, id, now_));
        EXPECT_TRUE(is_over(find(id).state));
        EXPECT_EQ(find(id).reason, "No such mailbox.");
        EXPECT_THAT(claim(now_), ElementsAre());
    }
}

TEST_P(Outbox, decides_anew_what_else_a_person_was_to_be_asked_after_a_dismissal) {
    const auto other = schedule(now_ + 1h);
    const auto id = schedule(now_);
    claim(now_);
    mark(mark_sent, id, now_);
    EXPECT_TRUE(mark(mark_dismissed, id, now_ + 1min));
    EXPECT_EQ(find(id).dismissed_at, now_ + 1min);
    EXPECT_EQ(find(other).until_at, base::Time{});
    EXPECT_THAT(claim(now_ + 1h), ElementsAre());
    EXPECT_TRUE(mark(mark_answered, id, now_ + 2min)) << "changed their mind";
}

}  // namespace
}  // namespace hark::invitation
