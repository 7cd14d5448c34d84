#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "product/score/query_reader.h"

namespace hark::insight {

/// What an insight is asked with. All take survey, from, to, tz, where, segment, unit and
/// confidence as /score does.
struct Parameters {
    std::vector<std::string> of_score = {};  ///< further ones that /score has: "by", "every" …
    std::vector<std::string> without = {};   ///< of those all take, the ones that make no sense
    std::vector<http::QueryParameter> own = {};
};

/// All of them, for a route's description.
std::vector<http::QueryParameter> describe(const Parameters& parameters);

/// Reads one request: first the insight's own parameters, at last those of /score; what is wrong
/// with any of them is reported together.
class Reading {
public:
    /// Requires: both outlive it.
    Reading(const http::Query& asked, const score::Context& context, const Parameters& parameters);

    std::optional<std::string> text(std::string_view name) const { return asked_.get(name); }
    std::vector<std::string> texts(std::string_view name) const { return asked_.all(name); }
    /// A whole number, or `otherwise` when it is not given (or refused).
    std::int64_t whole(const std::string& name, std::int64_t least, std::int64_t most,
                       std::int64_t otherwise);
    std::optional<double> number(const std::string& name, double least, double most);
    /// One of the steps of time, among those named in `allowed`.
    void require_step(const std::vector<std::string_view>& allowed);
    /// The columns of `by`, as they are written.
    std::vector<std::string> columns() const;
    void require_columns(std::size_t least, std::size_t most);

    /// What /score is asked where the request says nothing.
    void assume(const std::string& name, const std::string& value);
    void refuse(std::string field, std::string code, std::string message);

    const score::Context& context() const { return context_; }

    /// Throws: base::Error invalid, naming every parameter that cannot be used.
    score::Query finish();

private:
    const http::Query& asked_;
    const score::Context& context_;
    http::Query for_score_;
    std::vector<base::FieldProblem> problems_;
};

}  // namespace hark::insight
