#include "product/people/people_http.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "platform/json/json.h"
#include "product/access/access_fixture.h"
#include "product/people/migrations.h"
#include "product/people/person_store.h"
#include "product/people/property_store.h"

namespace hark::people {
namespace {

using testing::ElementsAre;

class PeopleLists : public access::ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare({people::migrations()});
        database().write([&](storage::Session& session) {
            add_property(session, workspace_id(), {"seats", "Seats", PropertyKind::number});
            add_property(session, workspace_id(), {"plan", "Plan"});
        });
        serve(routes(database()));
    }

    CompanyId add(const std::string& name, std::optional<KeptValue> seats = {},
                  std::optional<WorkspaceId> workspace = {}) {
        Company company{ids_.make<Company>(), {}, name};
        company.external_id = company.id.text();
        if (seats) company.properties.set("seats", *seats);
        const KeyedCompany keyed{company, std::nullopt};
        database().write([&](storage::Session& session) {
            add_companies(session, workspace.value_or(workspace_id()), {&keyed});
        });
        return company.id;
    }
    void add_person(const std::string& name, std::optional<CompanyId> company) {
        Person person{ids_.make<Person>(), name, {}, name, {}, company};
        database().write(
            [&](storage::Session& session) { add_persons(session, workspace_id(), {&person}); });
    }

    json::Value get(const std::string& target) {
        return json::parse(as("viewer").get("/api/v1/" + target).body);
    }
    /// The names on all pages, each of `limit`.
    std::vector<std::string> names(const std::string& target, int limit = 100) {
        std::vector<std::string> all;
        std::string cursor;
        for (int page = 0; page < 20; ++page) {
            const auto answer = get(target + "&limit=" + std::to_string(limit) + cursor);
            for (const auto& item : answer.at("items").as_array())
                all.emplace_back(item.at("name").as_string());
            if (answer.at("next").is_null()) return all;
            cursor = "&cursor=" + std::string{answer.at("next").as_string()};
        }
        ADD_FAILURE() << "the list does not end";
        return all;
    }
    std::vector<std::string> refused(const std::string& target) {
        const auto answer = as("viewer").get("/api/v1/" + target);
        EXPECT_EQ(answer.status, 400) << answer.body;
        std::vector<std::string> fields;
        const auto problem = json::parse(answer.body);
        for (const auto& one : problem.at("fields").as_array())
            fields.emplace_back(one.at("field").as_string());
        return fields;
    }
};
HARK_ON_BOTH_DATABASES(PeopleLists);

TEST_P(PeopleLists, order_companies_by_a_number_and_those_without_last) {
    add("small", std::int64_t{2});
    add("none");
    add("third", 1.0 / 3);
    add("large", std::int64_t{900});
    add("text", std::string{"900"});
    add("also small", std::int64_t{2});
    add("below", -0.1);
    add("theirs", std::int64_t{5}, WorkspaceId{99});
    for (const int limit : {1, 2, 3, 100}) {
        EXPECT_THAT(names("companies?order=-seats", limit),
                    ElementsAre("large", "also small", "small", "third", "below", "text", "none"))
            << limit;
        EXPECT_THAT(names("companies?order=seats", limit),
                    ElementsAre("below", "third", "also small", "small", "large", "text", "none"))
            << limit;
    }
    EXPECT_THAT(names("companies?order=-seats&q=SMALL", 1), ElementsAre("also small", "small"));
}

TEST_P(PeopleLists, go_on_behind_what_a_search_leaves_out) {
    for (int i = 0; i < 5; ++i) add("Über " + std::to_string(i), std::int64_t{i});
    add("uber", std::int64_t{9});
    EXPECT_THAT(names("companies?order=-seats&q=%C3%BCber%20", 2),
                ElementsAre("Über 4", "Über 3", "Über 2", "Über 1", "Über 0"));
}

TEST_P(PeopleLists, find_companies_by_their_very_name) {
    add("Acme");
    add("Acme Ltd");
    add("acme");
    add("Acme");
    EXPECT_THAT(names("companies?name=Acme", 1), ElementsAre("Acme", "Acme"));
    EXPECT_THAT(names("companies?name=Acm"), ElementsAre());
}

TEST_P(PeopleLists, show_the_persons_of_a_company) {
    const auto acme = add("Acme");
    const auto other = add("Other");
    for (const char* name : {"ann", "ben", "cem"}) add_person(name, acme);
    add_person("dan", other);
    add_person("eve", {});
    EXPECT_THAT(names("persons?company=" + acme.text(), 2), ElementsAre("cem", "ben", "ann"));
    EXPECT_THAT(names("persons?q=b&company=" + acme.text()), ElementsAre("ben"));
    EXPECT_THAT(names("persons?company=12"), ElementsAre());
}

TEST_P(PeopleLists, name_parameters_that_cannot_be_used) {
    EXPECT_THAT(refused("companies?order=plan&limit=0"), ElementsAre("limit", "order"));
    EXPECT_THAT(refused("companies?cursor=12~5"), ElementsAre("cursor"));
    EXPECT_THAT(refused("companies?cursor=x"), ElementsAre("cursor"));
    EXPECT_THAT(refused("companies?order=seats&cursor=12~x"), ElementsAre("cursor"));
    EXPECT_THAT(refused("persons?company=Acme"), ElementsAre("company"));
    EXPECT_THAT(refused("persons?cursor=12~5"), ElementsAre("cursor"));
}

}  // namespace
}  // namespace hark::people
