#include "product/people/register.h"

#include <algorithm>
#include <unordered_set>

#include "base/error.h"

namespace hark::people {
namespace {

template <typename Map>
auto find_in(const Map& map, const std::optional<std::string>& key) {
    if (!key) return typename Map::mapped_type{};
    const auto found = map.find(*key);
    return found == map.end() ? typename Map::mapped_type{} : found->second;
}

/// Takes a given text over. Returns: whether that changed anything.
bool take(std::optional<std::string>& field, const std::optional<std::string>& given) {
    if (!given || field == given) return false;
    field = given;
    return true;
}

std::vector<std::string> to_list(std::unordered_set<std::string> set) {
    std::vector<std::string> list;
    list.reserve(set.size());
    while (!set.empty()) list.push_back(std::move(set.extract(set.begin()).value()));
    return list;
}

}  // namespace

Register::Register(storage::Session& session, WorkspaceId workspace, base::IdSource& ids,
                   base::Time now)
    : session_(session), workspace_(workspace), ids_(ids), now_(now) {}

void Register::look_up(const std::vector<Named>& named) {
    std::unordered_set<std::string> company_ids, names, person_ids, emails;
    for (const auto& [person, company] : named) {
        if (company && company->external_id) company_ids.insert(*company->external_id);
        if (company && company->name) names.insert(name_key(*company->name));
        if (person && person->external_id) person_ids.insert(*person->external_id);
        if (person && person->email) emails.insert(email_key(*person->email));
    }
    const Lookup companies{to_list(std::move(company_ids)), to_list(std::move(names))};
    const Lookup persons{to_list(std::move(person_ids)), to_list(std::move(emails))};
    for (auto& found : find_companies(session_, workspace_, companies))
        keep(std::move(found), State::stored);
    std::unordered_set<std::int64_t> employers;
    for (auto& found : find_persons(session_, workspace_, persons)) {
        const auto& kept = keep(std::move(found), State::stored);
        if (kept.person.company && !companies_by_id_.contains(kept.person.company->value()))
            employers.insert(kept.person.company->value());
    }
    std::vector<CompanyId> missing;
    missing.reserve(employers.size());
    for (const std::int64_t id : employers) missing.emplace_back(id);
    for (auto& found : find_companies(session_, workspace_, missing))
        keep(std::move(found), State::stored);
}

Register::CompanyEntry& Register::keep(KeyedCompany keyed, State state) {
    CompanyEntry& entry = companies_.emplace_back(CompanyEntry{std::move(keyed), state});
    companies_by_id_[entry.keyed.company.id.value()] = &entry;
    if (entry.keyed.company.external_id)
        companies_by_external_id_[*entry.keyed.company.external_id] = &entry;
    if (entry.keyed.name_key) companies_by_name_[*entry.keyed.name_key] = &entry;
    return entry;
}

Register::PersonEntry& Register::keep(Person person, State state) {
    PersonEntry& entry = persons_.emplace_back(PersonEntry{std::move(person), state});
    if (entry.person.external_id) persons_by_external_id_[*entry.person.external_id] = &entry;
    if (entry.person.email) persons_by_email_[email_key(*entry.person.email)] = &entry;
    return entry;
}

Register::CompanyEntry& Register::find_or_make(const GivenCompany& given) {
    if (auto* known = find_in(companies_by_external_id_, given.external_id)) return *known;
    const auto key = given.name ? std::optional{name_key(*given.name)} : std::nullopt;
    auto* namesake = find_in(companies_by_name_, key);
    if (namesake && (!given.external_id || !namesake->keyed.company.external_id)) return *namesake;
    Company company;
    company.id = ids_.make<Company>();
    company.external_id = given.external_id;
    company.created_at = now_;
    return keep({std::move(company), {}}, State::fresh);
}

void Register::take_name(CompanyEntry& entry, const std::string& name) {
    KeyedCompany& keyed = entry.keyed;
    keyed.company.name = name;
    entry.is_renamed = true;
    const std::string key = name_key(name);
    if (keyed.name_key == key || key.empty()) return;
    if (companies_by_name_.contains(key) && keyed.name_key == std::nullopt) return;
    if (keyed.name_key) {
        companies_by_name_.erase(*keyed.name_key);
        keyed.name_key.reset();
        entry.frees_key = true;
    }
    if (companies_by_name_.contains(key)) return;
    keyed.name_key = key;
    companies_by_name_[key] = &entry;
}

const Company& Register::recognise(const GivenCompany& given, const Properties& properties) {
    CompanyEntry& entry = find_or_make(given);
    Company& company = entry.keyed.company;
    bool changed = company.properties.set_all(properties);
    if (given.external_id && !company.external_id) {
        company.external_id = given.external_id;
        companies_by_external_id_[*given.external_id] = &entry;
        changed = true;
    }
    // Somebody recognised by name alone keeps the spelling of it that is known.
    const bool is_new_name = given.external_id ? company.name != given.name : !company.name;
    if (given.name && is_new_name) {
        take_name(entry, *given.name);
        changed = true;
    }
    if (changed && entry.state == State::stored) entry.state = State::changed;
    return company;
}

Register::PersonEntry& Register::find_or_make(const GivenPerson& given) {
    if (auto* known = find_in(persons_by_external_id_, given.external_id)) return *known;
    const auto key = given.email ? std::optional{email_key(*given.email)} : std::nullopt;
    auto* owner = find_in(persons_by_email_, key);
    if (owner && (!given.external_id || !owner->person.external_id)) return *owner;
    Person person;
    person.id = ids_.make<Person>();
    person.external_id = given.external_id;
    person.created_at = now_;
    return keep(std::move(person), State::fresh);
}

void Register::take_email(PersonEntry& entry, const std::string& email) {
    const std::string key = email_key(email);
    std::optional<std::string>& own = entry.person.email;
    if (own && email_key(*own) == key) return;
    if (persons_by_email_.contains(key)) return;  // stays with whoever had it first
    if (own) {
        persons_by_email_.erase(email_key(*own));
        entry.frees_email = true;
    }
    own = email;
    persons_by_email_[key] = &entry;
}

const Person& Register::recognise(const GivenPerson& given, const Properties& properties,
                                  const Company* company) {
    PersonEntry& entry = find_or_make(given);
    Person& person = entry.person;
    bool changed = person.properties.set_all(properties);
    if (given.external_id && !person.external_id) {
        person.external_id = given.external_id;
        persons_by_external_id_[*given.external_id] = &entry;
        changed = true;
    }
    if (given.email && person.email != given.email) {
        const auto before = person.email;
        take_email(entry, *given.email);
        changed = changed || person.email != before;
    }
    changed = take(person.name, given.name) || changed;
    changed = take(person.phone, given.phone) || changed;
    if (company && person.company != company->id) {
        person.company = company->id;
        changed = true;
    }
    if (changed && entry.state == State::stored) entry.state = State::changed;
    return person;
}

const Company* Register::company_of(const Person& person) const {
    if (!person.company) return nullptr;
    const auto found = companies_by_id_.find(person.company->value());
    return found == companies_by_id_.end() ? nullptr : &found->second->keyed.company;
}

bool Register::has_changes() const {
    const auto is_stored = [](const auto& entry) { return entry.state == State::stored; };
    return !std::all_of(companies_.begin(), companies_.end(), is_stored) ||
           !std::all_of(persons_.begin(), persons_.end(), is_stored);
}

void Register::write() {
    write_companies();
    write_persons();
}

void Register::write_companies() {
    std::vector<CompanyId> freed;
    std::vector<const KeyedCompany*> fresh, changed;
    renamed_.clear();
    for (CompanyEntry& entry : companies_) {
        if (entry.frees_key && entry.state == State::changed)
            freed.push_back(entry.keyed.company.id);
        if (entry.state == State::fresh) fresh.push_back(&entry.keyed);
        if (entry.state == State::changed) changed.push_back(&entry.keyed);
        if (entry.is_renamed && entry.state == State::changed)
            renamed_.push_back(entry.keyed.company.id);
        entry.state = State::stored;
        entry.frees_key = false;
        entry.is_renamed = false;
    }
    free_name_keys(session_, workspace_, freed);
    update_companies(session_, workspace_, now_, changed);
    add_companies(session_, workspace_, fresh);
}

void Register::write_persons() {
    std::vector<PersonId> freed;
    std::vector<const Person*> fresh, changed;
    for (PersonEntry& entry : persons_) {
        if (entry.frees_email && entry.state == State::changed) freed.push_back(entry.person.id);
        if (entry.state == State::fresh) fresh.push_back(&entry.person);
        if (entry.state == State::changed) changed.push_back(&entry.person);
        entry.state = State::stored;
        entry.frees_email = false;
    }
    free_emails(session_, workspace_, freed);
    update_persons(session_, workspace_, now_, changed);
    add_persons(session_, workspace_, fresh);
}

}  // namespace hark::people
