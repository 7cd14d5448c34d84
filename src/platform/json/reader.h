#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/time.h"
#include "platform/json/json.h"

namespace hark::json {

/// How long a text may be, in bytes of UTF-8.
struct TextRule {
    std::size_t least = 1;
    std::size_t most = 500;
};

/// Reads the fields of one JSON object, collects everything that is wrong with them, and reports it
/// all at once. A field that is absent or null is "not given".
///
///     json::Reader reader{body};
///     const auto name = reader.text("name", {.most = 200});
///     const auto plan = reader.maybe_text("plan");
///     reader.finish();   // throws when anything was wrong or unknown
///
/// A required field that is missing or bad yields a harmless default until `finish` throws.
class Reader {
public:
    using TextRule = json::TextRule;

    /// `where` is the path put before field names, e.g. "items[3]".
    explicit Reader(const Value& value, std::string where = "");

    bool has(std::string_view field) const;      // given and not null
    bool is_null(std::string_view field) const;  // given as null: "clear it" in a PATCH

    std::string text(std::string_view field, TextRule rule = {});
    std::int64_t integer(std::string_view field, std::int64_t least, std::int64_t most);
    std::optional<std::string> maybe_text(std::string_view field, TextRule rule = {});
    std::optional<std::int64_t> maybe_integer(std::string_view field, std::int64_t least,
                                              std::int64_t most);
    std::optional<double> maybe_number(std::string_view field);
    std::optional<bool> maybe_boolean(std::string_view field);
    std::optional<base::Time> maybe_time(std::string_view field);
    /// 16 random bytes that a client made, as 22 characters of base64url.
    std::optional<std::string> maybe_token(std::string_view field);

    /// One of `choices`; the message of a wrong one lists them.
    std::string choice(std::string_view field, const std::vector<std::string_view>& choices);
    std::optional<std::string> maybe_choice(std::string_view field,
                                            const std::vector<std::string_view>& choices);

    /// A nested object; its problems are reported by this reader. Nothing when not given.
    Reader* maybe_object(std::string_view field);

    /// A value of any type, or nullptr when not given; for lists and free-form objects.
    const Value* maybe_any(std::string_view field);

    /// Adds a problem found by the caller's own rules, e.g. refuse("email", "not_an_email", "…").
    void refuse(std::string_view field, std::string code, std::string message);

    /// Every problem found so far, of nested objects too, and each field nobody asked for
    /// (unknown).
    std::vector<base::FieldProblem> problems();

    /// Throws: base::Error invalid when there are problems.
    void finish();

private:
    const Value* find(std::string_view field);
    void require(std::string_view field, std::string_view what);
    std::string path(std::string_view field) const;

    const Object* object_ = nullptr;
    std::string where_;
    std::vector<std::string> asked_;
    std::vector<base::FieldProblem> problems_;
    std::vector<std::unique_ptr<Reader>> nested_;
};

}  // namespace hark::json
