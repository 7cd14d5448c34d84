#pragma once

#include <string>
#include <vector>

#include "product/report/report.h"

/// What the writers for people show alike.
namespace hark::report {

struct Fact {
    std::string label;
    std::string value;
};

/// How many answers, of when, by whom; and what became of the file's rows.
std::vector<Fact> facts(const Report& report);

/// "1 Jan 2026 to 31 Mar 2026", or one day; empty without answers.
std::string period_text(const Report& report);

/// The groups worth a reader's time: those that differ or, when none does, the ones furthest off.
struct Outstanding {
    std::vector<const Group*> above;  ///< furthest first
    std::vector<const Group*> below;
    enum class Evidence { real, may_be_chance } evidence = Evidence::real;
};
/// At most `most` on either side, half of it when they may be chance; groups of the very same
/// answers count as one.
Outstanding outstanding(const Groups& groups, std::size_t most);

/// What changed, with the size of each change, and what change would have gone unseen.
std::vector<std::string> change_sentences(const Report& report);

/// What the trend says: "Higher from Mar 2026 on than before", or that it says nothing clear.
std::string trend_title(const Report& report);

/// "ok", "few answers", "too few", "no answers".
std::string_view status_words(statistics::Status status);
/// "higher", "lower", "no clear difference", "too few answers".
std::string_view standing_words(Standing standing);

/// The first column of a trend: "5 Jan 2026" (of a week its Monday), "Jan 2026".
std::string point_label(const Trend& trend, const Point& point);

}  // namespace hark::report
