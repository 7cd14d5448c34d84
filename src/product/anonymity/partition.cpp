#include "product/anonymity/partition.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "base/error.h"

namespace hark::anonymity {
namespace {

using Value = std::optional<people::KeptValue>;
using Month = std::pair<int, unsigned>;

Month month_of(base::Date day) {
    return {static_cast<int>(day.year()), static_cast<unsigned>(day.month())};
}

/// Splits one set of rows further and further.
class Splitting {
public:
    Splitting(const std::vector<Traits>& rows, std::size_t least) : rows_(rows), least_(least) {}

    std::vector<Class> all() {
        Class everybody(rows_.size());
        std::iota(everybody.begin(), everybody.end(), std::size_t{0});
        if (everybody.size() < least_) return {};
        const auto month = [this](std::size_t row) { return month_of(rows_[row].day); };
        for (auto& part : in_order(everybody, month)) split(std::move(part));
        return std::move(done_);
    }

private:
    /// A way to split a set by one column.
    struct Split {
        std::vector<Class> parts = {};
        std::size_t kept = 0;  ///< rows that keep their value
    };

    /// Neighbours in time together until they are enough; what is left at the end joins the last.
    template <typename Key>
    std::vector<Class> in_order(const Class& set, const Key& key) const {
        std::map<decltype(key(0)), Class> groups;
        for (const auto row : set) groups[key(row)].push_back(row);
        std::vector<Class> parts;
        Class open;
        for (const auto& [when, group] : groups) {
            open.insert(open.end(), group.begin(), group.end());
            if (open.size() >= least_) parts.push_back(std::exchange(open, {}));
        }
        if (parts.empty()) return {std::move(open)};
        parts.back().insert(parts.back().end(), open.begin(), open.end());
        return parts;
    }

    Split by_column(const Class& set, std::size_t column) const {
        std::map<Value, Class> groups;
        for (const auto row : set) groups[rows_[row].values[column]].push_back(row);
        std::vector<Class> enough;
        Class pool;
        for (auto& [value, group] : groups) {
            if (group.size() >= least_) {
                enough.push_back(std::move(group));
            } else {
                pool.insert(pool.end(), group.begin(), group.end());
            }
        }
        // The smallest at the end, so that they are the next to go.
        std::stable_sort(enough.begin(), enough.end(),
                         [](const Class& a, const Class& b) { return a.size() > b.size(); });
        while (!pool.empty() && pool.size() < least_ && !enough.empty()) {
            pool.insert(pool.end(), enough.back().begin(), enough.back().end());
            enough.pop_back();
        }
        Split result;
        for (auto& group : enough) {
            result.kept += group.size();
            result.parts.push_back(std::move(group));
        }
        if (!pool.empty()) result.parts.push_back(std::move(pool));
        return result;
    }

    void split(Class set) {
        Split best;
        const auto columns = rows_[set.front()].values.size();
        for (std::size_t column = 0; column < columns; ++column) {
            auto candidate = by_column(set, column);
            if (candidate.parts.size() < 2) continue;
            // Fewer parts leave more to split by the other columns.
            const auto better = [](const Split& a, const Split& b) {
                return std::tuple{a.kept, b.parts.size()} > std::tuple{b.kept, a.parts.size()};
            };
            if (best.parts.empty() || better(candidate, best)) best = std::move(candidate);
        }
        if (!best.parts.empty()) {
            for (auto& part : best.parts) split(std::move(part));
            return;
        }
        const auto day = [this](std::size_t row) { return rows_[row].day; };
        for (auto& part : in_order(set, day)) done_.push_back(std::move(part));
    }

    const std::vector<Traits>& rows_;
    const std::size_t least_;
    std::vector<Class> done_;
};

}  // namespace

std::vector<Class> partition(const std::vector<Traits>& rows, std::size_t least) {
    CHECK(least > 0);
    return Splitting{rows, least}.all();
}

std::vector<Class> matching(const std::vector<Traits>& rows, std::size_t least) {
    std::map<std::pair<Month, std::vector<Value>>, Class> groups;
    for (std::size_t row = 0; row < rows.size(); ++row)
        groups[{month_of(rows[row].day), rows[row].values}].push_back(row);
    std::vector<Class> classes;
    for (auto& [traits, group] : groups)
        if (group.size() >= least) classes.push_back(std::move(group));
    return classes;
}

}  // namespace hark::anonymity
