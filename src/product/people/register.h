#pragma once

#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/id.h"
#include "product/people/person_store.h"

namespace hark::people {

/// Recognises the persons and companies that responses name, makes the unknown and updates the
/// known, inside one transaction: looks many up at once, works in memory in the order it is asked,
/// and writes what is new or changed at the end. Belongs to one thread.
///
///     Register people{session, workspace, ids, now};
///     people.look_up(named);
///     … people.recognise(…) for each response …
///     people.write();
class Register {
public:
    Register(storage::Session& session, WorkspaceId workspace, base::IdSource& ids, base::Time now);

    /// Whom one response names; either may be missing.
    struct Named {
        const GivenPerson* person = nullptr;
        const GivenCompany* company = nullptr;
    };
    /// Reads everybody stored that `recognise` will be asked for, and the companies of the persons.
    void look_up(const std::vector<Named>& named);

    /// The company meant, with what is given taken over.
    /// A company is the one with the external id; else the one without an external id that holds
    /// the name; else a new one. Requires: looked up before.
    const Company& recognise(const GivenCompany& given, const Properties& properties);

    /// The person meant, with what is given taken over. A person is the one with the external id;
    /// else the one of the e-mail address, unless that has another external id; else a new one. An
    /// address stays with whoever had it first. Requires: looked up before.
    const Person& recognise(const GivenPerson& given, const Properties& properties,
                            const Company* company);

    /// The company of a recognised person; nullptr without one.
    const Company* company_of(const Person& person) const;

    /// Whether `write` would write anything.
    bool has_changes() const;

    /// Writes everybody who is new or changed.
    void write();

    /// Companies that the last `write` gave another name.
    const std::vector<CompanyId>& renamed() const { return renamed_; }

private:
    enum class State { stored, changed, fresh };
    struct CompanyEntry {
        KeyedCompany keyed;
        State state = State::stored;
        bool frees_key = false;
        bool is_renamed = false;
    };
    struct PersonEntry {
        Person person;
        State state = State::stored;
        bool frees_email = false;
    };
    template <typename Entry>
    using ByKey = std::unordered_map<std::string, Entry*>;

    CompanyEntry& keep(KeyedCompany keyed, State state);
    PersonEntry& keep(Person person, State state);
    CompanyEntry& find_or_make(const GivenCompany& given);
    PersonEntry& find_or_make(const GivenPerson& given);
    void take_name(CompanyEntry& entry, const std::string& name);
    void take_email(PersonEntry& entry, const std::string& email);
    void write_companies();
    void write_persons();

    storage::Session& session_;
    const WorkspaceId workspace_;
    base::IdSource& ids_;
    const base::Time now_;

    std::deque<CompanyEntry> companies_;
    std::vector<CompanyId> renamed_;
    std::unordered_map<std::int64_t, CompanyEntry*> companies_by_id_;
    ByKey<CompanyEntry> companies_by_external_id_;
    ByKey<CompanyEntry> companies_by_name_;
    std::deque<PersonEntry> persons_;
    ByKey<PersonEntry> persons_by_external_id_;
    ByKey<PersonEntry> persons_by_email_;
};

}  // namespace hark::people
