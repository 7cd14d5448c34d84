#pragma once

#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace hark::storage {

/// The statements prepared on one connection, by their text; the least recently used goes first.
/// Whoever holds a statement keeps it alive, so one that is running survives being pushed out.
template <typename Statement>
class StatementCache {
public:
    explicit StatementCache(std::size_t most) : most_(most) {}

    /// Returns: nothing when `sql` is not here.
    std::shared_ptr<Statement> find(std::string_view sql) {
        const auto found = index_.find(sql);
        if (found == index_.end()) return nullptr;
        entries_.splice(entries_.begin(), entries_, found->second);
        return found->second->second;
    }

    /// Requires: `sql` is not here yet.
    void keep(std::string_view sql, std::shared_ptr<Statement> statement) {
        entries_.emplace_front(std::string{sql}, std::move(statement));
        index_.emplace(entries_.front().first, entries_.begin());
        if (entries_.size() > most_) {
            index_.erase(entries_.back().first);
            entries_.pop_back();
        }
    }

    void clear() {
        index_.clear();
        entries_.clear();
    }

    std::size_t size() const { return entries_.size(); }

private:
    using Entries = std::list<std::pair<std::string, std::shared_ptr<Statement>>>;

    const std::size_t most_;
    Entries entries_;
    std::unordered_map<std::string_view, typename Entries::iterator> index_;
};

}  // namespace hark::storage
