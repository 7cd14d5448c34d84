#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "product/segment/filter.h"

namespace hark::segment {
namespace {

using people::PropertyKind;

/// Text made mostly of the characters the language treats specially.
rc::Gen<std::string> awkward_text() {
    return rc::gen::container<std::string>(
        rc::gen::oneOf(rc::gen::element(',', ':', '"', '!', '<', '>', '=', '.', ' ', 'n', 'u', 'l'),
                       rc::gen::inRange('a', 'z')));
}

rc::Gen<Value> value_of(PropertyKind kind) {
    switch (kind) {
        case PropertyKind::text:
            return rc::gen::map(awkward_text(), [](std::string text) { return Value{text}; });
        case PropertyKind::number:
            return rc::gen::map(rc::gen::arbitrary<double>(), [](double n) { return Value{n}; });
        case PropertyKind::boolean: return rc::gen::element(Value{"true"}, Value{"false"});
        case PropertyKind::date:
            return rc::gen::map(rc::gen::inRange(0, 40'000), [](int days) {
                return Value{
                    base::to_text(base::Date{std::chrono::sys_days{} + std::chrono::days{days}})};
            });
        case PropertyKind::money:
            return rc::gen::map(rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000),
                                [](std::int64_t minor) { return Value{minor}; });
    }
    return rc::gen::just(Value{Missing{}});
}

Condition any_condition() {
    const auto kind =
        *rc::gen::element(PropertyKind::text, PropertyKind::number, PropertyKind::boolean,
                          PropertyKind::date, PropertyKind::money);
    people::Property property{"plan", "Plan", kind};
    if (kind == PropertyKind::money) {
        property.currency = base::Currency::parse(*rc::gen::element("EUR", "JPY", "KWD"));
    }
    Condition condition{Field{Trait::property, property}};
    const bool ordered = kind != PropertyKind::text && kind != PropertyKind::boolean;
    if (ordered && *rc::gen::arbitrary<bool>()) {
        condition.test = Test::range;
        auto low = *value_of(kind);
        auto high = *value_of(kind);
        if (high < low) std::swap(low, high);
        const auto ends = *rc::gen::inRange(0, 3);
        const auto end =
            ends < 2 && *rc::gen::arbitrary<bool>() ? Bound::End::excluded : Bound::End::included;
        if (ends != 1) condition.low = Bound{low, end};
        if (ends != 0) condition.high = Bound{high, end};
        return condition;
    }
    condition.test = *rc::gen::element(Test::any_of, Test::none_of);
    const auto values = *rc::gen::nonEmpty(rc::gen::container<std::vector<Value>>(
        rc::gen::oneOf(value_of(kind), value_of(kind), rc::gen::just(Value{Missing{}}))));
    for (const auto& value : values) {
        const auto& kept = condition.values;
        if (std::find(kept.begin(), kept.end(), value) == kept.end()) {
            condition.values.push_back(value);
        }
    }
    return condition;
}

RC_GTEST_PROP(FilterLaw, parsing_what_was_printed_gives_the_same_condition, ()) {
    const auto condition = any_condition();
    const auto text = to_text(condition);
    RC_LOG() << text;
    const auto filter = Filter::parse({text}, {condition.field.property});
    RC_ASSERT(filter.conditions().size() == 1U);
    RC_ASSERT(filter.conditions().front() == condition);
    RC_ASSERT(to_text(filter.conditions().front()) == text);
}

RC_GTEST_PROP(FilterLaw, any_text_is_read_or_refused, ()) {
    const auto text =
        *rc::gen::element<std::string>("score", "plan", "seats", "company") + ":" + *awkward_text();
    std::vector<base::FieldProblem> problems;
    const auto filter = Filter::parse(
        {text}, {{"plan", "Plan", PropertyKind::text}, {"seats", "Seats", PropertyKind::number}},
        problems);
    RC_ASSERT(filter.conditions().size() + problems.size() == 1U);
}

}  // namespace
}  // namespace hark::segment
