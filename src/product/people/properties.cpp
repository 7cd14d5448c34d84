#include "product/people/properties.h"

#include <algorithm>

namespace hark::people {
namespace {

auto place_of(std::vector<Properties::Item>& items, std::string_view key) {
    return std::lower_bound(
        items.begin(), items.end(), key,
        [](const Properties::Item& item, std::string_view wanted) { return item.first < wanted; });
}

}  // namespace

bool Properties::set(std::string_view key, KeptValue value) {
    const auto place = place_of(items_, key);
    if (place == items_.end() || place->first != key) {
        items_.emplace(place, key, std::move(value));
        return true;
    }
    if (place->second == value) return false;
    place->second = std::move(value);
    return true;
}

bool Properties::set_all(const Properties& other) {
    if (items_.empty()) {
        items_ = other.items_;
        return !items_.empty();
    }
    bool changed = false;
    for (const auto& [key, value] : other.items_) changed = set(key, value) || changed;
    return changed;
}

const KeptValue* Properties::find(std::string_view key) const {
    const auto place = place_of(const_cast<std::vector<Item>&>(items_), key);
    return place != items_.end() && place->first == key ? &place->second : nullptr;
}

}  // namespace hark::people
