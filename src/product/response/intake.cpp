#include "product/response/intake.h"

#include <map>
#include <unordered_map>

#include "base/error.h"
#include "product/response/change_store.h"

namespace hark::response {
namespace {

using ExternalIds = std::map<survey::SurveyId, std::vector<std::string>>;

/// Names an external id within its survey.
std::string key_of(const Given& given) {
    return given.survey.id.text() + ' ' + *given.external_id;
}

[[noreturn]] void ask_to_try_again() {
    throw base::Error{base::ErrorCode::conflict,
                      "The same response was added at the same moment: try again."};
}

}  // namespace

Intake::Intake(storage::Session& session, WorkspaceId workspace, base::IdSource& ids,
               base::Time now, std::shared_ptr<const people::PropertiesByKey> known)
    : session_(session),
      workspace_(workspace),
      ids_(ids),
      now_(now),
      definitions_(session, workspace, std::move(known), now),
      people_(session, workspace, ids, now) {}

std::vector<Outcome> Intake::take(std::span<const Given> given, std::optional<ImportId> import) {
    additions_.clear();
    places_.clear();
    additions_.reserve(given.size());
    places_.reserve(given.size());
    std::vector<Verdict> verdicts(given.size());
    for (std::size_t i = 0; i < given.size(); ++i)
        if (auto problems = check(given[i], now_); !problems.empty())
            verdicts[i] = Rejected{std::move(problems)};
    find_duplicates(given, verdicts);
    look_up_people(given, verdicts);

    std::vector<Outcome> outcomes;
    outcomes.reserve(given.size());
    std::unordered_map<std::string, ResponseId> accepted;  // of this batch, by external id
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (verdicts[i]) {
            outcomes.push_back(*std::move(verdicts[i]));
            continue;
        }
        if (survey::is_anonymous(given[i].survey.kind)) {
            outcomes.push_back(hold(given[i], import, Until::given));
            continue;
        }
        const bool may_repeat = given[i].external_id && given.size() > 1;
        const std::string key = may_repeat ? key_of(given[i]) : std::string{};
        if (const auto first = accepted.find(key); may_repeat && first != accepted.end()) {
            outcomes.emplace_back(Duplicate{first->second});
            continue;
        }
        outcomes.push_back(take_one(given[i]));
        const auto* taken = std::get_if<Accepted>(&outcomes.back());
        if (taken) places_.push_back(i);
        if (taken && may_repeat) accepted.emplace(key, taken->id);
    }
    settle(import, outcomes);
    return outcomes;
}

/// A response that touches nothing but its own row needs no look-up before it is inserted: the
/// INSERT tells whether it is a duplicate.
bool Intake::is_settled_by_insert(const Given& given) const {
    return !given.external_id ||
           (!given.person && !given.company && definitions_.knows(given.properties));
}

void Intake::find_duplicates(std::span<const Given> given, std::vector<Verdict>& verdicts) {
    ExternalIds wanted;
    for (std::size_t i = 0; i < given.size(); ++i)
        if (!verdicts[i] && !survey::is_anonymous(given[i].survey.kind) &&
            !is_settled_by_insert(given[i]))
            wanted[given[i].survey.id].push_back(*given[i].external_id);
    for (const auto& [survey, external_ids] : wanted) {
        const auto found = find_external(session_, workspace_, survey, external_ids);
        if (found.empty()) continue;
        for (std::size_t i = 0; i < given.size(); ++i) {
            if (verdicts[i] || !given[i].external_id || given[i].survey.id != survey) continue;
            if (const auto first = found.find(*given[i].external_id); first != found.end())
                verdicts[i] = Duplicate{first->second};
        }
    }
}

void Intake::look_up_people(std::span<const Given> given, const std::vector<Verdict>& verdicts) {
    std::vector<people::Register::Named> named;
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (verdicts[i] || (!given[i].person && !given[i].company)) continue;
        if (survey::is_anonymous(given[i].survey.kind)) continue;
        named.push_back({given[i].person ? &*given[i].person : nullptr,
                         given[i].company ? &*given[i].company : nullptr});
    }
    if (!named.empty()) people_.look_up(named);
}

Outcome Intake::take_one(const Given& given) {
    std::vector<base::FieldProblem> problems;
    people::Properties of_company, of_person;
    if (given.company)
        of_company = definitions_.keep(given.company->properties, "company.properties", problems);
    if (given.person)
        of_person = definitions_.keep(given.person->properties, "person.properties", problems);
    const people::Properties own = definitions_.keep(given.properties, "properties", problems);
    if (!problems.empty()) {
        definitions_.forget();
        return Rejected{std::move(problems)};
    }
    definitions_.accept();

    const people::Company* company =
        given.company ? &people_.recognise(*given.company, of_company) : nullptr;
    const people::Person* person =
        given.person ? &people_.recognise(*given.person, of_person, company) : nullptr;
    if (person && !company) company = people_.company_of(*person);
    last_person_ = person;
    last_company_ = company;

    Addition& addition = additions_.emplace_back();
    addition.given = &given;
    addition.id = ids_.make<Response>();
    if (company) {
        addition.company = company->id;
        addition.properties.set_all(company->properties);
    }
    if (person) {
        addition.person = person->id;
        addition.properties.set_all(person->properties);
    }
    addition.properties.set_all(own);
    return Accepted{addition.id};
}

void Intake::settle(std::optional<ImportId> import, std::vector<Outcome>& outcomes) {
    people_.write();
    const auto missing = static_cast<std::int64_t>(additions_.size()) -
                         add(session_, workspace_, import, now_, additions_);
    if (missing > 0) find_who_was_faster(missing, outcomes);

    std::vector<ResponseId> added;
    added.reserve(additions_.size());
    for (const auto place : places_)
        if (const auto* taken = std::get_if<Accepted>(&outcomes[place])) added.push_back(taken->id);
    log_change(session_, workspace_, now_, added, people_.renamed());
}

/// Of additions that were not added: those that are there already are duplicates.
void Intake::find_who_was_faster(std::int64_t missing, std::vector<Outcome>& outcomes) {
    ExternalIds wanted;
    for (const Addition& addition : additions_)
        if (addition.given->external_id)
            wanted[addition.given->survey.id].push_back(*addition.given->external_id);
    for (const auto& [survey, external_ids] : wanted) {
        const auto found = find_external(session_, workspace_, survey, external_ids);
        for (std::size_t i = 0; i < additions_.size(); ++i) {
            const Given& given = *additions_[i].given;
            if (!given.external_id || given.survey.id != survey) continue;
            const auto first = found.find(*given.external_id);
            if (first == found.end()) ask_to_try_again();
            if (first->second == additions_[i].id) continue;
            if (!is_settled_by_insert(given)) ask_to_try_again();
            outcomes[places_[i]] = Duplicate{first->second};
            --missing;
        }
    }
    if (missing != 0) ask_to_try_again();
}

Response Intake::only_one(const Given& given) const {
    CHECK(additions_.size() == 1 && additions_.front().given == &given);
    const Addition& addition = additions_.front();
    Response response;
    response.id = addition.id;
    response.survey = given.survey;
    response.score = given.score;
    response.comment = given.comment;
    response.channel = given.channel;
    response.at = given.at.value_or(now_);
    response.created_at = response.updated_at = now_;
    if (last_person_)
        response.person = PersonMention{last_person_->id, last_person_->name, last_person_->email,
                                        last_person_->external_id};
    if (last_company_) response.company = CompanyMention{last_company_->id, last_company_->name};
    response.properties = addition.properties;
    response.external_id = given.external_id;
    response.asked = given.asked;
    response.invitation = given.invitation;
    if (given.excluded_reason) response.excluded = Exclusion{*given.excluded_reason, now_};
    return response;
}

}  // namespace hark::response
