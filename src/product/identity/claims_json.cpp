#include "product/identity/claims_json.h"

#include <fmt/format.h>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/crypto/crypto.h"
#include "platform/json/reader.h"
#include "product/people/given_http.h"

namespace hark::identity {
namespace {

namespace limits = base::limits;
using std::chrono::floor;
using std::chrono::seconds;

[[noreturn]] void refuse(std::string code, const std::string& message) {
    throw base::Error{base::ErrorCode::invalid, message, {{"identity", std::move(code), message}}};
}

json::Object object_of(std::string_view part, const char* name) {
    const auto text = crypto::from_base64url(part);
    if (text) {
        try {
            auto value = json::parse(*text);
            if (value.is_object()) return std::move(value.get_object());
        } catch (const base::Error&) {
            // The same sentence for whatever is wrong with it.
        }
    }
    refuse("not_a_token",
           fmt::format("The {} of this token is no JSON object in base64url.", name));
}

/// Seconds since 1970, whole or not (RFC 7519 §2, NumericDate).
std::optional<base::Time> read_moment(json::Reader& reader, std::string_view claim) {
    const auto given = reader.maybe_number(claim);
    if (!given) return std::nullopt;
    constexpr double furthest = 1e11;  // the year 5138
    if (!(*given >= 0 && *given < furthest)) {
        reader.refuse(claim, "out_of_range",
                      fmt::format("`{}` must be seconds since 1970, e.g. 1767225600.", claim));
        return std::nullopt;
    }
    return base::Time{std::chrono::microseconds{static_cast<std::int64_t>(*given * 1e6)}};
}

people::GivenPerson read_self(json::Reader& reader) {
    people::GivenPerson person;
    person.external_id = people::read_maybe(reader, "sub", limits::external_id_bytes);
    person.email = people::read_maybe(reader, "email", limits::email_bytes);
    person.name = people::read_maybe(reader, "name", limits::name_bytes);
    person.phone = people::read_maybe(reader, "phone", limits::name_bytes);
    person.properties = people::read_properties(reader, "properties");
    return person;
}

/// People's fields have other names in a token.
std::string claim_of(const std::string& field) {
    constexpr std::string_view person = "person.";
    if (field == "person.external_id") return "sub";
    return field.starts_with(person) ? field.substr(person.size()) : field;
}

void check_self(const people::GivenSelf& self, std::vector<base::FieldProblem>& problems) {
    if (!self.person.external_id && !self.person.email) {
        problems.push_back({"sub", "required",
                            "A token needs `sub`, your id of the person, or `email`: it says who "
                            "this is."});
        return;
    }
    std::vector<base::FieldProblem> found;
    people::check(self, "", found);
    problems.reserve(problems.size() + found.size());
    for (auto& problem : found)
        problems.push_back({claim_of(problem.field), problem.code, problem.message});
}

void require_valid(const Claims& claims, base::Time now) {
    if (now > claims.expires_at + limits::identity_leeway)
        refuse("expired", fmt::format("This token ended at {}: sign a new one on every page.",
                                      base::to_text(floor<seconds>(claims.expires_at))));
    if (claims.not_before && now + limits::identity_leeway < *claims.not_before)
        refuse("not_yet", fmt::format("This token begins at {}: is the clock right?",
                                      base::to_text(floor<seconds>(*claims.not_before))));
}

}  // namespace

std::optional<std::string> key_named_in(const Token& token) {
    const auto header = object_of(token.header, "header");
    const auto* algorithm = header.if_contains("alg");
    if (!algorithm || !algorithm->is_string() || algorithm->get_string() != "HS256")
        refuse("wrong_algorithm", "Sign tokens with HS256, and say so in `alg`.");
    const auto* kid = header.if_contains("kid");
    if (!kid || !kid->is_string()) return std::nullopt;
    return std::string{std::string_view{kid->get_string()}};
}

Claims read_claims(const Token& token, base::Time now) {
    const json::Value value(object_of(token.claims, "body"));
    json::Reader reader{value};
    Claims claims;
    claims.self.person = read_self(reader);
    if (auto* company = reader.maybe_object("company"))
        claims.self.company = people::read_company(*company);
    const auto expires = read_moment(reader, "exp");
    claims.not_before = read_moment(reader, "nbf");
    if (!reader.has("exp"))
        reader.refuse("exp", "required", "`exp` is missing: say when the token ends.");
    else if (expires && *expires > now + limits::identity_valid)
        reader.refuse("exp", "too_late",
                      fmt::format("A token may hold for {} days at most.",
                                  limits::identity_valid / std::chrono::hours{24}));
    // Other claims are for others.
    for (const auto& claim : value.get_object()) reader.maybe_any(claim.key());
    auto problems = reader.problems();
    check_self(claims.self, problems);
    base::require_none(std::move(problems));
    claims.expires_at = *expires;
    require_valid(claims, now);
    return claims;
}

http::Schema claims_schema() {
    using namespace http;
    return object("Claims",
                  {optional("sub", text("the person's external_id")), optional("email", text()),
                   optional("name", text()), optional("phone", text()),
                   required("expires_at", time()), required("key", text("id of the key"))});
}

}  // namespace hark::identity
