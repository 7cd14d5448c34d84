#pragma once

#include <bitset>
#include <deque>
#include <map>
#include <mutex>
#include <string>

#include "base/clock.h"

namespace hark::survey_page {

/// Remembers for a while which score links of each email were fetched. Mail scanners follow every
/// link; people follow one, perhaps a second. Kept in memory: what a restart forgets, the human
/// signal that an answer needs still catches. Safe to use from several threads.
class Fetches {
public:
    explicit Fetches(const base::Clock& clock) : clock_(clock) {}

    /// The link of that score was fetched. Returns: whether so many were that it is a scanner.
    bool note(const std::string& token, int score);
    bool looks_like_scanner(const std::string& token);

private:
    struct Seen {
        base::Time first_at;
        std::bitset<11> scores;
    };
    void forget_old();

    const base::Clock& clock_;
    std::mutex mutex_;
    std::map<std::string, Seen> seen_;
    std::deque<std::string> order_;
};

}  // namespace hark::survey_page
