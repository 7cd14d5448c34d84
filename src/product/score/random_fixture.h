#pragma once

#include <map>
#include <random>

#include "product/people/property_store.h"
#include "product/score/answers_fixture.h"

/// The same random responses in a database and in a list, and random questions about them: every
/// engine has to count as counting by hand does.
namespace hark::score {

/// A response as the naive count sees it.
struct Kept {
    Said said;
    std::int64_t id = 0;
    base::Time at;
    std::map<std::string, segment::Value> properties;
};

using Key = std::pair<GroupValues, std::optional<base::Date>>;
struct KeyOrder {
    bool operator()(const Key& left, const Key& right) const {
        const GroupOrder order;
        if (order(left.first, right.first)) return true;
        if (order(right.first, left.first)) return false;
        return left.second < right.second;
    }
};
using Tallies = std::map<Key, statistics::WeightedTally, KeyOrder>;

Tallies count_by_hand(const std::vector<Kept>& all, const Query& query);

/// Fails the test unless both hold the same groups with the same tallies, and sums of weights that
/// agree to 1e-9.
void expect_equal(const std::vector<Counted>& counted, const std::vector<Counted>& expected);
void expect_equal(const std::vector<Counted>& counted, const Tallies& expected);

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

class RandomAnswers : public Answers {
protected:
    /// Adds responses; also to another workspace and another survey, which must not count.
    void fill(Random& random, int responses);
    /// One as `fill` adds them.
    static Said make(Random& random);
    /// Parameters of /score.
    static std::string make_question(Random& random);
    const std::vector<Kept>& kept() const { return kept_; }

private:
    static Kept keep(const Said& said, std::int64_t id);

    std::vector<Kept> kept_;
    std::optional<workspace::WorkspaceId> stranger_;
    survey::Reference theirs_;
    survey::Reference other_;
};

/// What HARK_TEST_SEED says, else always the same; printed.
unsigned test_seed();

}  // namespace hark::score
