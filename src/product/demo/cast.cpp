#include "product/demo/cast.h"

#include <array>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "product/demo/random.h"

namespace hark::demo {
namespace {

constexpr std::array<std::string_view, 24> first_names = {
    "Ada",  "Ben",  "Chloe", "David", "Elena", "Felix", "Grace",  "Hugo",
    "Ines", "Jan",  "Kenji", "Lena",  "Marco", "Nora",  "Oscar",  "Paula",
    "Quim", "Rosa", "Sven",  "Tess",  "Umar",  "Vera",  "Willem", "Yuki"};
constexpr std::array<std::string_view, 24> last_names = {
    "Almeida", "Brandt", "Castro",   "Dubois",  "Eriksen", "Fischer",  "Garcia", "Hughes",
    "Ivanova", "Jansen", "Kowalski", "Laurent", "Moreau",  "Nakamura", "Okafor", "Peters",
    "Quinn",   "Rossi",  "Schmidt",  "Tanaka",  "Ueda",    "Vermeer",  "Weber",  "Young"};
constexpr std::array<std::string_view, 20> company_starts = {
    "Amber",   "Birch", "Cedar",   "Delta",   "Ember",  "Fjord", "Glade",
    "Harbour", "Iris",  "Juniper", "Kestrel", "Linden", "Maple", "North",
    "Orchard", "Pine",  "Quartz",  "River",   "Summit", "Tidal"};
constexpr std::array<std::string_view, 12> company_ends = {
    "Works",   "Labs",   "Foods",   "Clinic",    "Books",    "Systems",
    "Trading", "Studio", "Academy", "Logistics", "Partners", "Energy"};
// Monthly revenue of a median company by plan, in EUR.
constexpr std::array<double, 4> plan_revenue = {0, 120, 900, 6'500};

std::size_t pick(Random& random, const std::vector<Segment>& segments) {
    double left = random.fraction();
    for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
        left -= segments[i].share;
        if (left < 0) return i;
    }
    return segments.size() - 1;
}

}  // namespace

Company company(const Scenario& scenario, std::uint64_t seed, std::int64_t number) {
    Random random{mix(mix(seed, 1), static_cast<std::uint64_t>(number))};
    Company made;
    made.external_id = fmt::format("C{:06}", number + 1);
    made.name = fmt::format("{} {} {}", company_starts[random.below(company_starts.size())],
                            company_ends[random.below(company_ends.size())], number + 1);
    made.plan = pick(random, scenario.plans);
    made.country = pick(random, scenario.countries);
    made.industry = pick(random, scenario.industries);
    made.team = pick(random, scenario.teams);
    // Log-normal spread: a few companies bring most of the money.
    const double bell = random.fraction() + random.fraction() + random.fraction() - 1.5;
    const double revenue = plan_revenue[made.plan % plan_revenue.size()] * std::exp(bell * 1.6);
    made.revenue_minor = static_cast<std::int64_t>(std::llround(revenue * 100));
    made.seats = 1 + static_cast<int>(std::exp(bell * 1.2 + static_cast<double>(made.plan)) * 3);
    made.is_vocal = is_vocal(scenario, seed, number);
    return made;
}

bool is_vocal(const Scenario& scenario, std::uint64_t seed, std::int64_t number) {
    Random random{mix(mix(seed, 4), static_cast<std::uint64_t>(number))};
    return scenario.vocal_minority && random.chance(scenario.vocal_minority->companies);
}

Person person(const Company& company, std::uint64_t seed, std::int64_t company_number, int number) {
    Random random{mix(mix(mix(seed, 2), static_cast<std::uint64_t>(company_number)),
                      static_cast<std::uint64_t>(number))};
    const auto first = first_names[random.below(first_names.size())];
    const auto last = last_names[random.below(last_names.size())];
    Person made;
    made.external_id = fmt::format("{}-{}", company.external_id, number + 1);
    made.name = fmt::format("{} {}", first, last);
    made.email = fmt::format("{}.{}@{}.example", first, number + 1, company.external_id);
    for (char& c : made.email)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    made.is_owner = number == 0;
    return made;
}

}  // namespace hark::demo
