#include "product/segment/filter_store.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/id.h"
#include "product/people/order_store.h"

namespace hark::segment {
namespace {

using people::PropertyKind;

constexpr const char* group_sql =
    "CASE WHEN response.score >= 9 THEN 'promoter' "
    "WHEN response.score >= 7 THEN 'passive' ELSE 'detractor' END";

constexpr const char* comment_sql =
    "CASE WHEN response.comment IS NULL OR response.comment = '' THEN 'no' ELSE 'yes' END";

constexpr const char* company_sql =
    "(SELECT company.name FROM company "
    "WHERE company.workspace_id = :workspace AND company.id = response.company_id)";

/// A property in the JSON of `column`, as what it is compared as.
std::string property_sql(const Field& field, std::string_view column, std::string_view parameter) {
    const auto kind = field.property.kind;
    if (kind == PropertyKind::number || kind == PropertyKind::money)
        return people::number_sql(column, parameter);
    return fmt::format("CAST({} ->> CAST(:{} AS TEXT) AS TEXT)", column, parameter);
}

bool is_numeric(const Field& field) {
    return field.trait == Trait::property && (field.property.kind == PropertyKind::number ||
                                              field.property.kind == PropertyKind::money);
}

storage::Value to_parameter(const Field& field, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<double>(&value)) return *number;
    const auto whole = std::get<std::int64_t>(value);
    if (is_numeric(field)) return static_cast<double>(whole);
    return whole;
}

/// What the conditions are about.
enum class Subject { response, person };

/// Writes the SQL of one condition and binds its values.
class Writer {
public:
    Writer(SqlFilter& filter, Subject subject, std::string prefix)
        : filter_(filter), about_(subject), prefix_(std::move(prefix)) {}

    void write(const Condition& condition) {
        const auto& field = condition.field;
        const auto subject = subject_of(field);
        if (field.trait == Trait::property) bind("key", field.property.key);
        if (condition.test == Test::range) {
            write_range(condition, subject);
        } else {
            write_choice(condition, subject);
        }
    }

private:
    std::string subject_of(const Field& field) const {
        const bool of_person = about_ == Subject::person;
        if (field.trait == Trait::company)
            return of_person ? "person.company_id" : "response.company_id";
        return of_person ? sql_value_of_person(field, prefix_ + "key")
                         : sql_value(field, prefix_ + "key");
    }

    void write_range(const Condition& condition, const std::string& subject) {
        const auto add = [&](const std::optional<Bound>& bound, const char* name,
                             const char* included, const char* excluded) {
            if (!bound) return;
            if (condition.low && condition.high && name == std::string_view{"high"}) {
                filter_.sql += " AND ";
            }
            filter_.sql += fmt::format("{} {} {}", subject,
                                       bound->end == Bound::End::included ? included : excluded,
                                       bound_parameter(condition.field, name, bound->value));
        };
        filter_.sql += '(';
        add(condition.low, "low", ">=", ">");
        add(condition.high, "high", "<=", "<");
        filter_.sql += ')';
    }

    void write_choice(const Condition& condition, const std::string& subject) {
        std::vector<Value> values;
        for (const auto& value : condition.values) {
            if (!std::holds_alternative<Missing>(value)) values.push_back(value);
        }
        const bool with_missing = values.size() < condition.values.size();
        const bool none = condition.test == Test::none_of;
        const std::string missing = subject + (none && with_missing ? " IS NOT NULL" : " IS NULL");
        if (values.empty()) {
            filter_.sql += fmt::format("({})", missing);
            return;
        }
        const std::string among =
            fmt::format("{} {} {}", subject, none ? "NOT IN" : "IN",
                        condition.field.trait == Trait::company
                            ? companies(values)
                            : fmt::format("({})", listed(condition.field, values)));
        if (none) {
            filter_.sql += fmt::format("({} {} {})", missing, with_missing ? "AND" : "OR", among);
        } else {
            filter_.sql += with_missing ? fmt::format("({} OR {})", missing, among)
                                        : fmt::format("({})", among);
        }
    }

    std::string listed(const Field& field, const std::vector<Value>& values) {
        std::string list;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (i > 0) list += ", ";
            list += bound_parameter(field, std::to_string(i), values[i]);
        }
        return list;
    }

    /// Companies are meant by name, and by id where the text can be one.
    std::string companies(const std::vector<Value>& values) {
        std::string ids;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto id = base::parse_id(std::get<std::string>(values[i]));
            if (!id) continue;
            ids += fmt::format("{}:{}id{}", ids.empty() ? "" : ", ", prefix_, i);
            bind(fmt::format("id{}", i), *id);
        }
        return fmt::format(
            "(SELECT company.id FROM company WHERE company.workspace_id = :workspace "
            "AND (company.name IN ({}){}))",
            listed(Field{Trait::company}, values),
            ids.empty() ? "" : fmt::format(" OR company.id IN ({})", ids));
    }

    std::string bound_parameter(const Field& field, const std::string& name, const Value& value) {
        bind(name, to_parameter(field, value));
        const auto parameter = fmt::format(":{}{}", prefix_, name);
        return is_numeric(field) ? fmt::format("CAST({} AS DOUBLE PRECISION)", parameter)
                                 : parameter;
    }

    void bind(const std::string& name, storage::Value value) {
        filter_.parameters.emplace_back(prefix_ + name, std::move(value));
    }

    SqlFilter& filter_;
    Subject about_;
    std::string prefix_;
};

void add_conditions(SqlFilter& result, const Filter& filter, Subject subject) {
    for (std::size_t i = 0; i < filter.conditions().size(); ++i) {
        result.sql += " AND ";
        Writer{result, subject, fmt::format("f{}_", i)}.write(filter.conditions()[i]);
    }
    result.sql += ')';
}

}  // namespace

std::string sql_value(const Field& field, const std::string& parameter) {
    switch (field.trait) {
        case Trait::score: return "response.score";
        case Trait::group: return group_sql;
        case Trait::channel: return "response.channel";
        case Trait::person: return "response.person_id";
        case Trait::company: return company_sql;
        case Trait::comment: return comment_sql;
        case Trait::property: break;
    }
    return property_sql(field, "response.properties", parameter);
}

std::string sql_value_of_person(const Field& field, const std::string& parameter) {
    if (field.trait == Trait::person) return "person.id";
    CHECK(field.trait == Trait::property);
    return fmt::format("COALESCE({}, {})", property_sql(field, "person.properties", parameter),
                       property_sql(field, "company.properties", parameter));
}

bool can_be_asked_of_persons(const Filter& filter) {
    const auto& all = filter.conditions();
    return std::all_of(all.begin(), all.end(), [](const Condition& condition) {
        const auto trait = condition.field.trait;
        return trait == Trait::property || trait == Trait::person || trait == Trait::company;
    });
}

SqlFilter to_sql(const Filter& filter, const Period& period) {
    SqlFilter result;
    result.sql = "(1 = 1";
    if (period.from) {
        result.sql += " AND response.at >= :period_from";
        result.parameters.emplace_back("period_from", base::to_micros(*period.from));
    }
    if (period.to) {
        result.sql += " AND response.at < :period_to";
        result.parameters.emplace_back("period_to", base::to_micros(*period.to));
    }
    add_conditions(result, filter, Subject::response);
    return result;
}

SqlFilter to_sql_of_persons(const Filter& filter) {
    SqlFilter result{"(1 = 1", {}};
    add_conditions(result, filter, Subject::person);
    return result;
}

}  // namespace hark::segment
