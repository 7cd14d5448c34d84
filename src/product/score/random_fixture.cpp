#include "product/score/random_fixture.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>

#include <fmt/format.h>

namespace hark::score {
namespace {

using segment::Condition;
using segment::Field;
using segment::Missing;
using segment::Trait;
using segment::Value;

Value group_value(int score) {
    return std::string{score >= 9 ? "promoter" : score >= 7 ? "passive" : "detractor"};
}

Value value_of(const Field& field, const Kept& kept) {
    const auto or_missing = [](const std::string& text) {
        return text.empty() ? Value{Missing{}} : Value{text};
    };
    switch (field.trait) {
        case Trait::score: return std::int64_t{kept.said.score};
        case Trait::group: return group_value(kept.said.score);
        case Trait::channel: return kept.said.channel;
        case Trait::company: return or_missing(kept.said.company);
        case Trait::person: return or_missing(kept.said.person);
        case Trait::comment: return std::string{kept.said.comment.empty() ? "no" : "yes"};
        case Trait::property: break;
    }
    const auto found = kept.properties.find(field.property.key);
    return found == kept.properties.end() ? Value{Missing{}} : found->second;
}

bool passes(const Condition& condition, const Kept& kept) {
    const auto value = value_of(condition.field, kept);
    if (condition.test == segment::Test::range) {
        if (value == Value{Missing{}}) return false;
        const auto included = segment::Bound::End::included;
        const auto& [low, high] = std::tie(condition.low, condition.high);
        if (low && (value < low->value || (value == low->value && low->end != included))) {
            return false;
        }
        return !high || value < high->value || (value == high->value && high->end == included);
    }
    const auto& values = condition.values;
    const bool among = std::find(values.begin(), values.end(), value) != values.end();
    return among == (condition.test == segment::Test::any_of);
}

std::string make_condition(Random& random) {
    return random.one_of({"score:0..6",
                          "score:!3,4",
                          "score:>7",
                          "group:promoter",
                          "group:!passive",
                          "channel:api,email",
                          "channel:!link",
                          "company:null",
                          "company:!null",
                          "company:company 1",
                          "company:!company 2",
                          "company:company 3,null",
                          "company:nobody",
                          "company:!nobody",
                          "person:null",
                          "person:!null",
                          "comment:yes",
                          "comment:!yes",
                          "plan:pro,null",
                          "plan:!pro",
                          "plan:!pro,null",
                          "plan:\"\"",
                          "plan:\"a, \"\"b\"\"\"",
                          "seats:1.5",
                          "seats:!1.5,2",
                          "seats:-0.5,3",
                          "seats:0..2",
                          "seats:<2.5",
                          "seats:null",
                          "seats:!null",
                          "mrr:>=101",
                          "mrr:50.50",
                          "mrr:!0",
                          "mrr:..151.50",
                          "since:2025-01-01",
                          "since:>2024-02-29",
                          "since:<=2025-01-01",
                          "since:!2025-12-31",
                          "renewed:true",
                          "renewed:!true",
                          "renewed:null"});
}

bool nearly_equal(const statistics::WeightedTally::Sums& left,
                  const statistics::WeightedTally::Sums& right) {
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (std::abs(left[i] - right[i]) > 1e-9 * std::max(1.0, std::abs(left[i]))) return false;
    }
    return true;
}

void expect_equal(const statistics::WeightedTally& tally,
                  const statistics::WeightedTally& expected) {
    EXPECT_EQ(tally.tally(), expected.tally());
    EXPECT_TRUE(nearly_equal(tally.weights(), expected.weights()));
    EXPECT_TRUE(nearly_equal(tally.squares(), expected.squares()));
}

}  // namespace

void expect_equal(const std::vector<Counted>& counted, const std::vector<Counted>& expected) {
    ASSERT_EQ(counted.size(), expected.size());
    for (std::size_t i = 0; i < counted.size(); ++i) {
        EXPECT_EQ(counted[i].group, expected[i].group);
        EXPECT_EQ(counted[i].step, expected[i].step);
        EXPECT_EQ(counted[i].weighted_responses, expected[i].weighted_responses);
        expect_equal(counted[i].tally, expected[i].tally);
    }
}

void expect_equal(const std::vector<Counted>& counted, const Tallies& expected) {
    ASSERT_EQ(counted.size(), expected.size());
    auto by_hand = expected.begin();
    for (const auto& one : counted) {
        const auto& [key, tally] = *by_hand++;
        EXPECT_EQ(one.group, key.first);
        EXPECT_EQ(one.step, key.second);
        expect_equal(one.tally, tally);
    }
}

Tallies count_by_hand(const std::vector<Kept>& all, const Query& query) {
    const auto step_of = [&](const Kept& kept) -> std::optional<base::Date> {
        if (!query.every) return std::nullopt;
        return locale::start_of_step(query.zone.date_of(kept.at), *query.every);
    };
    std::vector<const Kept*> counted;
    std::map<std::pair<std::string, std::optional<base::Date>>, const Kept*> latest;
    for (const auto& kept : all) {
        if (!query.period.contains(kept.at)) continue;
        const auto& conditions = query.filter.conditions();
        if (!std::all_of(conditions.begin(), conditions.end(),
                         [&](const auto& condition) { return passes(condition, kept); })) {
            continue;
        }
        const auto unit = query.unit == Unit::person    ? kept.said.person
                          : query.unit == Unit::company ? kept.said.company
                                                        : std::string{};
        if (unit.empty()) {
            counted.push_back(&kept);
            continue;
        }
        auto& best = latest[{unit, step_of(kept)}];
        if (!best || std::pair{best->at, best->id} < std::pair{kept.at, kept.id}) best = &kept;
    }
    for (const auto& [unit, kept] : latest) counted.push_back(kept);

    Tallies tallies;
    for (const auto* kept : counted) {
        Key key;
        for (const auto& field : query.by) key.first.push_back(value_of(field, *kept));
        key.second = step_of(*kept);
        const statistics::Score score{kept->said.score};
        double weight = 0;
        if (query.weight) {
            const auto value = value_of(Field{Trait::property, *query.weight}, *kept);
            if (const auto* number = std::get_if<double>(&value)) weight = *number;
            if (const auto* minor = std::get_if<std::int64_t>(&value)) {
                weight = static_cast<double>(*minor);
            }
        }
        tallies[key].add(score, std::max(weight, 0.0));
    }
    return tallies;
}

void RandomAnswers::fill(Random& random, int responses) {
    std::vector<Said> all;
    all.reserve(static_cast<std::size_t>(responses));
    for (int i = 0; i < responses; ++i) all.push_back(make(random));
    const auto new_ids = say(all);
    if (!stranger_) {
        stranger_ = add_workspace("Stranger", "UTC");
        theirs_ = add_survey(*stranger_, "nps", survey::Kind::nps);
        other_ = add_survey(workspace(), "other", survey::Kind::nps);
    }
    say_in(*stranger_, theirs_, all);
    say_in(workspace(), other_, all);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (random.chance(3)) {
            exclude(new_ids[i]);
        } else {
            kept_.push_back(keep(all[i], new_ids[i]));
        }
    }
}

std::string RandomAnswers::make_question(Random& random) {
    std::string text = fmt::format(
        "tz={}", random.one_of({"UTC", "Europe/Berlin", "Asia/Kolkata", "America/New_York"}));
    if (random.chance(60))
        text += fmt::format("&from=2025-{:02}-{:02}", 1 + random.below(12), 1 + random.below(28));
    if (random.chance(60))
        text += fmt::format("&to=2026-{:02}-{:02}", 1 + random.below(11), 1 + random.below(28));
    if (random.chance(60)) {
        text +=
            fmt::format("&every={}", random.one_of({"day", "week", "month", "quarter", "year"}));
    }
    const int columns = random.below(4);
    std::vector<std::string> by{"plan",  "seats", "mrr",     "since",  "renewed",
                                "score", "group", "channel", "company"};
    for (int i = 0; i < columns; ++i) {
        const auto at = by.begin() + random.below(static_cast<int>(by.size()));
        text += (i == 0 ? "&by=" : ",") + *at;
        by.erase(at);
    }
    for (int i = random.below(4); i > 0; --i) text += "&where=" + make_condition(random);
    text += fmt::format("&unit={}&weight={}",
                        random.one_of({"response", "response", "person", "company"}),
                        random.one_of({"none", "none", "seats", "mrr"}));
    return text;
}

Said RandomAnswers::make(Random& random) {
    Said said;
    said.score = random.below(11);
    // Whole hours often, so that some fall on midnights, changes of the clock and each other.
    const auto start = base::parse_time("2025-01-01T00:00:00Z").value();
    auto at = start + std::chrono::hours{random.below(23 * 30 * 24)};
    if (random.chance(50)) at += std::chrono::microseconds{random.below(1'000'000'000)};
    said.at = base::to_text(at);
    if (random.chance(70)) said.person = fmt::format("p{}", random.below(60));
    // A person of no company would be given the company they had before.
    if (!said.person.empty() && said.person.back() < '5') {
        said.company = fmt::format("company {}", said.person.back());
    }
    said.channel = random.one_of({"api", "email", "link"});
    if (random.chance(30)) said.comment = "words";
    auto& given = said.properties;
    if (random.chance(80))
        given.emplace_back("plan", random.one_of({"free", "pro", "a, \"b\"", ""}));
    if (random.chance(80)) given.emplace_back("seats", random.below(9) / 2.0 - 0.5);
    if (random.chance(80)) given.emplace_back("mrr", euros(std::int64_t{random.below(8)} * 5'050));
    if (random.chance(80)) given.emplace_back("renewed", random.chance(50));
    if (random.chance(80)) {
        given.emplace_back("since", day(random.one_of({"2024-02-29", "2025-01-01", "2025-12-31"})));
    }
    return said;
}

Kept RandomAnswers::keep(const Said& said, std::int64_t id) {
    Kept kept{said, id, base::parse_time(said.at).value(), {}};
    for (const auto& [key, value] : said.properties) {
        auto& stored = kept.properties[key];
        if (const auto* text = std::get_if<std::string>(&value)) stored = *text;
        if (const auto* number = std::get_if<double>(&value)) stored = *number;
        if (const auto* yes = std::get_if<bool>(&value)) {
            stored = std::string{*yes ? "true" : "false"};
        }
        if (const auto* date = std::get_if<base::Date>(&value)) stored = base::to_text(*date);
        if (const auto* money = std::get_if<base::Money>(&value)) stored = money->minor;
    }
    return kept;
}

unsigned test_seed() {
    const char* given = std::getenv("HARK_TEST_SEED");
    const auto seed = given ? static_cast<unsigned>(std::atoi(given)) : 20'260'105U;
    std::cout << "seed " << seed << " (HARK_TEST_SEED)\n";
    return seed;
}

}  // namespace hark::score
