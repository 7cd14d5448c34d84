#include "product/mirror/translate.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/id.h"

namespace hark::mirror {
namespace {

using columns::CodeTest;
using columns::Holds;
using columns::NumberTest;
using segment::Condition;
using segment::Field;
using segment::Missing;
using segment::Trait;
using segment::Value;

bool is_number(const Field& field) {
    return field.trait == Trait::property && (field.property.kind == people::PropertyKind::number ||
                                              field.property.kind == people::PropertyKind::money);
}

double to_number(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    return std::get<double>(value);
}

/// The column a field is kept in; nothing for score and group, which are no column.
std::optional<std::string> column_name(const Field& field) {
    switch (field.trait) {
        case Trait::score:
        case Trait::group: return std::nullopt;
        case Trait::channel: return std::string{channel_column};
        case Trait::comment: return std::string{comment_column};
        case Trait::person: return std::string{person_column};
        case Trait::company: return std::string{company_column};
        case Trait::property: break;
    }
    return column_of(field.property.key, is_number(field) ? Holds::number : Holds::text);
}

std::int64_t group_of(int score) {
    return score >= 9 ? 2 : score >= 7 ? 1 : 0;
}

Value value_of_score(const Field& field, int score) {
    static const std::string words[] = {"detractor", "passive", "promoter"};
    if (field.trait == Trait::group) return words[group_of(score)];
    return std::int64_t{score};
}

bool lies_between(const Condition& condition, const Value& value) {
    const auto included = segment::Bound::End::included;
    const auto& low = condition.low;
    const auto& high = condition.high;
    if (low && (value < low->value || (value == low->value && low->end != included))) return false;
    return !high || value < high->value || (value == high->value && high->end == included);
}

/// Whether a value passes; a missing one is Missing.
bool passes(const Condition& condition, const Value& value) {
    if (condition.test == segment::Test::range) {
        return !std::holds_alternative<Missing>(value) && lies_between(condition, value);
    }
    const auto& values = condition.values;
    const bool among = std::find(values.begin(), values.end(), value) != values.end();
    return among == (condition.test == segment::Test::any_of);
}

class Translating {
public:
    Translating(const score::Query& query, const columns::State& state, const Shelf& shelf,
                std::size_t most)
        : query_(query), state_(state), shelf_(shelf), most_(most) {}

    Translated translate() && {
        auto& question = result_.question;
        if (query_.period.from) question.from = base::to_micros(*query_.period.from);
        if (query_.period.to) question.to = base::to_micros(*query_.period.to);
        for (const auto& condition : query_.filter.conditions()) add(condition);
        for (const auto& field : query_.by) add_group(field);
        if (query_.unit != score::Unit::response) {
            question.unit =
                state_.find(query_.unit == score::Unit::person ? person_column : company_column);
        }
        if (query_.weight) question.weight = find(Field{Trait::property, *query_.weight});
        if (query_.every) add_steps();
        return std::move(result_);
    }

private:
    std::optional<std::size_t> find(const Field& field) const {
        const auto name = column_name(field);
        return name ? state_.find(*name) : std::nullopt;
    }

    void add_group(const Field& field) {
        const auto column = find(field);
        if (!column) {
            result_.by.emplace_back();
            return;
        }
        result_.by.emplace_back(result_.question.by.size());
        result_.question.by.push_back(*column);
    }

    void add(const Condition& condition) {
        const auto trait = condition.field.trait;
        if (trait == Trait::score || trait == Trait::group) return add_scores(condition);
        const auto column = find(condition.field);
        if (!column) {
            if (!passes_missing(condition)) result_.is_empty = true;
        } else if (is_number(condition.field)) {
            add_numbers(condition, *column);
        } else {
            add_codes(condition, *column);
        }
    }

    static bool passes_missing(const Condition& condition) {
        return passes(condition, Value{Missing{}});
    }

    void add_scores(const Condition& condition) {
        unsigned scores = 0;
        for (int score = 0; score <= 10; ++score) {
            if (passes(condition, value_of_score(condition.field, score))) scores |= 1U << score;
        }
        result_.question.scores &= static_cast<std::uint16_t>(scores);
    }

    void add_codes(const Condition& condition, std::size_t place) {
        const auto& column = state_.columns[place];
        CodeTest test{place, {static_cast<std::uint8_t>(passes_missing(condition))}};
        for (std::size_t i = 0; i < column.codes(); ++i) {
            bool is = false;
            switch (condition.field.trait) {
                case Trait::person: is = passes(condition, Value{column.ids[i]}); break;
                case Trait::company: is = passes_company(condition, column.ids[i]); break;
                default: is = passes(condition, Value{column.texts[i]});
            }
            test.passes.push_back(is ? 1 : 0);
        }
        result_.question.tests.emplace_back(std::move(test));
    }

    /// Companies are meant by name, and by id where the text can be one.
    bool passes_company(const Condition& condition, std::int64_t id) const {
        const auto name = shelf_.name_of(id);
        const auto is_meant = [&](const Value& value) {
            const auto* text = std::get_if<std::string>(&value);
            if (!text) return false;
            return name == *text || base::parse_id(*text) == id;
        };
        const bool among = std::any_of(condition.values.begin(), condition.values.end(), is_meant);
        return among == (condition.test == segment::Test::any_of);
    }

    void add_numbers(const Condition& condition, std::size_t place) {
        NumberTest test{place, {}, passes_missing(condition), false};
        if (condition.test == segment::Test::range) {
            NumberTest::Range range;
            constexpr auto included = segment::Bound::End::included;
            constexpr auto endless = std::numeric_limits<double>::infinity();
            if (const auto& low = condition.low) {
                range.low = to_number(low->value);
                if (low->end != included) range.low = std::nextafter(range.low, endless);
            }
            if (const auto& high = condition.high) {
                range.high = to_number(high->value);
                if (high->end != included) range.high = std::nextafter(range.high, -endless);
            }
            test.ranges.push_back(range);
        } else {
            for (const auto& value : condition.values) {
                if (std::holds_alternative<Missing>(value)) continue;
                test.ranges.push_back({to_number(value), to_number(value)});
            }
            test.inverted = condition.test == segment::Test::none_of;
        }
        result_.question.tests.emplace_back(std::move(test));
    }

    /// From the step of the first response in the period to that of the last.
    void add_steps() {
        const auto& question = result_.question;
        auto first = std::numeric_limits<std::int64_t>::max();
        auto last = std::numeric_limits<std::int64_t>::min();
        for (const auto& block : state_.blocks) {
            const auto begin = block->lower_bound(question.from);
            const auto end = block->lower_bound(question.to);
            if (begin >= end) continue;
            first = std::min(first, block->times.whole(begin));
            last = std::max(last, block->times.whole(end - 1));
        }
        if (first > last) {
            result_.is_empty = true;
            return;
        }
        result_.steps.emplace(query_.zone, *query_.every, base::from_micros(first),
                              base::from_micros(last), most_);
        for (const auto bound : result_.steps->bounds()) {
            result_.question.steps.push_back(base::to_micros(bound));
        }
    }

    const score::Query& query_;
    const columns::State& state_;
    const Shelf& shelf_;
    const std::size_t most_;
    Translated result_;
};

}  // namespace

Translated translate(const score::Query& query, const columns::State& state, const Shelf& shelf,
                     std::size_t most) {
    return Translating{query, state, shelf, most}.translate();
}

}  // namespace hark::mirror
