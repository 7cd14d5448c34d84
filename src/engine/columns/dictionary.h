#pragma once

#include <functional>
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

    /// Forgets the value: its code stands for nothing from now on. Requires: no row has it.
    void erase(std::uint32_t code) {
        values_.replace(code - 1, T{});
        if (erased_.size() < code) erased_.resize(values_.size());
        erased_[code - 1] = true;
    }
    bool is_erased(std::uint32_t code) const { return code <= erased_.size() && erased_[code - 1]; }

    /// values()[code - 1].
    const Values<T>& values() const { return values_; }
    std::size_t size() const { return values_.size(); }

    /// Adds a value under the next code, as it was kept. Requires: not followed by code_of before
    /// `index_all`.
    void restore(T value, bool erased) {
        values_.push_back(std::move(value));
        if (erased) {
            erased_.resize(values_.size());
            erased_.back() = true;
        }
    }

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
    std::vector<bool> erased_;
};

using Texts = Dictionary<std::string>;
using Numbers = Dictionary<std::int64_t>;

}  // namespace hark::columns
