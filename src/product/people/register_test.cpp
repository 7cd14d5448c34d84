#include "product/people/register.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "platform/storage/storage_fixture.h"
#include "product/people/definitions.h"
#include "product/people/migrations.h"
#include "product/people/person_list_store.h"

namespace hark::people {
namespace {

const WorkspaceId ours{7};
const WorkspaceId theirs{8};

class PeopleRegister : public storage::OnBothDatabases {
protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        migrate({migrations()});
    }

    /// One response that names these two, in a transaction of its own.
    Person meet(const GivenPerson& person, const std::optional<GivenCompany>& company = {},
                const Properties& properties = {}) {
        return database().writing([&](storage::Session& session) {
            Register people{session, ours, ids_, clock_.now()};
            people.look_up({{&person, company ? &*company : nullptr}});
            const Company* employer = company ? &people.recognise(*company, {}) : nullptr;
            const Person met = people.recognise(person, properties, employer);
            people.write();
            return met;
        });
    }
    Company meet(const GivenCompany& company, const Properties& properties = {}) {
        return database().writing([&](storage::Session& session) {
            Register people{session, ours, ids_, clock_.now()};
            people.look_up({{nullptr, &company}});
            const Company met = people.recognise(company, properties);
            people.write();
            return met;
        });
    }
    Person stored(PersonId id) {
        return database()
            .reading([&](storage::Session& session) { return find_person(session, ours, id); })
            .value();
    }
    Company stored(CompanyId id) {
        return database()
            .reading([&](storage::Session& session) { return find_company(session, ours, id); })
            .value();
    }

    base::ManualClock clock_{*base::parse_time("2026-01-05T09:30:00Z")};
    base::IdSource ids_{clock_, 1};
};

GivenPerson person(std::optional<std::string> external_id, std::optional<std::string> email) {
    GivenPerson given;
    given.external_id = std::move(external_id);
    given.email = std::move(email);
    return given;
}

GivenCompany company(std::optional<std::string> external_id, std::optional<std::string> name) {
    GivenCompany given;
    given.external_id = std::move(external_id);
    given.name = std::move(name);
    return given;
}

TEST_P(PeopleRegister, keeps_a_new_person_with_everything_given) {
    GivenPerson given = person("u1", "Ada@Example.org");
    given.name = "Ada Łovelace";
    given.phone = "+44 20";
    Properties properties;
    properties.set("plan", std::string{"pro"});
    properties.set("seats", std::int64_t{12});
    properties.set("load", 0.25);
    const Person met = meet(given, company("c1", "Analytical Engines"), properties);
    const Person found = stored(met.id);
    EXPECT_EQ(found.external_id, "u1");
    EXPECT_EQ(found.email, "Ada@Example.org");
    EXPECT_EQ(found.name, "Ada Łovelace");
    EXPECT_EQ(found.phone, "+44 20");
    EXPECT_EQ(found.properties, properties);
    EXPECT_EQ(found.created_at, clock_.now());
    EXPECT_EQ(stored(found.company.value()).name, "Analytical Engines");
}

TEST_P(PeopleRegister, recognises_by_external_id_then_by_email_whatever_its_case) {
    const PersonId id = meet(person("u1", "ada@example.org")).id;
    EXPECT_EQ(meet(person("u1", {})).id, id);
    EXPECT_EQ(meet(person({}, "ADA@example.ORG")).id, id);
    EXPECT_NE(meet(person("u2", {})).id, id);
}

TEST_P(PeopleRegister, gives_an_external_id_to_somebody_known_by_email) {
    const PersonId id = meet(person({}, "ada@example.org")).id;
    EXPECT_EQ(meet(person("u1", "ada@example.org")).id, id);
    EXPECT_EQ(stored(id).external_id, "u1");
    EXPECT_EQ(meet(person("u1", {})).id, id);
}

TEST_P(PeopleRegister, leaves_an_address_with_whoever_had_it_first) {
    const PersonId first = meet(person("u1", "team@example.org")).id;
    const PersonId second = meet(person("u2", "team@example.org")).id;
    EXPECT_NE(first, second);
    EXPECT_EQ(stored(first).email, "team@example.org");
    EXPECT_EQ(stored(second).email, std::nullopt);
}

TEST_P(PeopleRegister, updates_what_is_given_and_keeps_the_rest) {
    GivenPerson given = person("u1", "old@example.org");
    given.name = "Ada";
    const PersonId id = meet(given, company({}, "Acme")).id;
    GivenPerson later = person("u1", "new@example.org");
    later.phone = "1";
    meet(later);
    const Person found = stored(id);
    EXPECT_EQ(found.name, "Ada");
    EXPECT_EQ(found.phone, "1");
    EXPECT_EQ(found.email, "new@example.org");
    EXPECT_TRUE(found.company);
    EXPECT_NE(meet(person({}, "old@example.org")).id, id);
}

TEST_P(PeopleRegister, lets_two_persons_swap_addresses_in_one_go) {
    const PersonId first = meet(person("u1", "one@example.org")).id;
    const PersonId second = meet(person("u2", "two@example.org")).id;
    const GivenPerson free = person("u1", "free@example.org");
    const GivenPerson takes_one = person("u2", "one@example.org");
    const GivenPerson takes_two = person("u1", "two@example.org");
    database().write([&](storage::Session& session) {
        Register people{session, ours, ids_, clock_.now()};
        people.look_up({{&free, nullptr}, {&takes_one, nullptr}, {&takes_two, nullptr}});
        for (const auto* given : {&free, &takes_one, &takes_two})
            people.recognise(*given, {}, nullptr);
        people.write();
    });
    EXPECT_EQ(stored(first).email, "two@example.org");
    EXPECT_EQ(stored(second).email, "one@example.org");
}

TEST_P(PeopleRegister, sees_one_person_in_many_of_a_batch) {
    std::vector<GivenPerson> given;
    for (int i = 0; i < 300; ++i) given.push_back(person("u" + std::to_string(i % 150), {}));
    given.push_back(person("u0", "zero@example.org"));
    given.push_back(person({}, "ZERO@example.org"));
    std::vector<PersonId> met;
    database().write([&](storage::Session& session) {
        Register people{session, ours, ids_, clock_.now()};
        std::vector<Register::Named> named;
        for (const auto& one : given) named.push_back({&one, nullptr});
        people.look_up(named);
        for (const auto& one : given) met.push_back(people.recognise(one, {}, nullptr).id);
        people.write();
    });
    EXPECT_EQ(met[0], met[150]);
    EXPECT_EQ(met[0], met[300]);
    EXPECT_EQ(met[0], met[301]);
    EXPECT_EQ(meet(person("u149", {})).id, met[149]);
    const auto all = database().reading([&](storage::Session& session) {
        return list_persons(session, ours, {{{}, {}, 500}});
    });
    EXPECT_EQ(all.size(), 150U);
}

TEST_P(PeopleRegister, recognises_a_company_by_name_whatever_its_case) {
    const CompanyId id = meet(company({}, "Acme")).id;
    EXPECT_EQ(meet(company({}, " ACME ")).id, id);
    EXPECT_EQ(stored(id).name, "Acme");
    EXPECT_EQ(meet(company("c1", "Acme")).id, id);
    EXPECT_EQ(stored(id).external_id, "c1");
    EXPECT_NE(meet(company("c2", "Acme")).id, id);
    EXPECT_EQ(meet(company({}, "acme")).id, id);
}

TEST_P(PeopleRegister, follows_a_company_that_is_renamed) {
    const CompanyId id = meet(company("c1", "Acme")).id;
    EXPECT_EQ(meet(company("c1", "Apex")).id, id);
    EXPECT_EQ(meet(company({}, "apex")).id, id);
    EXPECT_NE(meet(company({}, "Acme")).id, id);
}

TEST_P(PeopleRegister, never_sees_another_workspace) {
    const Person met = meet(person("u1", "ada@example.org"), company("c1", "Acme"));
    database().write([&](storage::Session& session) {
        EXPECT_TRUE(find_persons(session, theirs, {{"u1"}, {"ada@example.org"}}).empty());
        EXPECT_EQ(find_person(session, theirs, met.id), std::nullopt);
        EXPECT_TRUE(find_companies(session, theirs, Lookup{{"c1"}, {"acme"}}).empty());
        EXPECT_EQ(find_company(session, theirs, *met.company), std::nullopt);
        EXPECT_TRUE(list_persons(session, theirs, {{{}, {}, 10}}).empty());
        EXPECT_TRUE(list_companies(session, theirs, {{{}, {}, 10}}).empty());
        Person changed = met;
        changed.name = "Changed";
        update_persons(session, theirs, clock_.now(), {&changed});
        const KeyedCompany renamed{{*met.company, "c1", "Changed"}, "changed"};
        update_companies(session, theirs, clock_.now(), {&renamed});
        free_emails(session, theirs, {met.id});
        free_name_keys(session, theirs, {*met.company});
        EXPECT_FALSE(erase_person(session, theirs, met.id));
    });
    EXPECT_EQ(stored(met.id).name, std::nullopt);
    EXPECT_EQ(stored(*met.company).name, "Acme");
    EXPECT_EQ(meet(person({}, "ada@example.org"), company({}, "Acme")).id, met.id);
}

TEST_P(PeopleRegister, lists_the_newest_first_and_searches_any_script) {
    GivenPerson first = person("u1", "a@example.org");
    first.name = "ÉMILE";
    meet(first);
    meet(person("u2", "emile@example.org"));
    meet(company({}, "Ünlü"));
    const auto search = [&](const std::string& text) {
        return database().reading([&](storage::Session& session) {
            std::vector<std::string> found;
            for (const auto& one : list_persons(session, ours, {{text, {}, 10}}))
                found.push_back(*one.external_id);
            for (const auto& one : list_companies(session, ours, {{text, {}, 10}}))
                found.push_back(*one.company.name);
            return found;
        });
    };
    EXPECT_EQ(search("émile"), std::vector<std::string>{"u1"});
    EXPECT_EQ(search("EMILE"), std::vector<std::string>{"u2"});
    EXPECT_EQ(search("ünlü"), std::vector<std::string>{"Ünlü"});
    EXPECT_EQ(search("u"), (std::vector<std::string>{"u2", "u1"}));
}

TEST_P(PeopleRegister, keeps_properties_by_their_first_kind_and_renames_them) {
    database().write([&](storage::Session& session) {
        std::vector<base::FieldProblem> problems;
        Definitions definitions{session, ours, std::make_shared<PropertiesByKey>(), clock_.now()};
        definitions.keep({{"plan", std::string{"pro"}}, {"plan", true}, {"seats", 3.0}},
                         "properties", problems);
        EXPECT_TRUE(problems.empty());
        definitions.accept();
        definitions.keep({{"seats", std::string{"three"}}, {"lost", 1.0}}, "properties", problems);
        definitions.forget();
        ASSERT_EQ(problems.size(), 1U);
        EXPECT_EQ(problems[0].field, "properties.seats");
        rename_property(session, ours, "plan", "Tarif");
        EXPECT_THROW(rename_property(session, ours, "lost", "Lost"), base::Error);
        EXPECT_THROW(rename_property(session, theirs, "plan", "Stolen"), base::Error);
        EXPECT_TRUE(properties(session, theirs).empty());
        EXPECT_EQ(find_property(session, theirs, "plan"), std::nullopt);
        const auto all = properties(session, ours);
        ASSERT_EQ(all.size(), 2U);
        EXPECT_EQ(all[0].name, "Tarif");
        EXPECT_EQ(all[1].kind, PropertyKind::number);
    });
}

HARK_ON_BOTH_DATABASES(PeopleRegister);

}  // namespace
}  // namespace hark::people
