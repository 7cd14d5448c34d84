#include "engine/columns/counts.h"

#include <algorithm>

namespace hark::columns {

void Sums::resize(std::size_t places) {
    if (has_weights_) {
        weighted_.resize(places * each_);
    } else {
        counts_.resize(places * each_);
    }
}

void Sums::absorb(std::size_t place, const Sums& other, std::size_t others) {
    const auto from = others * each_;
    if (!has_weights_) {
        auto* const into = counts(place);
        for (std::size_t i = 0; i < each_; ++i) into[i] += other.counts_[from + i];
        return;
    }
    auto* const into = weighted(place);
    for (std::size_t i = 0; i < each_; ++i) {
        const auto& one = other.weighted_[from + i];
        into[i].responses += one.responses;
        into[i].weighted += one.weighted;
        into[i].weight += one.weight;
        into[i].square += one.square;
    }
}

// A slot above the scores is counted as well: rows that do not count.
bool Sums::has_responses(std::size_t place) const {
    const auto from = place * each_;
    const auto scores = std::min<std::size_t>(each_, 11);
    std::uint32_t any = 0;
    if (has_weights_) {
        for (std::size_t i = 0; i < scores; ++i) any |= weighted_[from + i].responses;
        return any != 0;
    }
    for (std::size_t i = 0; i < scores; ++i) any |= counts_[from + i];
    return any != 0;
}

double Sums::weight(std::size_t place) const {
    if (!has_weights_) return 0;
    double sum = 0;
    for (std::size_t i = 0; i < each_; ++i) sum += weighted_[place * each_ + i].weight;
    return sum;
}

ByScore Sums::at(std::size_t place) const {
    ByScore result;
    const auto from = place * each_;
    for (std::size_t score = 0; score < std::min<std::size_t>(each_, 11); ++score) {
        if (!has_weights_) {
            result.responses[score] = counts_[from + score];
            continue;
        }
        const auto& sum = weighted_[from + score];
        result.responses[score] = sum.responses;
        result.weighted[score] = sum.weighted;
        result.weights[score] = sum.weight;
        result.squares[score] = sum.square;
    }
    return result;
}

}  // namespace hark::columns
