#include "product/people/person_list_store.h"

#include <functional>
#include <limits>

#include "platform/locale/text_search.h"
#include "product/people/properties_json.h"

namespace hark::people {
namespace {

constexpr std::string_view select_person_ids = R"(
    SELECT id, name, email, external_id FROM person
    WHERE workspace_id = :workspace AND id < :before ORDER BY id DESC LIMIT :limit)";

constexpr std::string_view search_person_ids = R"(
    SELECT id, name, email, external_id FROM person
    WHERE workspace_id = :workspace AND id < :before
        AND (LOWER(name) LIKE :search ESCAPE '\' OR LOWER(email) LIKE :search ESCAPE '\'
             OR LOWER(external_id) LIKE :search ESCAPE '\')
    ORDER BY id DESC LIMIT :limit)";

constexpr std::string_view select_company_ids = R"(
    SELECT id, name, external_id FROM company
    WHERE workspace_id = :workspace AND id < :before ORDER BY id DESC LIMIT :limit)";

constexpr std::string_view search_company_ids = R"(
    SELECT id, name, external_id FROM company
    WHERE workspace_id = :workspace AND id < :before
        AND (LOWER(name) LIKE :search ESCAPE '\' OR LOWER(external_id) LIKE :search ESCAPE '\')
    ORDER BY id DESC LIMIT :limit)";

/// The ids of those wanted. Every column after the id may hold the text that is looked for.
template <typename Thing>
std::vector<base::Id<Thing>> find_ids(storage::Session& session, std::string_view all,
                                      std::string_view searched, WorkspaceId workspace,
                                      const Wanted<Thing>& wanted) {
    const auto search =
        wanted.search ? std::optional<locale::TextSearch>{*wanted.search} : std::nullopt;
    std::int64_t before =
        wanted.before ? wanted.before->value() : std::numeric_limits<std::int64_t>::max();
    std::vector<base::Id<Thing>> ids;
    while (true) {
        storage::Parameters parameters = {{"workspace", workspace.value()},
                                          {"before", before},
                                          {"limit", static_cast<std::int64_t>(wanted.limit)}};
        if (search) parameters.emplace_back("search", search->pattern());
        std::size_t rows = 0;
        session.each(search ? searched : all, parameters, [&](const storage::Row& row) {
            ++rows;
            before = row.integer("id");
            bool fits = !search || !search->needs_check();
            for (std::size_t i = 1; i < row.size() && !fits; ++i) {
                const auto* text = std::get_if<std::string>(&row.at(i));
                fits = text && search->matches(*text);
            }
            if (fits && ids.size() < wanted.limit) ids.emplace_back(before);
        });
        if (rows < wanted.limit || ids.size() >= wanted.limit) return ids;
    }
}

}  // namespace

std::vector<Person> list_persons(storage::Session& session, WorkspaceId workspace,
                                 const Wanted<Person>& wanted) {
    std::vector<Person> persons;
    for (const PersonId id :
         find_ids(session, select_person_ids, search_person_ids, workspace, wanted))
        if (auto person = find_person(session, workspace, id))
            persons.push_back(*std::move(person));
    return persons;
}

std::vector<Company> list_companies(storage::Session& session, WorkspaceId workspace,
                                    const Wanted<Company>& wanted) {
    std::vector<Company> companies;
    for (const CompanyId id :
         find_ids(session, select_company_ids, search_company_ids, workspace, wanted))
        if (auto company = find_company(session, workspace, id))
            companies.push_back(*std::move(company));
    return companies;
}

}  // namespace hark::people
