#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "engine/columns/count.h"

/// The same responses twice: in a table, and as a plain list that is counted by hand.
namespace hark::columns {

struct Given {
    std::int64_t id = 0;
    std::int64_t at = 0;
    int score = 0;  ///< -1: does not count
    std::optional<std::string> plan = {};
    std::optional<std::int64_t> person = {};
    std::optional<double> mrr = {};
    std::vector<std::string> themes = {};
};

/// Columns in this order in every table of the tests.
enum Place : std::size_t { plan = 0, person = 1, mrr = 2, themes = 3 };

class Kept {
public:
    Kept();
    /// Puts them in both.
    void put(const std::vector<Given>& all);
    void erase(const std::vector<std::int64_t>& ids);
    const Table& table() const { return table_; }
    Table& table() { return table_; }
    const std::map<std::int64_t, Given>& all() const { return all_; }

private:
    Table table_;
    std::map<std::int64_t, Given> all_;
};

/// Cells as lines of text in order: "pro|7|2: 0,0,…|weights".
std::vector<std::string> lines(const State& state, const Question& question, const Counts& counts);
std::vector<std::string> count_by_hand(const Kept& kept, const State& state,
                                       const Question& question);

Given make_given(std::mt19937& bits, std::int64_t id);
Question make_question(std::mt19937& bits, const State& state);

}  // namespace hark::columns
