#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "product/people/property.h"

namespace hark::people {

/// The kept values of a person, a company or a response, by key. What is frozen into a response.
class Properties {
public:
    using Item = std::pair<std::string, KeptValue>;

    /// Adds, or replaces the value under the same key. Returns: whether anything changed.
    bool set(std::string_view key, KeptValue value);
    /// Sets everything `other` has.
    bool set_all(const Properties& other);

    const KeptValue* find(std::string_view key) const;
    const std::vector<Item>& items() const { return items_; }  // sorted by key
    bool empty() const { return items_.empty(); }
    std::size_t size() const { return items_.size(); }
    bool operator==(const Properties&) const = default;

private:
    std::vector<Item> items_;
};

}  // namespace hark::people
