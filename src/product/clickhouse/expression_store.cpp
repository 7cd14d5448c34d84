#include "product/clickhouse/expression_store.h"

#include <utility>

#include <fmt/format.h>

#include "base/error.h"

namespace hark::clickhouse {
namespace {

using segment::Bound;
using segment::Field;
using segment::Missing;
using segment::Test;
using segment::Trait;
using segment::Value;

constexpr const char* group_sql =
    "multiIf(score >= 9, 'promoter', score >= 7, 'passive', 'detractor')";

constexpr const char* text_sql = "if(has(text_keys, :{0}), texts[indexOf(text_keys, :{0})], '\\0')";

constexpr const char* number_sql =
    "if(has(number_keys, :{0}), numbers[indexOf(number_keys, :{0})], nan)";

std::string missing_sql(const Field& field, const std::string& subject) {
    switch (field.trait) {
        case Trait::score:
        case Trait::group:
        case Trait::channel:
        case Trait::comment: return "0";
        case Trait::person:
        case Trait::company: return fmt::format("{} = 0", subject);
        case Trait::property: break;
    }
    return form_of(field) == Form::real ? fmt::format("isNaN({})", subject)
                                        : fmt::format("{} = '\\0'", subject);
}

/// Writes one condition and adds its values.
class Writer {
public:
    Writer(Condition& result, std::string prefix, const FindCompanies& find_companies)
        : result_(result), prefix_(std::move(prefix)), find_companies_(find_companies) {}

    void write(const segment::Condition& condition) {
        const auto& field = condition.field;
        const auto subject = value_sql(field, prefix_ + "key");
        if (field.trait == Trait::property) add("key", field.property.key);
        if (condition.test == Test::range) {
            write_range(condition, subject);
        } else {
            write_choice(condition, subject);
        }
    }

private:
    void write_range(const segment::Condition& condition, const std::string& subject) {
        result_.sql += fmt::format("(NOT ({})", missing_sql(condition.field, subject));
        const auto end = [&](const std::optional<Bound>& bound, const char* name, char sign) {
            if (!bound) return;
            const char* equal = bound->end == Bound::End::included ? "=" : "";
            result_.sql +=
                fmt::format(" AND {} {}{} {}", subject, sign, equal, add(name, bound->value));
        };
        end(condition.low, "low", '>');
        end(condition.high, "high", '<');
        result_.sql += ')';
    }

    void write_choice(const segment::Condition& condition, const std::string& subject) {
        std::vector<Value> values;
        for (const auto& value : condition.values) {
            if (!std::holds_alternative<Missing>(value)) values.push_back(value);
        }
        const bool with_missing = values.size() < condition.values.size();
        std::string any = with_missing ? missing_sql(condition.field, subject) : "0";
        if (!values.empty())
            any += fmt::format(" OR {} IN ({})", subject, list(condition.field, values));
        result_.sql += condition.test == Test::none_of ? fmt::format("(NOT ({}))", any)
                                                       : fmt::format("({})", any);
    }

    std::string list(const Field& field, const std::vector<Value>& values) {
        std::string text;
        const auto append = [&](std::size_t i, const Value& value) {
            text += (i > 0 ? ", " : "") + add(std::to_string(i), value);
        };
        if (field.trait != Trait::company) {
            for (std::size_t i = 0; i < values.size(); ++i) append(i, values[i]);
            return text;
        }
        std::vector<std::string> named;
        for (const auto& value : values) named.push_back(std::get<std::string>(value));
        const auto ids = find_companies_(named);
        for (std::size_t i = 0; i < ids.size(); ++i) append(i, ids[i]);
        return text.empty() ? "-1" : text;  // no id is below 0
    }

    std::string add(const std::string& name, const Value& value) {
        storage::Value added;
        if (const auto* text = std::get_if<std::string>(&value)) added = *text;
        if (const auto* whole = std::get_if<std::int64_t>(&value)) added = *whole;
        if (const auto* number = std::get_if<double>(&value)) added = *number;
        result_.parameters.emplace_back(prefix_ + name, std::move(added));
        return ":" + prefix_ + name;
    }

    Condition& result_;
    const std::string prefix_;
    const FindCompanies& find_companies_;
};

}  // namespace

const std::string missing_text(1, '\0');

Form form_of(const Field& field) {
    switch (field.trait) {
        case Trait::score:
        case Trait::person:
        case Trait::company: return Form::integer;
        case Trait::group:
        case Trait::channel:
        case Trait::comment: return Form::text;
        case Trait::property: break;
    }
    const bool is_number = field.property.kind == people::PropertyKind::number ||
                           field.property.kind == people::PropertyKind::money;
    return is_number ? Form::real : Form::text;
}

std::string value_sql(const Field& field, const std::string& parameter) {
    switch (field.trait) {
        case Trait::score: return "toInt64(score)";
        case Trait::group: return group_sql;
        case Trait::channel: return "channel";
        case Trait::person: return "person_id";
        case Trait::company: return "company_id";
        case Trait::comment: return "if(comment > 0, 'yes', 'no')";
        case Trait::property: break;
    }
    return fmt::format(fmt::runtime(form_of(field) == Form::real ? number_sql : text_sql),
                       parameter);
}

Condition condition_sql(const segment::Filter& filter, const segment::Period& period,
                        const FindCompanies& find_companies) {
    Condition result;
    result.sql = "(1";
    if (period.from) {
        result.sql += " AND at >= :period_from";
        result.parameters.emplace_back("period_from", base::to_micros(*period.from));
    }
    if (period.to) {
        result.sql += " AND at < :period_to";
        result.parameters.emplace_back("period_to", base::to_micros(*period.to));
    }
    for (std::size_t i = 0; i < filter.conditions().size(); ++i) {
        result.sql += " AND ";
        Writer{result, fmt::format("f{}_", i), find_companies}.write(filter.conditions()[i]);
    }
    result.sql += ')';
    return result;
}

}  // namespace hark::clickhouse
