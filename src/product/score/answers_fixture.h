#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "platform/storage/storage_fixture.h"
#include "product/people/property.h"
#include "product/score/answer.h"
#include "product/score/query_reader.h"
#include "product/workspace/workspace.h"

namespace hark::score {

/// A response as a test writes it down.
struct Said {
    int score = 0;
    std::string at = "2026-01-05T12:00:00Z";
    std::string person = {};   ///< external id; "" for nobody
    std::string company = {};  ///< name; "" for none
    people::GivenProperties properties = {};
    std::string channel = "api";
    std::string comment = {};
};

people::GivenValue euros(std::int64_t minor);
people::GivenValue day(const char* date);

/// Takes them in, in the order given. Returns: their ids, which grow in that order.
std::vector<std::int64_t> say(storage::Database& database, base::IdSource& ids, base::Time now,
                              workspace::WorkspaceId workspace, const survey::Reference& survey,
                              const std::vector<Said>& all);

/// A workspace with a survey "nps" on each database, to be filled and asked.
class Answers : public storage::OnBothDatabases {
protected:
    void SetUp() override;

    /// Each in the order given. Returns: their ids, which grow in that order.
    std::vector<std::int64_t> say(const std::vector<Said>& all);
    /// The same in another survey or workspace.
    std::vector<std::int64_t> say_in(workspace::WorkspaceId workspace,
                                     const survey::Reference& survey, const std::vector<Said>& all);
    survey::Reference add_survey(workspace::WorkspaceId workspace, const std::string& key,
                                 survey::Kind kind);
    workspace::WorkspaceId add_workspace(const std::string& name, const std::string& zone);
    void exclude(std::int64_t id);

    /// What GET /score with these parameters answers.
    Answer ask(const std::string& parameters);
    Answer ask(const std::string& parameters, const survey::Reference& survey);

    workspace::WorkspaceId workspace() const { return workspace_; }
    const survey::Reference& survey() const { return survey_; }
    base::ManualClock& clock() { return clock_; }
    base::IdSource& ids() { return ids_; }

private:
    base::ManualClock clock_{base::parse_time("2026-12-15T10:00:00Z").value()};
    base::IdSource ids_{clock_, 1};
    workspace::WorkspaceId workspace_;
    survey::Reference survey_;
};

/// The scores of a tally as a text, e.g. "0 3 10 10".
std::string scores(const statistics::Tally& tally);

/// One line per row: "pro/null 2026-01-05: 0 10 10".
std::vector<std::string> lines(const Answer& answer);

}  // namespace hark::score
