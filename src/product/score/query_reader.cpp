#include "product/score/query_reader.h"

#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "base/error.h"
#include "base/id.h"
#include "base/limits.h"
#include "platform/json/spelling.h"
#include "product/score/earlier.h"
#include "product/segment/selection.h"

namespace hark::score {
namespace {

using segment::Field;
using segment::Trait;

/// Reads one request and collects what is wrong with it.
class Reading {
public:
    Reading(const http::Query& query, const Context& context,
            std::vector<base::FieldProblem> problems)
        : query_(query), context_(context), problems_(std::move(problems)) {}

    Query read() {
        refuse_what_is_not_asked();
        Query result;
        result.survey = context_.survey;
        result.least = static_cast<std::int64_t>(context_.least);
        auto selection = segment::read_selection(query_, context_.properties, context_.segments,
                                                 context_.zone, problems_);
        result.period = selection.period;
        result.zone = selection.zone;
        result.filter = std::move(selection.filter);
        result.every = choice<std::optional<locale::Step>>("every", {},
                                                           {{"day", locale::Step::day},
                                                            {"week", locale::Step::week},
                                                            {"month", locale::Step::month},
                                                            {"quarter", locale::Step::quarter},
                                                            {"year", locale::Step::year}});
        result.by = columns();
        result.unit = choice(
            "unit", Unit::response,
            {{"response", Unit::response}, {"person", Unit::person}, {"company", Unit::company}});
        result.weight = weight();
        result.compare = choice(
            "compare", Compare::none,
            {{"none", Compare::none}, {"previous", Compare::previous}, {"year", Compare::year}});
        result.confidence = confidence();
        read_order(result);
        finish_period(result);
        refuse_groups_of_other_kinds(result);
        refuse_picking(result);
        base::require_none(std::move(problems_));
        return result;
    }

private:
    void refuse_what_is_not_asked() {
        std::vector<std::string_view> names;
        const auto parameters = query_parameters();
        names.reserve(parameters.size());
        for (const auto& parameter : parameters) names.emplace_back(parameter.name);
        segment::refuse_unknown(query_, names, problems_);
        segment::refuse_repeated(
            query_,
            {"survey", "every", "unit", "weight", "compare", "confidence", "order", "limit"},
            problems_);
    }

    template <typename T>
    T choice(const char* name, T otherwise,
             const std::vector<std::pair<std::string_view, T>>& all) {
        const auto text = query_.get(name);
        if (!text) return otherwise;
        std::vector<std::string_view> words;
        for (const auto& [word, value] : all) {
            if (word == *text) return value;
            words.push_back(word);
        }
        const auto meant = json::closest(*text, words);
        refuse(name, "unknown",
               fmt::format("\"{}\" is none of {}.{}", *text, fmt::join(words, ", "),
                           meant ? fmt::format(" Did you mean \"{}\"?", *meant) : ""));
        return otherwise;
    }

    std::vector<Field> columns() {
        std::vector<Field> columns;
        for (const auto& text : query_.all("by")) {
            for (std::size_t at = 0; at <= text.size();) {
                const auto end = std::min(text.find(',', at), text.size());
                add_column(columns, text.substr(at, end - at));
                at = end + 1;
            }
        }
        if (columns.size() > base::limits::score_group_columns) {
            refuse("by", "too_many",
                   fmt::format("Group by at most {} columns.", base::limits::score_group_columns));
        }
        return columns;
    }

    void add_column(std::vector<Field>& columns, const std::string& name) {
        auto found = segment::find_field(name, context_.properties, "by");
        if (auto* problem = std::get_if<base::FieldProblem>(&found)) {
            problems_.push_back(std::move(*problem));
            return;
        }
        auto& field = std::get<Field>(found);
        if (field.trait == Trait::person || field.trait == Trait::comment) {
            refuse("by", "unsuitable",
                   fmt::format("Responses are not grouped by {}; use it in where.", name));
        } else if (std::find(columns.begin(), columns.end(), field) != columns.end()) {
            refuse("by", "repeated", fmt::format("\"{}\" is given twice.", name));
        } else {
            columns.push_back(std::move(field));
        }
    }

    std::optional<people::Property> weight() {
        const auto name = query_.get("weight");
        if (!name || *name == "none") return std::nullopt;
        std::vector<std::string_view> suitable;
        for (const auto& property : context_.properties) {
            if (property.kind != people::PropertyKind::number &&
                property.kind != people::PropertyKind::money) {
                continue;
            }
            if (property.key == *name) return property;
            suitable.emplace_back(property.key);
        }
        refuse(
            "weight", "unknown",
            fmt::format("\"{}\" is not a number or an amount of money. Responses can be weighted "
                        "by: none{}{}.",
                        *name, suitable.empty() ? "" : ", ", fmt::join(suitable, ", ")));
        return std::nullopt;
    }

    double confidence() {
        const auto text = query_.get("confidence");
        if (!text) return statistics::default_confidence;
        double value = 0;
        const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
        if (error == std::errc{} && end == text->data() + text->size() && value >= 0.5 &&
            value <= 0.999) {
            return value;
        }
        refuse("confidence", "out_of_range", "Give a number from 0.5 to 0.999, e.g. 0.95.");
        return statistics::default_confidence;
    }

    void read_order(Query& query) {
        using By = Order::By;
        auto text = query_.get("order").value_or("group");
        const bool descending = text.starts_with('-');
        if (descending) text.erase(0, 1);
        const std::vector<std::pair<std::string_view, By>> all{{"group", By::group},
                                                               {"responses", By::responses},
                                                               {"detractors", By::detractors},
                                                               {"weight", By::weight},
                                                               {"nps", By::nps}};
        const auto found = std::find_if(all.begin(), all.end(),
                                        [&](const auto& one) { return one.first == text; });
        if (found == all.end()) {
            refuse("order", "unknown",
                   fmt::format("\"{}\" is none of group, responses, detractors, weight, nps, each "
                               "with a \"-\" in front for the largest first.",
                               text));
            return;
        }
        query.order = {found->second,
                       descending ? Order::Direction::descending : Order::Direction::ascending};
        if (query.order.by == By::weight && !query.weight && !query_.get("weight")) {
            refuse("order", "unsuitable", "Rows have a weight only with \"weight\": give it, too.");
        }
        if (const auto limit = query_.get("limit")) {
            const auto rows = base::parse_id(*limit);
            if (!rows || static_cast<std::size_t>(*rows) > base::limits::score_rows) {
                refuse("limit", "out_of_range",
                       fmt::format("Give a whole number from 1 to {}.", base::limits::score_rows));
            } else {
                query.limit = static_cast<std::size_t>(*rows);
            }
        }
        if (query.every && (query_.get("order") || query_.get("limit"))) {
            refuse(query_.get("order") ? "order" : "limit", "unsuitable",
                   "Rows over time (every) stay in order of time: leave order and limit out.");
        }
    }

    void finish_period(Query& query) {
        if (query.compare == Compare::none || !problems_.empty()) return;
        const bool whole_year = query.compare == Compare::year && !query.every;
        if ((query.compare == Compare::previous || whole_year) && !query.period.from) {
            refuse("from", "required",
                   fmt::format("compare={} needs to know where the period begins: give \"from\".",
                               to_text(query.compare)));
            return;
        }
        if (!query.period.to) {
            query.period.to = context_.now;
            if (query.period.from && *query.period.from >= context_.now) {
                refuse("from", "out_of_range",
                       "The period begins in the future: give an earlier \"from\", or a \"to\".");
                return;
            }
        }
        if (whole_year && overlaps_year_before(query.period, query.zone)) {
            refuse("compare", "overlaps",
                   "The period is longer than a year, so it would be compared with a part of "
                   "itself: give a shorter one (from, to), or compare its steps (every).");
        }
    }

    /// Promoters and detractors exist only where recommendation is asked for.
    void refuse_groups_of_other_kinds(const Query& query) {
        if (asks_for_recommendation(query)) return;
        const auto message = fmt::format(
            "Surveys of kind {} have no promoters or detractors; use "
            "score instead of group.",
            survey::to_text(query.survey.kind));
        for (const auto& field : query.by) {
            if (field.trait == Trait::group) refuse("by", "unsuitable", message);
        }
        for (const auto& condition : query.filter.conditions()) {
            if (condition.field.trait == Trait::group) refuse("where", "unsuitable", message);
        }
    }

    void refuse_picking(const Query& query) {
        if (!survey::is_anonymous(query.survey.kind)) return;
        if (segment::asks_what_was_said(query.filter))
            problems_.push_back(segment::no_picking("where"));
        for (const auto& field : query.by)
            if (segment::asks_what_was_said(field)) problems_.push_back(segment::no_picking("by"));
    }

    void refuse(std::string field, std::string code, std::string message) {
        problems_.push_back({std::move(field), std::move(code), std::move(message)});
    }

    const http::Query& query_;
    const Context& context_;
    std::vector<base::FieldProblem> problems_;
};

}  // namespace

Query read_query(const http::Query& query, const Context& context,
                 std::vector<base::FieldProblem> problems) {
    return Reading{query, context, std::move(problems)}.read();
}

std::vector<http::QueryParameter> query_parameters() {
    std::vector<http::QueryParameter> all{
        {"survey", "Id or key; by default `nps`, else the workspace's only survey."}};
    for (auto& parameter : segment::selection_parameters()) all.push_back(std::move(parameter));
    all.push_back({"every", "A row per day, week (ISO, from Monday), month, quarter or year."});
    all.push_back({"by",
                   "A row per value of up to three columns, separated by commas: keys of "
                   "properties, score, group, channel, company.",
                   http::QueryParameter::Repeat::yes});
    all.push_back({"unit",
                   "response (default), or person or company: the latest response of each in the "
                   "period, among those that pass the filter; responses of nobody count on their "
                   "own."});
    all.push_back({"weight", "none (default), or the key of a property of kind number or money."});
    all.push_back({"compare",
                   "previous: the same length of time before `from` (for rows with `every`: the "
                   "step before); year: the same a year earlier, for a period of at most a year "
                   "(or the steps of `every`)."});
    all.push_back({"order",
                   "How groups are listed: group (default), responses, detractors, weight, nps; "
                   "with - in front the largest first."});
    all.push_back({"limit", "At most so many groups, the first in that order."});
    all.push_back({"confidence", "Of the intervals, 0.5 to 0.999; 0.95 by default."});
    return all;
}

}  // namespace hark::score
