#include "product/insight/insight_reader.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "product/segment/selection.h"

namespace hark::insight {
namespace {

template <typename List, typename Name>
bool has(const List& list, const Name& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

/// Those of /score that only some insights take.
const std::vector<std::string_view> for_some{"every", "by", "weight", "compare", "order", "limit"};

std::vector<http::QueryParameter> shared(const Parameters& parameters) {
    std::vector<http::QueryParameter> result;
    for (auto& parameter : score::query_parameters()) {
        const auto& name = parameter.name;
        if (has(parameters.without, name)) continue;
        if (has(for_some, name) && !has(parameters.of_score, name)) continue;
        result.push_back(std::move(parameter));
    }
    return result;
}

template <typename Number>
std::optional<Number> parse(const std::string& text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

std::vector<http::QueryParameter> describe(const Parameters& parameters) {
    auto all = shared(parameters);
    all.insert(all.end(), parameters.own.begin(), parameters.own.end());
    return all;
}

Reading::Reading(const http::Query& asked, const score::Context& context,
                 const Parameters& parameters)
    : asked_(asked), context_(context) {
    const auto all = describe(parameters);
    std::vector<std::string_view> names;
    for (const auto& parameter : all) names.emplace_back(parameter.name);
    segment::refuse_unknown(asked, names, problems_);
    std::vector<std::string_view> single;
    for (const auto& parameter : parameters.own)
        if (parameter.repeat == http::QueryParameter::Repeat::no) single.push_back(parameter.name);
    segment::refuse_repeated(asked, single, problems_);
    const auto passed_on = shared(parameters);
    for (const auto& [name, value] : asked.items()) {
        if (has(names, name) && std::any_of(passed_on.begin(), passed_on.end(),
                                            [&, &name = name](const auto& parameter) {
                                                return parameter.name == name;
                                            }))
            for_score_.add(name, value);
    }
    if (score::asks_for_recommendation({.survey = context.survey})) return;
    refuse(
        "survey", "unsuitable",
        fmt::format("Surveys of kind {} have no promoters and detractors, so nothing can be said "
                    "of their NPS: name a survey of kind nps or enps.",
                    survey::to_text(context.survey.kind)));
}

std::int64_t Reading::whole(const std::string& name, std::int64_t least, std::int64_t most,
                            std::int64_t otherwise) {
    const auto given = asked_.get(name);
    if (!given) return otherwise;
    const auto value = parse<std::int64_t>(*given);
    if (value && least <= *value && *value <= most) return *value;
    refuse(name, "out_of_range", fmt::format("Give a whole number from {} to {}.", least, most));
    return otherwise;
}

std::optional<double> Reading::number(const std::string& name, double least, double most) {
    const auto given = asked_.get(name);
    if (!given) return std::nullopt;
    const auto value = parse<double>(*given);
    if (value && least <= *value && *value <= most) return value;
    refuse(name, "out_of_range", fmt::format("Give a number from {:g} to {:g}.", least, most));
    return std::nullopt;
}

void Reading::require_step(const std::vector<std::string_view>& allowed) {
    const auto given = asked_.get("every");
    if (!given || has(allowed, *given) || !locale::parse_step(*given)) return;
    refuse(
        "every", "unsuitable",
        fmt::format("\"{}\" is too long a step here: give {}.", *given, fmt::join(allowed, ", ")));
}

std::vector<std::string> Reading::columns() const {
    std::vector<std::string> columns;
    for (const auto& text : asked_.all("by")) {
        for (std::size_t at = 0; at <= text.size();) {
            const auto end = std::min(text.find(',', at), text.size());
            columns.push_back(text.substr(at, end - at));
            at = end + 1;
        }
    }
    return columns;
}

void Reading::require_columns(std::size_t least, std::size_t most) {
    const auto count = columns().size();
    if (count < least)
        refuse("by", "required", "Say which groups: the key of a property, e.g. by=plan.");
    if (count > most)
        refuse("by", "too_many",
               most == 1 ? std::string{"Give one column."}
                         : fmt::format("Give at most {} columns.", most));
}

void Reading::assume(const std::string& name, const std::string& value) {
    if (!asked_.get(name)) for_score_.add(name, value);
}

void Reading::refuse(std::string field, std::string code, std::string message) {
    problems_.push_back({std::move(field), std::move(code), std::move(message)});
}

score::Query Reading::finish() {
    return score::read_query(for_score_, context_, std::move(problems_));
}

}  // namespace hark::insight
