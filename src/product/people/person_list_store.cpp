#include "product/people/person_list_store.h"

#include <fmt/format.h>

#include "platform/locale/text_search.h"
#include "product/people/order_store.h"

namespace hark::people {
namespace {

// Every column after the value may hold the text that is looked for.
constexpr std::string_view select_persons = R"(
    SELECT id, NULL AS value, name, email, external_id FROM person
    WHERE workspace_id = :workspace)";

constexpr std::string_view search_persons = R"(
        AND (LOWER(name) LIKE :search ESCAPE '\' OR LOWER(email) LIKE :search ESCAPE '\'
             OR LOWER(external_id) LIKE :search ESCAPE '\'))";

constexpr std::string_view select_companies = R"(
    SELECT id, NULL AS value, name, external_id FROM company
    WHERE workspace_id = :workspace)";

constexpr std::string_view select_valued_companies = R"(
    SELECT id, {} AS value, name, external_id FROM company
    WHERE workspace_id = :workspace)";

constexpr std::string_view search_companies = R"(
        AND (LOWER(name) LIKE :search ESCAPE '\' OR LOWER(external_id) LIKE :search ESCAPE '\'))";

constexpr std::string_view of_company = " AND company_id = :company";
constexpr std::string_view with_name = " AND name = :name";
constexpr std::string_view older = "id < :before";
constexpr std::string_view newest_first = " ORDER BY id DESC LIMIT :limit";

struct Statement {
    std::string sql;
    storage::Parameters parameters;
};

/// A row of a list: enough to go on behind it.
template <typename Thing>
struct Found {
    base::Id<Thing> id;
    std::optional<double> value = {};
};

/// Those wanted, by statements that are made anew for each place in the list. `Wish` is a Wanted.
template <typename Thing, typename Wish>
std::vector<Found<Thing>> find_all(storage::Session& session, Wish wanted,
                                   Statement (*make)(const Wish&), WorkspaceId workspace) {
    const auto search =
        wanted.search ? std::optional<locale::TextSearch>{*wanted.search} : std::nullopt;
    std::vector<Found<Thing>> found;
    while (true) {
        Statement statement = make(wanted);
        auto& parameters = statement.parameters;
        parameters.emplace_back("workspace", workspace.value());
        parameters.emplace_back("limit", wanted.limit);
        if (search) parameters.emplace_back("search", search->pattern());
        if (wanted.before) parameters.emplace_back("before", wanted.before->value());
        std::size_t rows = 0;
        std::optional<Found<Thing>> last;
        session.each(statement.sql, parameters, [&](const storage::Row& row) {
            ++rows;
            last = Found<Thing>{base::Id<Thing>{row.integer("id")}, row.maybe_real("value")};
            bool fits = !search || !search->needs_check();
            for (std::size_t i = 2; i < row.size() && !fits; ++i) {
                const auto* text = std::get_if<std::string>(&row.at(i));
                fits = text && search->matches(*text);
            }
            if (fits && found.size() < wanted.limit) found.push_back(*last);
        });
        if (rows < wanted.limit || found.size() >= wanted.limit) return found;
        wanted.before = last->id;
        if constexpr (requires { wanted.before_value; }) wanted.before_value = last->value;
    }
}

Statement persons_statement(const WantedPersons& wanted) {
    Statement statement{std::string{select_persons}, {}};
    if (wanted.search) statement.sql += search_persons;
    if (wanted.company) {
        statement.sql += of_company;
        statement.parameters.emplace_back("company", wanted.company->value());
    }
    if (wanted.before) statement.sql += fmt::format(" AND {}", older);
    statement.sql += newest_first;
    return statement;
}

Statement companies_statement(const WantedCompanies& wanted) {
    const std::string value = number_sql("properties", "order_key");
    Statement statement{std::string{select_companies}, {}};
    if (wanted.order) {
        statement.sql = fmt::format(fmt::runtime(select_valued_companies), value);
        statement.parameters.emplace_back("order_key", wanted.order->property.key);
    }
    if (wanted.search) statement.sql += search_companies;
    if (wanted.name) {
        statement.sql += with_name;
        statement.parameters.emplace_back("name", *wanted.name);
    }
    if (!wanted.order) {
        if (wanted.before) statement.sql += fmt::format(" AND {}", older);
        statement.sql += newest_first;
        return statement;
    }
    if (wanted.before) {
        statement.sql += " AND " + after_place(*wanted.order, value, older, wanted.before_value);
        if (wanted.before_value)
            statement.parameters.emplace_back("after_value", *wanted.before_value);
    }
    statement.sql +=
        fmt::format(" ORDER BY {}, id DESC LIMIT :limit", in_order(*wanted.order, value));
    return statement;
}

}  // namespace

std::vector<Person> list_persons(storage::Session& session, WorkspaceId workspace,
                                 const WantedPersons& wanted) {
    std::vector<Person> persons;
    for (const auto& found : find_all<Person>(session, wanted, persons_statement, workspace))
        if (auto person = find_person(session, workspace, found.id))
            persons.push_back(*std::move(person));
    return persons;
}

std::vector<ListedCompany> list_companies(storage::Session& session, WorkspaceId workspace,
                                          const WantedCompanies& wanted) {
    std::vector<ListedCompany> companies;
    for (const auto& found : find_all<Company>(session, wanted, companies_statement, workspace))
        if (auto company = find_company(session, workspace, found.id))
            companies.push_back({*std::move(company), found.value});
    return companies;
}

}  // namespace hark::people
