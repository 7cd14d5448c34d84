#include <cstdlib>
#include <iostream>
#include <random>

#include <fmt/format.h>

#include "product/clickhouse/shards_fixture.h"

/// ClickHouse against the records: the same random responses, changes and questions.
namespace hark::clickhouse {
namespace {

class Random {
public:
    explicit Random(unsigned seed) : bits_(seed) {}
    int below(int n) { return std::uniform_int_distribution{0, n - 1}(bits_); }
    bool chance(int percent) { return below(100) < percent; }
    const char* one_of(std::initializer_list<const char*> all) {
        return *(all.begin() + below(static_cast<int>(all.size())));
    }

private:
    std::mt19937 bits_;
};

score::Said make_said(Random& random) {
    score::Said said;
    said.score = random.below(11);
    const auto start = base::parse_time("2025-01-01T00:00:00Z").value();
    auto at = start + std::chrono::hours{random.below(23 * 30 * 24)};
    if (random.chance(50)) at += std::chrono::microseconds{random.below(1'000'000'000)};
    said.at = base::to_text(at);
    if (random.chance(70)) said.person = fmt::format("p{}", random.below(60));
    if (!said.person.empty() && said.person.back() < '5')
        said.company = fmt::format("company {}", said.person.back());
    said.channel = random.one_of({"api", "email", "link"});
    if (random.chance(30)) said.comment = "words";
    auto& given = said.properties;
    if (random.chance(80))
        given.emplace_back("plan", random.one_of({"free", "pro", "a, \"b\"", ""}));
    if (random.chance(80)) given.emplace_back("seats", random.below(9) / 2.0 - 0.5);
    if (random.chance(80)) given.emplace_back("mrr", score::euros(random.below(8) * 5'050));
    if (random.chance(80)) given.emplace_back("renewed", random.chance(50));
    if (random.chance(80))
        given.emplace_back("since",
                           score::day(random.one_of({"2024-02-29", "2025-01-01", "2025-12-31"})));
    return said;
}

const char* make_condition(Random& random) {
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

std::string make_question(Random& random) {
    auto text = fmt::format(
        "tz={}", random.one_of({"UTC", "Europe/Berlin", "Asia/Kolkata", "America/New_York"}));
    if (random.chance(60))
        text += fmt::format("&from=2025-{:02}-{:02}", 1 + random.below(12), 1 + random.below(28));
    if (random.chance(60))
        text += fmt::format("&to=2026-{:02}-{:02}", 1 + random.below(11), 1 + random.below(28));
    if (random.chance(60))
        text +=
            fmt::format("&every={}", random.one_of({"day", "week", "month", "quarter", "year"}));
    std::vector<std::string> by{"plan",  "seats", "mrr",     "since",  "renewed",
                                "score", "group", "channel", "company"};
    for (int i = 0, columns = random.below(4); i < columns; ++i) {
        const auto at = by.begin() + random.below(static_cast<int>(by.size()));
        text += (i == 0 ? "&by=" : ",") + *at;
        by.erase(at);
    }
    for (int i = random.below(4); i > 0; --i)
        text += std::string{"&where="} + make_condition(random);
    return text + fmt::format("&unit={}&weight={}",
                              random.one_of({"response", "response", "person", "company"}),
                              random.one_of({"none", "none", "seats", "mrr"}));
}

class ClickHouseRandom : public OnShards {
protected:
    void add(Random& random, int responses) {
        std::vector<score::Said> all;
        for (int i = 0; i < responses; ++i) all.push_back(make_said(random));
        const auto added = say(all);
        ids_.insert(ids_.end(), added.begin(), added.end());
    }

    /// Something that people do to a response that is there.
    void change(Random& random) {
        const auto at = ids_.begin() + random.below(static_cast<int>(ids_.size()));
        const response::ResponseId id{*at};
        response::Edit edit;
        switch (random.below(6)) {
            case 0:
                responses().erase(workspace(), id);
                ids_.erase(at);
                return;
            case 1: edit.score = random.below(11); break;
            case 2: edit.at = base::parse_time("2025-06-01T00:00:00Z"); break;
            case 3: edit.comment.emplace(); break;
            case 4: edit.exclude.emplace().reason = "a test"; break;
            default: edit.exclude.emplace(); break;
        }
        responses().edit(workspace(), id, edit);
        if (!random.chance(20)) return;
        if (const auto person = responses().find(workspace(), id).person)
            responses().erase_person(workspace(), person->id);
    }

private:
    std::vector<std::int64_t> ids_;
};
HARK_ON_BOTH_DATABASES(ClickHouseRandom);

TEST_P(ClickHouseRandom, counts_as_the_records_do) {
    const char* given = std::getenv("HARK_TEST_SEED");
    const auto seed = given ? static_cast<unsigned>(std::atoi(given)) : 20'261'125U;
    std::cout << "seed " << seed << " (HARK_TEST_SEED)\n";
    Random random{seed};
    settings_.batch_rows = 64;
    restart_loader();
    add(random, 500);
    const auto stranger = add_workspace("Stranger", "UTC");
    std::vector<score::Said> others;
    for (int i = 0; i < 50; ++i) others.push_back(make_said(random));
    say_in(stranger, add_survey(stranger, "nps", survey::Kind::nps), others);
    say_in(workspace(), add_survey(workspace(), "other", survey::Kind::nps), others);
    load();
    int filled = 0;
    constexpr int questions = 250;
    for (int i = 0; i < questions; ++i) {
        if (i % 5 == 0) add(random, random.below(10));
        for (int n = random.below(4); n > 0; --n) change(random);
        if (random.chance(10)) restart_loader(), clock().advance(settings_.lease);
        if (i == questions / 2) load_and_purge();
        load();
        if (expect_same(make_question(random)) > 0) ++filled;
        ASSERT_FALSE(HasFailure()) << "question " << i;
    }
    EXPECT_GT(filled, questions * 2 / 3) << "most questions must have an answer to tell anything";
}

}  // namespace
}  // namespace hark::clickhouse
