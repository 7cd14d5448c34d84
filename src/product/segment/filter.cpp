#include "product/segment/filter.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/limits.h"
#include "product/segment/condition_values.h"

namespace hark::segment {
namespace {

using Outcome = std::variant<Condition, Refusal>;

std::string_view trim(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

Refusal unordered(const Field& field) {
    return {"wrong_kind",
            fmt::format("{0} is {1}, and has no ranges: list the values, as in {0}:a,b. A value "
                        "with < > or .. in it is written in quotes.",
                        field.name(), expected(field))};
}

/// One end of a range, written bare or in quotes.
std::variant<Bound, Refusal> read_bound(const Field& field, std::string_view text, Bound::End end) {
    auto words = split_words(text);
    if (auto* refusal = std::get_if<Refusal>(&words)) return *refusal;
    const auto& list = std::get<std::vector<Word>>(words);
    if (list.size() != 1) {
        return Refusal{"syntax",
                       fmt::format("A range stands alone: \"{}\" has several values. Give "
                                   "where= once for each condition.",
                                   text)};
    }
    auto value = parse_value(field, list.front());
    if (auto* refusal = std::get_if<Refusal>(&value)) return *refusal;
    if (std::holds_alternative<Missing>(std::get<Value>(value))) {
        return Refusal{"wrong_kind", "null is not the end of a range."};
    }
    return Bound{std::get<Value>(std::move(value)), end};
}

Outcome read_ends(const Field& field, std::optional<std::string_view> low,
                  std::optional<std::string_view> high, Bound::End end) {
    if (!is_ordered(field)) return unordered(field);
    Condition condition{field, Test::range};
    for (const auto& [text, bound] :
         {std::pair{low, &condition.low}, std::pair{high, &condition.high}}) {
        if (!text) continue;
        auto read = read_bound(field, *text, end);
        if (auto* refusal = std::get_if<Refusal>(&read)) return *refusal;
        *bound = std::get<Bound>(std::move(read));
    }
    if (condition.low && condition.high && condition.high->value < condition.low->value) {
        return Refusal{"out_of_range",
                       fmt::format("The range ends before it begins; write {}..{}.", *high, *low)};
    }
    return condition;
}

Outcome read_comparison(const Field& field, std::string_view text) {
    const bool or_equal = text.size() > 1 && text[1] == '=';
    const auto value = trim(text.substr(or_equal ? 2 : 1));
    const auto end = or_equal ? Bound::End::included : Bound::End::excluded;
    if (value.empty()) {
        return Refusal{"syntax", fmt::format("A value is missing after \"{}\".", text)};
    }
    if (text.front() == '>') return read_ends(field, value, std::nullopt, end);
    return read_ends(field, std::nullopt, value, end);
}

Outcome read_range(const Field& field, std::string_view text, std::size_t dots) {
    const auto low = trim(text.substr(0, dots));
    const auto high = trim(text.substr(dots + 2));
    if (low.empty() && high.empty()) {
        return Refusal{"syntax", "A range needs at least one end: 0..3, 5.. or ..3."};
    }
    const auto given = [](std::string_view end) {
        return end.empty() ? std::nullopt : std::optional{end};
    };
    return read_ends(field, given(low), given(high), Bound::End::included);
}

Outcome read_list(const Field& field, std::string_view text, Test test) {
    auto words = split_words(text);
    if (auto* refusal = std::get_if<Refusal>(&words)) return *refusal;
    const auto& list = std::get<std::vector<Word>>(words);
    if (list.size() > base::limits::filter_values) {
        return Refusal{"too_many", fmt::format("A condition takes at most {} values.",
                                               base::limits::filter_values)};
    }
    Condition condition{field, test};
    for (const auto& word : list) {
        auto value = parse_value(field, word);
        if (auto* refusal = std::get_if<Refusal>(&value)) return *refusal;
        auto& values = condition.values;
        if (std::find(values.begin(), values.end(), std::get<Value>(value)) == values.end()) {
            values.push_back(std::get<Value>(std::move(value)));
        }
    }
    return condition;
}

/// Where ".." stands outside of quotes.
std::size_t find_dots(std::string_view text) {
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') quoted = !quoted;
        if (!quoted && text.substr(at, 2) == "..") return at;
    }
    return std::string_view::npos;
}

Outcome read_values(const Field& field, std::string_view text) {
    if (text.empty()) {
        return Refusal{"syntax", fmt::format("A value is missing: {} is {}, or null.", field.name(),
                                             expected(field))};
    }
    if (text.front() == '>' || text.front() == '<') return read_comparison(field, text);
    const bool negated = text.front() == '!';
    if (negated) text = trim(text.substr(1));
    const bool compares = !text.empty() && (text.front() == '>' || text.front() == '<');
    const auto dots = find_dots(text);
    if (negated && (compares || (dots != std::string_view::npos && is_ordered(field)))) {
        return Refusal{"syntax",
                       "A range cannot be excluded; ask for what remains, e.g. score:4.. instead "
                       "of score:!0..3."};
    }
    if (dots != std::string_view::npos) return read_range(field, text, dots);
    return read_list(field, text, negated ? Test::none_of : Test::any_of);
}

std::variant<Condition, base::FieldProblem> read_condition(
    std::string_view text, const std::vector<people::Property>& known, const std::string& where) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) {
        return base::FieldProblem{
            where, "syntax",
            fmt::format("\"{}\" is no condition. Write FIELD:VALUES, e.g. score:0..6 or "
                        "plan:pro,team.",
                        text)};
    }
    auto field = find_field(trim(text.substr(0, colon)), known, where);
    if (auto* problem = std::get_if<base::FieldProblem>(&field)) return *problem;
    auto outcome = read_values(std::get<Field>(field), trim(text.substr(colon + 1)));
    if (auto* refusal = std::get_if<Refusal>(&outcome)) {
        return base::FieldProblem{where, refusal->code, refusal->message};
    }
    return std::get<Condition>(std::move(outcome));
}

}  // namespace

std::string to_text(const Condition& condition) {
    const auto& field = condition.field;
    std::string text = field.name() + ':';
    if (condition.test == Test::range) {
        if (condition.low && condition.high) {
            return text + value_to_text(field, condition.low->value) + ".." +
                   value_to_text(field, condition.high->value);
        }
        const auto& bound = condition.low ? *condition.low : *condition.high;
        text += condition.low ? '>' : '<';
        if (bound.end == Bound::End::included) text += '=';
        return text + value_to_text(field, bound.value);
    }
    if (condition.test == Test::none_of) text += '!';
    for (std::size_t i = 0; i < condition.values.size(); ++i) {
        if (i > 0) text += ',';
        text += value_to_text(field, condition.values[i]);
    }
    return text;
}

Filter Filter::parse(const std::vector<std::string>& texts,
                     const std::vector<people::Property>& known,
                     std::vector<base::FieldProblem>& problems) {
    Filter filter;
    if (texts.size() > base::limits::score_filters) {
        problems.push_back(
            {"where", "too_many",
             fmt::format("At most {} conditions can be given; list several values in "
                         "one, as in plan:pro,team.",
                         base::limits::score_filters)});
        return filter;
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        auto read = read_condition(texts[i], known, fmt::format("where[{}]", i));
        if (auto* problem = std::get_if<base::FieldProblem>(&read)) {
            problems.push_back(std::move(*problem));
        } else {
            filter.conditions_.push_back(std::get<Condition>(std::move(read)));
        }
    }
    return filter;
}

Filter Filter::parse(const std::vector<std::string>& texts,
                     const std::vector<people::Property>& known) {
    std::vector<base::FieldProblem> problems;
    auto filter = parse(texts, known, problems);
    base::require_none(std::move(problems));
    return filter;
}

void Filter::add(const Filter& other) {
    for (const Condition& condition : other.conditions_) {
        if (std::find(conditions_.begin(), conditions_.end(), condition) == conditions_.end()) {
            conditions_.push_back(condition);
        }
    }
}

std::vector<std::string> Filter::to_texts() const {
    std::vector<std::string> texts;
    for (const auto& condition : conditions_) texts.push_back(to_text(condition));
    return texts;
}

}  // namespace hark::segment
