#pragma once

#include <istream>
#include <map>
#include <string>
#include <vector>

#include "engine/statistics/dips.h"

/// Published counts of recommendations per thing and month (`…,name,month,…,positive,negative`):
/// the yes-or-no form of the question, at a size no survey reaches.
namespace hark::simulation {

class MonthlyCounts {
public:
    /// Reads the CSV; a name may hold commas. A recommendation counts as 10, its contrary as 0.
    /// Throws: base::Error invalid naming the line that cannot be read.
    explicit MonthlyCounts(std::istream& csv);

    const std::vector<std::string>& names() const { return names_; }
    /// All of them in the `series_buckets` months that end with `month` ("2022-07"), as one family.
    std::vector<statistics::Series> until(const std::string& month) const;
    statistics::Dips search(const std::string& month) const;

private:
    std::vector<std::string> names_;
    std::vector<std::map<int, statistics::Tally>> months_;  // by 12 year + month
};

}  // namespace hark::simulation
