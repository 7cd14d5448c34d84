#include <gtest/gtest.h>

#include <iostream>

#include "product/mirror/mirror.h"
#include "product/score/random_fixture.h"
#include "product/score/sql_engine_store.h"

/// One contract for all engines: the columns count what the records count, and both what counting
/// by hand counts.
namespace hark::mirror {
namespace {

using namespace std::chrono_literals;
using score::Counted;

class EngineContract : public score::RandomAnswers {
protected:
    score::Query read(const std::string& text) {
        return database().reading([&](storage::Session& session) {
            return score::read_query(http::Query::parse(text),
                                     {survey(), people::properties(session, workspace()),
                                      locale::TimeZone::utc(), clock().now()});
        });
    }
    std::vector<Counted> count(score::Engine& engine, const score::Query& query) {
        std::vector<Counted> counted;
        engine.read(workspace(), [&](score::Counter& counter) {
            counted = counter.count(query, base::limits::score_counted);
        });
        return counted;
    }
};
HARK_ON_BOTH_DATABASES(EngineContract);

TEST_P(EngineContract, is_kept_by_records_and_columns_alike) {
    constexpr int questions = 1'200;
    score::Random random{score::test_seed() + 1};
    score::SqlEngine records{database(), clock()};
    fill(random, 300);
    Mirror mirror{database(), clock(), records};
    ASSERT_TRUE(mirror.wait_until_built(20s));
    fill(random, 300);  // half of it comes while the mirror follows
    mirror.wake();
    int filled = 0;
    for (int i = 0; i < questions; ++i) {
        const auto text = make_question(random);
        SCOPED_TRACE(text);
        const auto query = read(text);
        const auto of_records = count(records, query);
        score::expect_equal(count(mirror, query), of_records);
        score::expect_equal(of_records, count_by_hand(kept(), query));
        ASSERT_FALSE(HasFailure());
        if (!of_records.empty()) ++filled;
    }
    std::cout << questions << " questions to records, columns and by hand: equal; " << filled
              << " had an answer\n";
    EXPECT_GT(filled, questions * 3 / 4) << "most questions must have an answer to tell anything";
}

}  // namespace
}  // namespace hark::mirror
