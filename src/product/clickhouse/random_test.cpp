#include <iostream>
#include <string_view>

#include "product/clickhouse/shards_fixture.h"

/// One contract for all engines: ClickHouse counts what the records count, and both what counting
/// by hand counts, with random responses, changes and questions.
namespace hark::clickhouse {
namespace {

using score::Random;

class ClickHouseRandom : public OnShards {
protected:
    void add(Random& random, int responses) {
        std::vector<score::Said> all;
        all.reserve(static_cast<std::size_t>(responses));
        for (int i = 0; i < responses; ++i) all.push_back(make(random));
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

TEST_P(ClickHouseRandom, counts_as_the_records_and_counting_by_hand_do) {
    // What the records are kept in makes less of a difference: other questions, and not as many.
    const bool is_sqlite = std::string_view{GetParam()} == "sqlite";
    const int questions = is_sqlite ? 400 : 150;
    Random random{score::test_seed() + (is_sqlite ? 2 : 3)};
    settings_.batch_rows = 64;
    restart_loader();
    fill(random, 300);
    load();
    fill(random, 300);  // half of it comes when the copy is there
    load();
    EXPECT_GT(stored_rows_at(0), 0);
    EXPECT_GT(stored_rows_at(1), 0);
    int filled = 0;
    for (int i = 0; i < questions; ++i) {
        const auto text = make_question(random);
        SCOPED_TRACE(text);
        if (expect_same(text) > 0) ++filled;
        const auto asked = query(text);
        score::expect_equal(ask_engine(records(), asked).counted, count_by_hand(kept(), asked));
        ASSERT_FALSE(HasFailure()) << "question " << i;
    }
    std::cout << questions << " questions to ClickHouse, records and by hand: equal; " << filled
              << " had an answer\n";
    EXPECT_GT(filled, questions * 2 / 3) << "most questions must have an answer to tell anything";
}

TEST_P(ClickHouseRandom, counts_as_the_records_do_while_they_change) {
    Random random{score::test_seed()};
    settings_.batch_rows = 64;
    restart_loader();
    add(random, 500);
    const auto stranger = add_workspace("Stranger", "UTC");
    std::vector<score::Said> others;
    others.reserve(50);
    for (int i = 0; i < 50; ++i) others.push_back(make(random));
    say_in(stranger, add_survey(stranger, "nps", survey::Kind::nps), others);
    say_in(workspace(), add_survey(workspace(), "other", survey::Kind::nps), others);
    load();
    int filled = 0;
    constexpr int questions = 60;
    for (int i = 0; i < questions; ++i) {
        if (i % 5 == 0) add(random, random.below(10));
        for (int n = random.below(4); n > 0; --n) change(random);
        if (random.chance(10)) restart_loader(), clock().advance(settings_.lease);
        if (i == questions / 2) load_and_purge();
        load();
        if (expect_same(make_question(random)) > 0) ++filled;
        ASSERT_FALSE(HasFailure()) << "question " << i;
    }
    std::cout << questions << " questions among changes to ClickHouse and records: equal; "
              << filled << " had an answer\n";
    EXPECT_GT(filled, questions * 2 / 3) << "most questions must have an answer to tell anything";
}

}  // namespace
}  // namespace hark::clickhouse
