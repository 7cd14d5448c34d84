#include "product/demo/programme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace hark::demo {
namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 4> channels = {"email", "widget", "link", "sms"};
constexpr std::array<double, 4> channel_weights = {0.55, 0.3, 0.1, 0.05};
// How the scores of a group spread over its numbers; content programmes have few zeros.
constexpr std::array<double, 7> detractor_weights = {0.12, 0.05, 0.08, 0.11, 0.13, 0.25, 0.26};
constexpr std::array<double, 2> passive_weights = {0.42, 0.58};
constexpr std::array<double, 2> promoter_weights = {0.44, 0.56};

/// How many answers a day brings compared with a Tuesday.
double volume(sys_days day) {
    const weekday name{day};
    if (name == Saturday) return 0.35;
    return name == Sunday ? 0.3 : 1.0;
}

/// Draws a score from a programme whose NPS is `nps` points.
int draw_score(Random& random, double nps) {
    const double t = std::clamp(nps, -92.0, 92.0) / 100;
    const double passive = 0.28 * (1 - t * t);
    const double promoter = (1 - passive + t) / 2;
    const double position = random.fraction();
    if (position < promoter) return 9 + static_cast<int>(random.weighted(promoter_weights));
    if (position < promoter + passive)
        return 7 + static_cast<int>(random.weighted(passive_weights));
    return static_cast<int>(random.weighted(detractor_weights));
}

/// Unhappy people write more.
double comment_chance(int score) {
    return score <= 6 ? 0.72 : score <= 8 ? 0.42 : 0.5;
}

Language language_of(const std::string& country) {
    if (country == "DE") return Language::german;
    return country == "FR" ? Language::french : Language::english;
}

bool is_within(base::Date day, const BadRelease& release) {
    return sys_days{day} >= sys_days{release.from} && sys_days{day} < sys_days{release.to};
}

}  // namespace

Programme::Programme(Scenario scenario, std::uint64_t seed)
    : scenario_(std::move(scenario)), seed_(seed), day_(sys_days{scenario_.from}) {
    for (auto day = day_; day <= sys_days{scenario_.to}; day += days{1})
        weight_in_all_ += volume(day);
    begin_day();
}

void Programme::begin_day() {
    given_before_today_ = given_before_tomorrow_;
    weight_so_far_ += volume(day_);
    const double share = std::min(1.0, weight_so_far_ / weight_in_all_);
    given_before_tomorrow_ = day_ == sys_days{scenario_.to}
                                 ? scenario_.responses
                                 : std::llround(share * static_cast<double>(scenario_.responses));
}

double Programme::expected_nps(const Company& who, base::Date day) const {
    double nps = scenario_.nps + scenario_.plans[who.plan].effect +
                 scenario_.countries[who.country].effect +
                 scenario_.industries[who.industry].effect + scenario_.teams[who.team].effect;
    const auto day_of_year = sys_days{day} - sys_days{day.year() / January / 1};
    nps -= scenario_.season *
           std::cos(2 * std::numbers::pi * static_cast<double>(day_of_year.count()) / 365.25);
    if (scenario_.bad_release && is_within(day, *scenario_.bad_release))
        nps += scenario_.bad_release->effect;
    if (const auto& team = scenario_.recovered_team;
        team && scenario_.teams[who.team].value == team->team)
        nps += sys_days{day} < sys_days{team->turned} ? team->before : team->after;
    if (scenario_.vocal_minority && who.is_vocal) nps += scenario_.vocal_minority->effect;
    return nps;
}

std::int64_t Programme::pick_company(Random& random) const {
    const auto any = [&] {
        return static_cast<std::int64_t>(
            random.below(static_cast<std::uint64_t>(scenario_.companies)));
    };
    // Refusing the quiet ones often makes the vocal ones answer `times` as often.
    if (!scenario_.vocal_minority) return any();
    const double keep = 1.0 / scenario_.vocal_minority->times;
    auto candidate = any();
    while (!is_vocal(scenario_, seed_, candidate) && !random.chance(keep)) candidate = any();
    return candidate;
}

std::optional<Answer> Programme::next() {
    if (given_ == scenario_.responses) return std::nullopt;
    while (given_ == given_before_tomorrow_) {
        day_ += days{1};
        begin_day();
    }
    Random random{mix(mix(seed_, 3), static_cast<std::uint64_t>(given_))};
    Answer answer;
    answer.number = given_ + 1;
    const auto today = given_before_tomorrow_ - given_before_today_;
    const double share = (static_cast<double>(given_ - given_before_today_) + random.fraction()) /
                         static_cast<double>(today);
    // Between 06:00 and 22:00 UTC, in order.
    answer.at = day_ + hours{6} + seconds{static_cast<std::int64_t>(share * 57'600)};
    const auto number = pick_company(random);
    answer.company = company(scenario_, seed_, number);
    const auto people = static_cast<std::uint64_t>(scenario_.people_per_company);
    answer.person = person(answer.company, seed_, number, static_cast<int>(random.below(people)));
    answer.score = draw_score(random, expected_nps(answer.company, base::Date{day_}));
    answer.channel = channels[random.weighted(channel_weights)];
    if (random.chance(comment_chance(answer.score))) {
        const auto language = language_of(scenario_.countries[answer.company.country].value);
        auto theme = random.below(themes(language).size());
        const bool unhappy = answer.score <= 6;
        if (unhappy && scenario_.bad_release &&
            is_within(base::Date{day_}, *scenario_.bad_release) && random.chance(0.6))
            theme = export_theme();
        else if (const auto& team = scenario_.recovered_team;
                 unhappy && team && scenario_.teams[answer.company.team].value == team->team &&
                 day_ < sys_days{team->turned} && random.chance(0.6))
            theme = support_theme();
        answer.comment = comment(random, language, theme, answer.score);
    }
    ++given_;
    return answer;
}

}  // namespace hark::demo
