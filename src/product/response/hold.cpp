#include <fmt/format.h>

#include "product/anonymity/held_store.h"
#include "product/anonymity/setting_store.h"
#include "product/response/intake.h"
#include "product/workspace/workspace_store.h"

namespace hark::response {

base::Date Intake::day_of(base::Time time) {
    if (!zone_) {
        const auto home = workspace::find(session_, workspace_);
        zone_ = home ? home->time_zone : locale::TimeZone::utc();
    }
    return zone_->date_of(time);
}

Outcome Intake::hold(const Given& given, std::optional<ImportId> import, Until until) {
    std::vector<base::FieldProblem> problems;
    people::Properties of_company, of_person;
    if (given.company)
        of_company = definitions_.keep(given.company->properties, "company.properties", problems);
    if (given.person)
        of_person = definitions_.keep(given.person->properties, "person.properties", problems);
    const auto own = definitions_.keep(given.properties, "properties", problems);
    if (!problems.empty()) {
        definitions_.forget();
        return Rejected{std::move(problems)};
    }
    const auto survey = given.survey.id;
    const auto import_id = import ? std::optional{import->value()} : std::nullopt;
    std::optional<std::string> fingerprint;
    if (given.external_id) fingerprint = anonymity::fingerprint_of(*given.external_id);
    anonymity::promise(session_, workspace_, survey);
    if (fingerprint &&
        !anonymity::mark_seen(session_, workspace_, survey, *fingerprint, import_id)) {
        definitions_.forget();
        return Duplicate{};
    }
    definitions_.accept();

    anonymity::Held held;
    held.id = anonymity::random_id();
    held.survey = survey;
    held.day = day_of(given.at.value_or(now_));
    held.held_on = day_of(now_);
    held.score = given.score;
    held.comment = given.comment;
    held.channel = to_text(given.channel);
    held.properties.set_all(of_company);
    held.properties.set_all(of_person);
    held.properties.set_all(own);
    held.version = given.asked.version;
    held.language = given.asked.language;
    held.answers = given.asked.answers;
    held.import = import_id;
    held.excluded_reason = given.excluded_reason;
    if (until == Until::settled) held.fingerprint = fingerprint;
    anonymity::hold(session_, workspace_, held);
    return Accepted{};
}

}  // namespace hark::response
