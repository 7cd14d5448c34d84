#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/storage/session.h"
#include "product/people/properties.h"
#include "product/response/response.h"
#include "product/workspace/workspace.h"

/// Reads responses as the mirror wants them: everything that is counted by, and nothing else.
namespace hark::mirror {

using workspace::WorkspaceId;

struct Row {
    std::int64_t id = 0;
    std::int64_t survey = 0;
    std::int64_t at_us = 0;
    int score = 0;
    bool is_excluded = false;
    bool has_comment = false;
    std::string channel = {};
    std::optional<std::int64_t> person = {};
    std::optional<std::int64_t> company = {};
    people::Properties properties = {};
};

/// Those of the responses that are there.
std::vector<Row> read_rows(storage::Session& session, WorkspaceId workspace,
                           const std::vector<response::ResponseId>& ids);

/// Visits the responses whose ids are above `after` and not above `last`, in order of id.
void each_row(storage::Session& session, WorkspaceId workspace, std::int64_t after,
              std::int64_t last, const std::function<void(Row)>& visit);

std::int64_t count_responses(storage::Session& session, WorkspaceId workspace);

/// Ids that cut all responses of a workspace into about equally many, ascending; the last is the
/// highest id. Empty without responses.
std::vector<std::int64_t> cut_ids(storage::Session& session, WorkspaceId workspace,
                                  std::size_t parts);

/// Names of companies by id; of those that have one.
std::map<std::int64_t, std::string> company_names(storage::Session& session, WorkspaceId workspace);
std::map<std::int64_t, std::string> company_names(storage::Session& session, WorkspaceId workspace,
                                                  const std::vector<std::int64_t>& ids);

}  // namespace hark::mirror
