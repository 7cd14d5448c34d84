#include "product/demo/demo_csv.h"

#include <array>

#include "base/money.h"
#include "platform/csv/writer.h"

namespace hark::demo {

std::string csv_header() {
    return "response_id,date,score,comment,channel,person_id,email,name,role,company_id,company,"
           "plan,country,industry,team,seats,mrr_eur\r\n";
}

void append_csv(const Scenario& scenario, const Answer& answer, std::string& out) {
    const auto& who = answer.company;
    const auto id = "R" + std::to_string(answer.number);
    const auto at = base::to_text(answer.at);
    const auto score = std::to_string(answer.score);
    const auto seats = std::to_string(who.seats);
    const auto revenue = base::minor_to_text(who.revenue_minor, 2);
    const std::array<std::string_view, 17> fields = {id,
                                                     at,
                                                     score,
                                                     answer.comment,
                                                     answer.channel,
                                                     answer.person.external_id,
                                                     answer.person.email,
                                                     answer.person.name,
                                                     answer.person.is_owner ? "owner" : "employee",
                                                     who.external_id,
                                                     who.name,
                                                     scenario.plans[who.plan].value,
                                                     scenario.countries[who.country].value,
                                                     scenario.industries[who.industry].value,
                                                     scenario.teams[who.team].value,
                                                     seats,
                                                     revenue};
    csv::append_row(fields, out);
}

}  // namespace hark::demo
