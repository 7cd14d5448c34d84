#include "product/demo/given.h"

namespace hark::demo {
namespace {

response::Channel channel_of(std::string_view name) {
    return response::parse_channel(name).value_or(response::Channel::import);
}

}  // namespace

response::Given to_given(const Scenario& scenario, const Answer& answer) {
    const auto& who = answer.company;
    response::Given given;
    given.score = answer.score;
    if (!answer.comment.empty()) given.comment = answer.comment;
    given.at = answer.at;
    given.channel = channel_of(answer.channel);
    given.external_id = "R" + std::to_string(answer.number);
    given.person = people::GivenPerson{
        answer.person.external_id, answer.person.email, answer.person.name, std::nullopt, {}};
    given.person->properties = {
        {"role", std::string{answer.person.is_owner ? "owner" : "employee"}}};
    given.company = people::GivenCompany{who.external_id, who.name, {}};
    given.company->properties = {
        {"plan", scenario.plans[who.plan].value},
        {"country", scenario.countries[who.country].value},
        {"industry", scenario.industries[who.industry].value},
        {"team", scenario.teams[who.team].value},
        {"seats", static_cast<double>(who.seats)},
        {"mrr", base::Money{who.revenue_minor, *base::Currency::parse("EUR")}}};
    return given;
}

}  // namespace hark::demo
