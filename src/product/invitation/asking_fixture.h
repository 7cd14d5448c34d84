#pragma once

#include <memory>
#include <string>
#include <vector>

#include "platform/storage/storage_fixture.h"
#include "product/invitation/invitation_store.h"
#include "product/invitation/outbox_store.h"
#include "product/invitation/plan_service.h"
#include "product/invitation/scheduler.h"

namespace hark::invitation {

/// A workspace with a published survey, on both databases, and everything that asks. It is a
/// Wednesday, eleven in Berlin, where the workspace is.
class AskingOnBothDatabases : public storage::OnBothDatabases {
protected:
    void SetUp() override;
    /// The tables of a slice that builds on this one.
    virtual std::vector<storage::Migration> further_migrations() { return {}; }

    /// Known for a hundred days.
    people::PersonId add_person(const std::string& email, people::Properties properties = {});
    /// Active, by e-mail, when a program asks for it; `edit` changes that.
    Plan add_plan(const std::function<void(Plan&)>& edit = {});
    void set_policy(const std::function<void(Policy&)>& edit);
    survey::SurveyId add_survey(const std::string& key);

    /// Steps until nothing is left to do. Returns: how much was done.
    std::size_t run();
    void advance(std::chrono::microseconds step) { clock_.advance(step); }
    base::Time now() const { return clock_.now(); }
    void happen(const std::string& event, people::PersonId person,
                people::Properties properties = {});
    /// Claims what is due by e-mail and says it was sent. Returns: to whom.
    std::vector<people::PersonId> send();
    History history(people::PersonId person);
    /// The newest decision about a person: its code.
    std::string last_reason(people::PersonId person);

    template <typename Work>
    auto write(Work&& work) {
        return database().writing(std::forward<Work>(work));
    }
    template <typename Work>
    auto read(Work&& work) {
        return database().reading(std::forward<Work>(work));
    }

    const WorkspaceId ours_{7};
    base::ManualClock clock_{*base::parse_time("2026-03-04T10:00:00Z")};
    base::IdSource ids_{clock_, 1};
    Outside outside_;
    std::optional<survey::Service> surveys_;
    std::optional<Service> service_;
    std::optional<Scheduler> scheduler_;
    survey::SurveyId survey_;
    std::int64_t events_ = 0;
};

}  // namespace hark::invitation
