#include "product/anonymity/held.h"

#include <algorithm>
#include <map>
#include <set>

namespace hark::anonymity {
namespace {

std::vector<Traits> traits_of(const std::vector<Held>& held) {
    std::set<std::string, std::less<>> keys;
    for (const auto& one : held)
        for (const auto& [key, value] : one.properties.items()) keys.insert(key);
    std::vector<Traits> all;
    all.reserve(held.size());
    for (const auto& one : held) {
        auto& traits = all.emplace_back(Traits{one.day, {people::KeptValue{one.channel}}});
        traits.values.reserve(keys.size() + 1);
        for (const auto& key : keys) {
            const auto* value = one.properties.find(key);
            traits.values.push_back(value ? std::optional{*value} : std::nullopt);
        }
    }
    return all;
}

/// The value all have, or none.
template <typename Get>
auto shared(const std::vector<Held>& members, const Get& get) {
    auto value = get(members.front());
    for (const auto& member : members)
        if (get(member) != value) return decltype(value){};
    return value;
}

std::string most_frequent_channel(const std::vector<Held>& members) {
    std::map<std::string, std::size_t> counts;
    for (const auto& member : members) ++counts[member.channel];
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

base::Date middle_day(const std::vector<Held>& members) {
    std::vector<base::Date> days;
    for (const auto& member : members) days.push_back(member.day);
    const auto middle = days.begin() + static_cast<std::ptrdiff_t>(days.size() / 2);
    std::nth_element(days.begin(), middle, days.end());
    return *middle;
}

people::Properties shared_properties(const std::vector<Held>& members) {
    people::Properties kept;
    for (const auto& [key, value] : members.front().properties.items()) {
        const bool all_have =
            std::all_of(members.begin(), members.end(), [&, &k = key, &v = value](const Held& one) {
                const auto* theirs = one.properties.find(k);
                return theirs && *theirs == v;
            });
        if (all_have) kept.set(key, value);
    }
    return kept;
}

void keep_shared_answers(std::vector<Held>& members, const IsText& is_text) {
    survey::AnswersByKey common;
    for (const auto& [key, answer] : members.front().answers.by_key) {
        const bool all_have = std::all_of(
            members.begin(), members.end(), [&, &k = key, &a = answer](const Held& one) {
                const auto theirs = one.answers.by_key.find(k);
                return theirs != one.answers.by_key.end() && theirs->second == a;
            });
        if (all_have) common.emplace(key, answer);
    }
    for (auto& member : members) {
        auto kept = common;
        for (const auto& [key, answer] : member.answers.by_key)
            if (is_text(key)) kept.insert_or_assign(key, answer);
        member.answers.by_key = std::move(kept);
        member.answers.wants_contact = false;
    }
}

void make_alike(std::vector<Held>& members, const IsText& is_text) {
    const auto day = middle_day(members);
    const auto channel = most_frequent_channel(members);
    const auto properties = shared_properties(members);
    const auto version = shared(members, [](const Held& one) { return one.version; });
    const auto language = shared(members, [](const Held& one) { return one.language; });
    const auto import = shared(members, [](const Held& one) { return one.import; });
    const auto excluded = members.front().excluded_reason;
    keep_shared_answers(members, is_text);
    for (auto& member : members) {
        member.day = day;
        member.channel = channel;
        member.properties = properties;
        member.version = version;
        member.language = language;
        member.import = import;
        member.excluded_reason = excluded;
        member.fingerprint.reset();
    }
    std::sort(members.begin(), members.end(),
              [](const Held& a, const Held& b) { return a.id < b.id; });
}

}  // namespace

std::vector<Held> generalise(const std::vector<Held>& held, std::size_t least, Together together,
                             const IsText& is_text) {
    std::vector<Held> seen;
    for (const bool is_excluded : {false, true}) {
        std::vector<Held> some;
        std::copy_if(held.begin(), held.end(), std::back_inserter(some), [&](const Held& one) {
            return one.excluded_reason.has_value() == is_excluded;
        });
        const auto traits = traits_of(some);
        const auto classes =
            together == Together::all ? partition(traits, least) : matching(traits, least);
        for (const auto& places : classes) {
            std::vector<Held> members;
            members.reserve(places.size());
            for (const auto place : places) members.push_back(some[place]);
            make_alike(members, is_text);
            std::move(members.begin(), members.end(), std::back_inserter(seen));
        }
    }
    return seen;
}

}  // namespace hark::anonymity
