#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

/// What counting gives: cells, and what is known of the rows of each.
namespace hark::columns {

/// The rows of one group in one step.
struct Cell {
    std::array<std::uint32_t, 3> group = {};  ///< codes; of a number, a place in Counts::numbers
    std::uint32_t step = 0;
    std::uint32_t place = 0;  ///< in Counts::sums
};

/// Rows by their score.
struct ByScore {
    std::array<std::int64_t, 11> responses = {};
    std::array<std::int64_t, 11> weighted = {};  ///< how many have a weight of 0 or more
    std::array<double, 11> weights = {};
    std::array<double, 11> squares = {};
};

/// Rows with one score, where they have weights. Small, for the cache decides how fast rows are
/// added.
struct WeightedSum {
    std::uint32_t responses = 0;
    std::uint32_t weighted = 0;
    double weight = 0;
    double square = 0;
};

/// One counter for each place and score, or one weighted sum: just what the loops add to. Scores
/// lie next to each other; where only low ones can occur there is room for those alone.
class Sums {
public:
    Sums() = default;
    Sums(bool has_weights, std::size_t each) : has_weights_(has_weights), each_(each) {}

    void resize(std::size_t places);
    std::size_t each() const { return each_; }
    std::uint32_t* counts(std::size_t place) { return counts_.data() + place * each_; }
    WeightedSum* weighted(std::size_t place) { return weighted_.data() + place * each_; }

    /// Adds the other's sums of a place to those of a place here.
    void absorb(std::size_t place, const Sums& other, std::size_t others);
    bool has_responses(std::size_t place) const;
    ByScore at(std::size_t place) const;
    /// Of all scores.
    double weight(std::size_t place) const;

private:
    bool has_weights_ = false;
    std::size_t each_ = 0;
    std::vector<std::uint32_t> counts_ = {};
    std::vector<WeightedSum> weighted_ = {};
};

struct Counts {
    std::vector<Cell> cells = {};  ///< those with responses, in no order
    Sums sums = {};
    /// For each column of `by` that holds numbers: what its codes mean; code 0 is missing.
    std::array<std::vector<double>, 3> numbers = {};

    ByScore by_score(const Cell& cell) const { return sums.at(cell.place); }
};

/// The answer has more cells than asked for at most.
struct TooMany {};

}  // namespace hark::columns
