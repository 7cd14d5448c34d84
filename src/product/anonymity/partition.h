#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/time.h"
#include "product/people/property.h"

/// How answers that nobody may trace are put together before anybody sees them.
///
/// The rule: every answer belongs for good to one class of at least k answers, and whatever the
/// members of a class do not share (a property's value, the day, the channel, the language) is
/// taken out of all of them or replaced by something common. Only then do they become responses
/// (k-anonymity: Sweeney 2002; by global recoding and local suppression, Hundepool et al.,
/// Statistical Disclosure Control, 2012, §3.2; split top-down as in LeFevre et al., Mondrian,
/// 2006).
///
/// Why that withstands every difference of filters: all that can be asked about is the same for the
/// members of a class, so the answers that pass any filter, in any period, are a union of whole
/// classes. Sums and differences of unions, with any factors, are sums over whole classes again;
/// what remains of a class is never less than all of it, so no group of 1 to k - 1 answers can be
/// singled out by any number of questions through any route. Classes are never opened, joined or
/// changed, so neither can it by asking before and after new answers came. Nothing has to be
/// suppressed in a route, and no route can forget to: less than that is not in its table.
/// Complementary suppression (op. cit. §4.4) is done where a class is split: values that fewer than
/// k share are pooled, and the next smallest group joins them until the pool has k.
///
/// What it does not promise: that the members of a class do not all say the same (op. cit. §3.1,
/// attribute disclosure), nor anything where somebody invents answers to surround a real one.
namespace hark::anonymity {

/// What may be known of somebody from elsewhere.
struct Traits {
    base::Date day;
    std::vector<std::optional<people::KeptValue>> values;  ///< one for each column; may be missing
};

/// Places in the list of rows.
using Class = std::vector<std::size_t>;

/// All rows in classes of at least `least`, by month, then by whatever column keeps the most
/// values. Every row is in exactly one. Without enough rows for one class there is none. Requires:
/// all rows have as many values; least > 0.
std::vector<Class> partition(const std::vector<Traits>& rows, std::size_t least);

/// Only the rows that agree with at least `least` in month and every value: nothing of them has to
/// be taken out.
std::vector<Class> matching(const std::vector<Traits>& rows, std::size_t least);

}  // namespace hark::anonymity
