#include <gtest/gtest.h>

#include "product/score/random_fixture.h"
#include "product/score/sql_engine_store.h"

/// The engine against counting by hand in memory: the same random responses, random questions.
namespace hark::score {
namespace {

class ScoreRandom : public RandomAnswers {};
HARK_ON_BOTH_DATABASES(ScoreRandom);

TEST_P(ScoreRandom, counts_as_counting_by_hand_does) {
    Random random{test_seed()};
    fill(random, 600);
    int filled = 0;
    for (int i = 0; i < 400; ++i) {
        const auto text = make_question(random);
        SCOPED_TRACE(text);
        std::vector<Counted> counted;
        Query query;
        database().read([&](storage::Session& session) {
            query = read_query(http::Query::parse(text),
                               {survey(), people::properties(session, workspace()),
                                locale::TimeZone::utc(), clock().now()});
            counted = SqlCounter{session, workspace(), clock().now()}.count(query, 100'000);
        });
        expect_equal(counted, count_by_hand(kept(), query));
        ASSERT_FALSE(HasFailure());
        if (!counted.empty()) ++filled;
    }
    EXPECT_GT(filled, 300) << "most questions must have an answer to tell anything";
}

}  // namespace
}  // namespace hark::score
