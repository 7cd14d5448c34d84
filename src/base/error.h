#pragma once

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace hark::base {

/// What went wrong, in words of the domain. `platform/http` maps each to a status code.
enum class ErrorCode {
    invalid,          ///< the input breaks a rule; `fields` says which
    unauthenticated,  ///< nobody is signed in, or the key is unknown
    forbidden,        ///< known, but not allowed to do this
    not_found,
    conflict,       ///< clashes with what is stored
    limit_reached,  ///< too many, too large or too often
    unavailable,    ///< cannot be done now; trying again later may work
    timed_out,
};

/// One field of the input that cannot be accepted, and what would be.
struct FieldProblem {
    std::string field;    ///< path in the input, e.g. "person.email" or "items[3].score"
    std::string code;     ///< short and stable, e.g. "required", "out_of_range"
    std::string message;  ///< a sentence for people: what is wrong and what to do
};

/// The caller did something wrong or the world refused. Thrown by domain code; caught only at the
/// edges (request, job, thread, main).
class Error : public std::runtime_error {
public:
    Error(ErrorCode code, const std::string& message, std::vector<FieldProblem> fields = {})
        : std::runtime_error(message), code_(code), fields_(std::move(fields)) {}

    /// Says more exactly what happened, short and stable, e.g. "csrf_token": clients see it as the
    /// problem's `code`.
    Error& because(std::string reason) {
        reason_ = std::move(reason);
        return *this;
    }
    /// When trying again may help.
    Error& retry_in(std::chrono::seconds wait) {
        retry_in_ = wait;
        return *this;
    }

    ErrorCode code() const { return code_; }
    const std::vector<FieldProblem>& fields() const { return fields_; }
    const std::string& reason() const { return reason_; }  // empty: the code says it all
    std::optional<std::chrono::seconds> retry_in() const { return retry_in_; }

private:
    ErrorCode code_;
    std::vector<FieldProblem> fields_;
    std::string reason_;
    std::optional<std::chrono::seconds> retry_in_;
};

/// Throws: Error invalid with these problems. Requires: there are some.
[[noreturn]] void refuse(std::vector<FieldProblem> problems);
/// Likewise, if there are some.
void require_none(std::vector<FieldProblem> problems);

/// A bug in Hark itself: a promise between two of its functions was broken.
class Bug : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

[[noreturn]] void report_bug(const char* condition, const char* file, int line);

}  // namespace hark::base

/// Throws base::Bug naming the condition and place when `condition` is false.
#define CHECK(condition) \
    ((condition) ? void(0) : ::hark::base::report_bug(#condition, __FILE__, __LINE__))
