#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/columns/batch.h"
#include "engine/columns/values.h"

namespace hark::columns {

/// The values of a column and their codes, from 1 on in the order of their coming. Written by one
/// thread; `Values` that readers took before stay as they were.
template <typename T>
class Dictionary {
public:
    using View = std::conditional_t<std::is_same_v<T, std::string>, std::string_view, T>;

    /// The code of the value, which gets the next one when it is new.
    std::uint32_t code_of(const View& value) {
        if ((values_.size() + 1) * 2 > slots_.size()) grow();
        for (auto slot = hash(value) & mask();; slot = (slot + 1) & mask()) {
            if (slots_[slot] == missing_code) {
                values_.push_back(T{value});
                slots_[slot] = static_cast<std::uint32_t>(values_.size());
                return slots_[slot];
            }
            if (View{values_[slots_[slot] - 1]} == value && !is_erased(slots_[slot])) {
                return slots_[slot];
            }
        }
    }

    /// Forgets these values: their codes stand for nothing from now on. Requires: no row has them.
    void erase(const std::vector<std::uint32_t>& codes) {
        auto erased = erased_ ? *erased_ : std::vector<bool>{};
        erased.resize(values_.size());
        std::vector<std::size_t> places;
        for (const auto code : codes) {
            erased[code - 1] = true;
            places.push_back(code - 1);
        }
        values_.clear(places);
        erased_ = std::make_shared<const std::vector<bool>>(std::move(erased));
    }
    bool is_erased(std::uint32_t code) const { return is_among(erased_, code); }

    /// Which codes are erased, for a copy of `values`; nothing when none is.
    using Erased = std::shared_ptr<const std::vector<bool>>;
    const Erased& erased() const { return erased_; }
    static bool is_among(const Erased& erased, std::uint32_t code) {
        return erased && code <= erased->size() && (*erased)[code - 1];
    }

    /// values()[code - 1].
    const Values<T>& values() const { return values_; }
    std::size_t size() const { return values_.size(); }

    /// Adds a value under the next code, as it was kept. Requires: `code_of` was not called yet.
    void restore(T value) { values_.push_back(std::move(value)); }

private:
    std::size_t mask() const { return slots_.size() - 1; }
    static std::size_t hash(const View& value) {
        auto bits = static_cast<std::uint64_t>(std::hash<View>{}(value));
        bits *= 0x9e37'79b9'7f4a'7c15U;
        return static_cast<std::size_t>(bits >> 20U);
    }
    /// After `restore` this indexes everything: done when the first value is looked up.
    void grow() {
        std::size_t size = 64;
        while (size < (values_.size() + 1) * 4) size *= 2;
        slots_.assign(size, missing_code);
        for (std::uint32_t code = 1; code <= values_.size(); ++code) {
            if (is_erased(code)) continue;
            auto slot = hash(View{values_[code - 1]}) & mask();
            while (slots_[slot] != missing_code) slot = (slot + 1) & mask();
            slots_[slot] = code;
        }
    }

    Values<T> values_;
    std::vector<std::uint32_t> slots_;
    Erased erased_;
};

using Texts = Dictionary<std::string>;
using Numbers = Dictionary<std::int64_t>;

}  // namespace hark::columns
