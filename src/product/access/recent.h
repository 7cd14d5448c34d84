#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/time.h"

namespace hark::access {

/// What was looked up a moment ago, so that not every request asks the database. An entry is worth
/// `age` from when its look-up *began*; then whatever another process changed is seen.
/// Safe to use from several threads.
template <typename Thing>
class Recent {
public:
    Recent(std::chrono::microseconds age, std::size_t most) : age_(age), most_(most) {}

    std::optional<Thing> find(std::string_view name, base::Time now) const {
        const std::lock_guard lock{mutex_};
        const auto found = entries_.find(name);
        if (found == entries_.end()) return std::nullopt;
        const auto since = now - found->second.asked_at;
        // A clock that was set back must not make an entry last.
        if (since >= age_ || since < std::chrono::microseconds{0}) return std::nullopt;
        return found->second.thing;
    }

    /// When it is full, everything is forgotten: that costs one look-up each, and no bookkeeping.
    void keep(std::string name, Thing thing, base::Time asked_at) {
        const std::lock_guard lock{mutex_};
        if (entries_.size() >= most_) entries_.clear();
        entries_.insert_or_assign(std::move(name), Entry{std::move(thing), asked_at});
    }

    /// For whoever changed something: what this process looks up next is new.
    void forget_all() {
        const std::lock_guard lock{mutex_};
        entries_.clear();
    }

private:
    struct Entry {
        Thing thing;
        base::Time asked_at;
    };
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };

    const std::chrono::microseconds age_;
    const std::size_t most_;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries_;
};

}  // namespace hark::access
