#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "platform/storage/session.h"
#include "product/response/given.h"
#include "product/response/response.h"
#include "product/workspace/workspace.h"

/// Single responses as they are kept. Lists are in response_list_store. Everything that changes one
/// logs it (change_store), except `add`: whoever adds knows which were new.
namespace hark::response {

using workspace::WorkspaceId;

/// A response to be added: what was given, and what the rest of the product made of it.
struct Addition {
    const Given* given = nullptr;
    ResponseId id;
    std::optional<people::PersonId> person = {};
    std::optional<people::CompanyId> company = {};
    people::Properties properties = {};
};

/// Adds those whose external_id is new in their survey. Returns: how many were added.
/// Throws: base::Error conflict when a survey is not there.
std::int64_t add(storage::Session& session, WorkspaceId workspace, std::optional<ImportId> import,
                 base::Time now, const std::vector<Addition>& additions);

/// The responses of a survey that have one of these external ids.
std::unordered_map<std::string, ResponseId> find_external(
    storage::Session& session, WorkspaceId workspace, survey::SurveyId survey,
    const std::vector<std::string>& external_ids);

/// With its notes mentioned.
std::optional<Response> find(storage::Session& session, WorkspaceId workspace, ResponseId id);

/// Writes score, comment, at, excluded and what was asked.
void update(storage::Session& session, WorkspaceId workspace, const Response& response);

/// Its notes go with it. Returns: whether there was such a response.
bool erase(storage::Session& session, WorkspaceId workspace, ResponseId id, base::Time now);

/// Deletes what an import added. Returns: how many.
std::int64_t erase_import(storage::Session& session, WorkspaceId workspace, ImportId import,
                          base::Time now);

/// Takes the comments of a person's responses away, the notes on them, and whom they are from.
/// Returns: how many responses they had.
std::int64_t make_anonymous(storage::Session& session, WorkspaceId workspace,
                            people::PersonId person, base::Time now);

std::map<survey::SurveyId, std::int64_t> count_by_survey(storage::Session& session,
                                                         WorkspaceId workspace);

/// What a SELECT of responses begins with, up to the table's joins; `read` reads its rows. The
/// table is named `response`, as segment::to_sql expects; the joins are outer ones, so that the
/// databases begin with it.
extern const std::string select_responses;
/// Without the mention of its notes: see mention_notes.
Response read(const storage::Row& row);

}  // namespace hark::response
