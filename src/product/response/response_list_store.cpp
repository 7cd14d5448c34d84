#include "product/response/response_list_store.h"

#include <algorithm>

#include <fmt/format.h>

#include "platform/locale/text_search.h"
#include "product/people/order_store.h"
#include "product/response/given.h"
#include "product/response/note_store.h"
#include "product/response/response_store.h"
#include "product/segment/filter_store.h"
#include "product/survey/survey_store.h"

namespace hark::response {
namespace {

constexpr std::string_view in_survey = " AND response.survey_id = :survey";
// For few responses that another index finds: the sum keeps the databases from walking through the
// whole survey in the order of time instead.
constexpr std::string_view also_in_survey = " AND response.survey_id + 0 = :survey";
constexpr std::string_view not_excluded = " AND response.excluded_at IS NULL";
constexpr std::string_view only_excluded = " AND response.excluded_at IS NOT NULL";
constexpr std::string_view only_for_that_reason = " AND response.excluded_reason = :reason";
constexpr std::string_view not_anonymous = " AND survey.kind <> 'enps'";
constexpr std::string_view with_text = R"( AND LOWER(response.comment) LIKE :search ESCAPE '\')";
constexpr std::string_view older = "(response.at, response.id) < (:after_at, :after_id)";
constexpr std::string_view newest_first = "response.at DESC, response.id DESC LIMIT :limit";

/// Does the filter ask for the responses of certain persons? They are few.
bool is_of_persons(const segment::Filter& filter) {
    return std::any_of(filter.conditions().begin(), filter.conditions().end(),
                       [](const segment::Condition& condition) {
                           const auto is_missing = [](const segment::Value& value) {
                               return std::holds_alternative<segment::Missing>(value);
                           };
                           return condition.field.trait == segment::Trait::person &&
                                  condition.test == segment::Test::any_of &&
                                  std::none_of(condition.values.begin(), condition.values.end(),
                                               is_missing);
                       });
}

bool is_before(const Response& left, const Response& right) {
    return left.at != right.at ? left.at > right.at : left.id > right.id;
}

/// The number people::number_sql finds.
std::optional<double> value_in(const std::optional<people::Order>& order,
                               const Response& response) {
    if (!order) return std::nullopt;
    const auto* value = response.properties.find(order->property.key);
    if (!value) return std::nullopt;
    if (const auto* whole = std::get_if<std::int64_t>(value)) return static_cast<double>(*whole);
    if (const auto* number = std::get_if<double>(value)) return *number;
    return std::nullopt;
}

Place place_of(const Response& response, const Wanted& wanted) {
    return {response.at, response.id, value_in(wanted.order, response)};
}

/// Adds up to `limit` responses to `found`, in order.
void fetch(storage::Session& session, WorkspaceId workspace, Wanted wanted,
           std::vector<Response>& found) {
    const auto search =
        wanted.search ? std::optional<locale::TextSearch>{*wanted.search} : std::nullopt;
    const std::size_t full = found.size() + wanted.limit;
    while (true) {
        const Statement statement = list_statement(workspace, wanted);
        auto rows = session.list(statement.sql, statement.parameters, read);
        if (rows.empty()) return;
        wanted.after = place_of(rows.back(), wanted);
        const bool is_last = rows.size() < wanted.limit;
        for (Response& row : rows) {
            if (found.size() == full) return;
            const bool fits = !search || !search->needs_check() || search->matches(*row.comment);
            if (fits) found.push_back(std::move(row));
        }
        if (is_last || found.size() == full) return;
    }
}

}  // namespace

std::string Place::text() const {
    return people::Cursor{std::to_string(base::to_micros(at)) + '-' + id.text(), value}.text();
}

std::optional<Place> Place::parse(std::string_view cursor) {
    const auto read = people::Cursor::parse(cursor);
    if (!read) return std::nullopt;
    const std::string_view text = read->place;
    const auto dash = text.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    // A time is at least 0, which is no id.
    const auto at = text.substr(0, dash) == "0" ? std::optional<std::int64_t>{0}
                                                : base::parse_id(text.substr(0, dash));
    const auto id = ResponseId::parse(text.substr(dash + 1));
    if (!at || !id) return std::nullopt;
    return Place{base::from_micros(*at), *id, read->value};
}

Statement list_statement(WorkspaceId workspace, const Wanted& wanted) {
    auto filter = segment::to_sql(wanted.filter, wanted.period);
    Statement statement{select_responses, std::move(filter.parameters)};
    auto& [sql, parameters] = statement;
    parameters.emplace_back("workspace", workspace.value());
    if (wanted.survey) {
        sql += is_of_persons(wanted.filter) ? also_in_survey : in_survey;
        parameters.emplace_back("survey", wanted.survey->value());
    }
    sql += " AND " + filter.sql;
    if (wanted.excluded == Wanted::Excluded::no) sql += not_excluded;
    if (wanted.excluded == Wanted::Excluded::only) sql += only_excluded;
    if (wanted.excluded == Wanted::Excluded::robots) {
        sql += only_for_that_reason;
        parameters.emplace_back("reason", std::string{suspected_robot});
    }
    if (wanted.anonymous == Wanted::Anonymous::no) sql += not_anonymous;
    if (wanted.search) {
        sql += with_text;
        parameters.emplace_back("search", locale::TextSearch{*wanted.search}.pattern());
    }
    const std::string value =
        wanted.order ? people::number_sql("response.properties", "order_key") : "";
    if (wanted.after) {
        sql += " AND ";
        sql += wanted.order ? people::after_place(*wanted.order, value, older, wanted.after->value)
                            : older;
        if (wanted.after->value) parameters.emplace_back("after_value", *wanted.after->value);
        parameters.emplace_back("after_at", base::to_micros(wanted.after->at));
        parameters.emplace_back("after_id", wanted.after->id.value());
    }
    sql += " ORDER BY ";
    if (wanted.order) {
        sql += people::in_order(*wanted.order, value) + ", ";
        parameters.emplace_back("order_key", wanted.order->property.key);
    }
    sql += newest_first;
    parameters.emplace_back("limit", static_cast<std::int64_t>(wanted.limit));
    return statement;
}

Page list(storage::Session& session, WorkspaceId workspace, const Wanted& wanted) {
    Wanted more = wanted;
    more.limit = wanted.limit + 1;  // one more tells whether there is a next page
    Page page;
    if (wanted.survey || wanted.order || is_of_persons(wanted.filter)) {
        fetch(session, workspace, more, page.items);
    } else {
        // The index by time begins with the survey, so the lists of all surveys are merged.
        for (const survey::Survey& survey : survey::surveys(session, workspace)) {
            more.survey = survey.id;
            const auto middle = static_cast<std::ptrdiff_t>(page.items.size());
            fetch(session, workspace, more, page.items);
            std::inplace_merge(page.items.begin(), page.items.begin() + middle, page.items.end(),
                               is_before);
            if (page.items.size() > more.limit) page.items.resize(more.limit);
        }
    }
    if (page.items.size() > wanted.limit) {
        page.items.resize(wanted.limit);
        page.next = place_of(page.items.back(), wanted);
    }
    mention_notes(session, workspace, page.items);
    return page;
}

}  // namespace hark::response
