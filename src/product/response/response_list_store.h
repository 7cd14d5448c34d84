#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/limits.h"
#include "platform/storage/session.h"
#include "product/people/order.h"
#include "product/people/property.h"
#include "product/response/response.h"
#include "product/segment/filter.h"
#include "product/segment/period.h"
#include "product/workspace/workspace.h"

/// Lists of responses, newest first or in the order of a property.
namespace hark::response {

using workspace::WorkspaceId;

/// A place in the list, after which a page begins. Responses that are added or deleted meanwhile do
/// not move it. `value` is that of the property which orders the list, if there is one.
struct Place {
    base::Time at;
    ResponseId id;
    std::optional<double> value = {};

    std::string text() const;
    static std::optional<Place> parse(std::string_view text);
};

/// Which responses a list shows.
struct Wanted {
    std::optional<survey::SurveyId> survey = {};  // nothing: all surveys
    segment::Filter filter = {};
    segment::Period period = {};
    std::optional<std::string> search = {};  // a text in the comment
    /// `robots`: only those kept apart because a program may have given them.
    enum class Excluded { no, yes, only, robots } excluded = Excluded::no;
    std::optional<people::Order> order = {};  // nothing: newest first
    /// With no: nothing of surveys whose answers nobody may pick out by what they say.
    enum class Anonymous { no, yes } anonymous = Anonymous::yes;
    std::optional<Place> after = {};
    std::size_t limit = base::limits::page_default;
};

struct Page {
    std::vector<Response> items;
    std::optional<Place> next = {};
};

Page list(storage::Session& session, WorkspaceId workspace, const Wanted& wanted);

/// The statement `list` runs, for the test of its plan.
struct Statement {
    std::string sql;
    storage::Parameters parameters;
};
Statement list_statement(WorkspaceId workspace, const Wanted& wanted);

/// A value of a property as filters write it, and how many responses have it.
struct ValueCount {
    std::string value;
    std::int64_t responses = 0;
};

/// The values of a property, most frequent first. Excluded responses do not count.
std::vector<ValueCount> values_of(storage::Session& session, WorkspaceId workspace,
                                  const people::Property& property,
                                  std::optional<survey::SurveyId> survey, std::size_t limit);

}  // namespace hark::response
