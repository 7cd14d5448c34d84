#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "product/response/response.h"

namespace hark::response {

/// The reason for which an answer that may be a program's is kept apart: mail scanners open every
/// link. People look at them, and may take them in.
inline constexpr std::string_view suspected_robot = "robot";

/// A response as somebody hands it in, from a request or a row of a file.
struct Given {
    survey::Reference survey = {};
    int score = 0;
    std::optional<std::string> comment = {};
    std::optional<base::Time> at = {};  // when not given: now
    Channel channel = Channel::api;
    std::optional<std::string> external_id = {};
    std::optional<people::GivenPerson> person = {};
    std::optional<people::GivenCompany> company = {};
    people::GivenProperties properties = {};
    Asked asked = {};
    std::optional<invitation::InvitationId> invitation = {};
    /// Kept apart from the beginning, for this reason: whoever took it in doubts it.
    std::optional<std::string> excluded_reason = {};
};

/// Everything that is wrong with `given` whatever is stored: the score is off the survey's scale,
/// the time lies more than a day ahead, a text is too long, a person cannot be recognised.
std::vector<base::FieldProblem> check(const Given& given, base::Time now);

/// What became of one of many.
struct Accepted {
    ResponseId id;
};
struct Duplicate {
    ResponseId id;  // of the response that was there first, under the same external_id
};
struct Rejected {
    std::vector<base::FieldProblem> problems;
};
using Outcome = std::variant<Accepted, Duplicate, Rejected>;

}  // namespace hark::response
