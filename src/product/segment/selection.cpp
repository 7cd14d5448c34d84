#include "product/segment/selection.h"

#include <algorithm>

#include <fmt/format.h>

#include "platform/json/spelling.h"
#include "platform/storage/statement_text.h"

namespace hark::segment {
namespace {

bool is_text(const std::string& text) {
    try {
        storage::require_text(text);
        return true;
    } catch (const base::Error&) {
        return false;
    }
}

}  // namespace

void require_text(const http::Query& query) {
    std::vector<base::FieldProblem> problems;
    for (const auto& [name, value] : query.items()) {
        if (is_text(name) && is_text(value)) continue;
        problems.push_back({is_text(name) ? name : "?", "not_text",
                            "This is not UTF-8, or holds a NUL; encode it as %XX of UTF-8."});
    }
    base::require_none(std::move(problems));
}

Selection read_selection(const http::Query& query, const std::vector<people::Property>& known,
                         const std::vector<Segment>& saved, const locale::TimeZone& zone,
                         std::vector<base::FieldProblem>& problems) {
    require_text(query);
    refuse_repeated(query, {"from", "to", "tz"}, problems);
    Selection selection;
    selection.zone = parse_zone(query.get("tz"), zone, problems);
    selection.period = parse_period({query.get("from"), query.get("to")}, selection.zone, problems);
    selection.filter = Filter::parse(query.all("where"), known, problems);
    add_segments(selection.filter, query.all("segment"), saved, known, problems);
    return selection;
}

void refuse_unknown(const http::Query& query, const std::vector<std::string_view>& known,
                    std::vector<base::FieldProblem>& problems) {
    require_text(query);
    std::vector<std::string_view> refused;
    for (const auto& [name, value] : query.items()) {
        const auto among = [&name = name](const std::vector<std::string_view>& list) {
            return std::find(list.begin(), list.end(), name) != list.end();
        };
        if (among(known) || among(refused)) continue;
        refused.emplace_back(name);
        const auto meant = json::closest(name, known);
        problems.push_back(
            {name, "unknown",
             meant ? fmt::format("Did you mean \"{}\"?", *meant)
                   : fmt::format("This is not asked for. There are: {}.", fmt::join(known, ", "))});
    }
}

void refuse_repeated(const http::Query& query, const std::vector<std::string_view>& single,
                     std::vector<base::FieldProblem>& problems) {
    for (const auto name : single) {
        if (query.all(name).size() < 2) continue;
        problems.push_back({std::string{name}, "repeated",
                            fmt::format("\"{}\" is given more than once; give it once.", name)});
    }
}

std::vector<http::QueryParameter> selection_parameters() {
    return {
        {"from", "The first day (2026-01-05, in `tz`), or the first moment (RFC 3339)."},
        {"to", "The last day, included; or the moment that ends the period, not included."},
        {"tz", "Time zone such as Europe/Berlin; the workspace's by default."},
        {"where",
         "A condition FIELD:VALUES; several must all hold. FIELD is score, group, channel, person, "
         "company, comment or the key of a property. VALUES: `a,b` any of, `!a,b` none of, `0..3` "
         "a "
         "range, `>=1000`, `<5`, `null` missing, `!null` present.",
         http::QueryParameter::Repeat::yes},
        {"segment", "The id of a saved segment, whose conditions must hold as well.",
         http::QueryParameter::Repeat::yes},
    };
}

}  // namespace hark::segment
