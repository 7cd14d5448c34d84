#include "product/importing/import_json.h"

#include "base/error.h"
#include "platform/json/reader.h"

namespace hark::importing {
namespace {

json::Array list(const std::vector<std::string>& texts) {
    json::Array items;
    for (const auto& text : texts) items.emplace_back(text);
    return items;
}

template <typename Text>
json::Value maybe(const std::optional<Text>& text) {
    return text ? json::Value(*text) : json::Value(nullptr);
}

json::Object to_json(const Column& column) {
    return {{"name", column.header.name},
            {"label", column.header.label},
            {"kind", to_text(column.kind)},
            {"samples", list(column.samples)},
            {"missing", column.missing},
            {"distinct", column.distinct},
            {"guess", json::Object{{"target", to_text(column.guess.role)},
                                   {"confidence", column.guess.confidence},
                                   {"reason", column.guess.reason}}}};
}

std::string_view dates_word(const std::optional<csv::DayOrder>& order) {
    if (!order) return "auto";
    return *order == csv::DayOrder::day_first ? "day_first" : "month_first";
}

std::optional<csv::DayOrder> parse_dates(std::string_view word) {
    if (word == "day_first") return csv::DayOrder::day_first;
    if (word == "month_first") return csv::DayOrder::month_first;
    return std::nullopt;
}

const std::vector<std::string_view> role_words = {"score",   "comment",     "at",       "person",
                                                  "email",   "phone",       "name",     "company",
                                                  "channel", "external_id", "property", "ignore"};

std::optional<Role> parse_role(std::string_view word) {
    for (int role = 0; role <= static_cast<int>(Role::ignore); ++role)
        if (to_text(static_cast<Role>(role)) == word) return static_cast<Role>(role);
    return std::nullopt;
}

Wish read_wish(json::Reader& reader) {
    Wish wish;
    wish.column = reader.text("column", {.least = 0, .most = 2'000});
    if (const auto role = parse_role(reader.choice("target", role_words))) wish.role = *role;
    wish.key = reader.maybe_text("key", {.least = 0, .most = 64}).value_or("");
    if (const auto word =
            reader.maybe_choice("kind", {"text", "number", "boolean", "date", "money"}))
        wish.kind = people::parse_property_kind(*word);
    if (const auto code = reader.maybe_text("currency")) {
        wish.currency = base::Currency::parse(*code);
        if (!wish.currency)
            reader.refuse("currency", "not_a_currency",
                          "`currency` is an ISO 4217 code of three capital letters, e.g. EUR.");
    }
    return wish;
}

json::Object to_json(const people::GivenProperties& properties) {
    json::Object object;
    for (const auto& [key, value] : properties) {
        json::Value written;
        if (const auto* text = std::get_if<std::string>(&value)) {
            written = *text;
        } else if (const auto* number = std::get_if<double>(&value)) {
            written = *number;
        } else if (const auto* claim = std::get_if<bool>(&value)) {
            written = *claim;
        } else if (const auto* date = std::get_if<base::Date>(&value)) {
            written = base::to_text(*date);
        } else {
            const auto& money = std::get<base::Money>(value);
            written = json::Object{
                {"amount", base::minor_to_text(money.minor, money.currency.decimals())},
                {"currency", money.currency.code()}};
        }
        object[key] = std::move(written);
    }
    return object;
}

json::Value person_of(const response::Given& given) {
    if (!given.person) return nullptr;
    return maybe(given.person->external_id ? given.person->external_id : given.person->email);
}

json::Value company_of(const response::Given& given) {
    if (!given.company) return nullptr;
    return maybe(given.company->name ? given.company->name : given.company->external_id);
}

}  // namespace

std::string to_text(const std::map<std::string, Reason>& reasons) {
    json::Array items;
    for (const auto& [key, reason] : reasons)
        items.push_back(json::Object{
            {"code", reason.code}, {"message", reason.message}, {"count", reason.count}});
    return json::to_text(items);
}

std::string to_text(const std::vector<std::string>& notes) {
    return json::to_text(list(notes));
}

std::map<std::string, Reason> reasons_of(std::string_view text) {
    std::map<std::string, Reason> reasons;
    const auto items = json::parse(text);
    for (const auto& item : items.as_array()) {
        const std::string code{item.at("code").as_string()};
        const std::string message{item.at("message").as_string()};
        auto& reason = reasons[reason_key(code, message)];
        reason.code = code;
        reason.message = message;
        reason.count = item.at("count").to_number<std::int64_t>();
    }
    return reasons;
}

std::vector<std::string> notes_of(std::string_view text) {
    std::vector<std::string> notes;
    const auto items = json::parse(text);
    for (const auto& item : items.as_array()) notes.emplace_back(item.as_string());
    return notes;
}

json::Object to_json(const Summary& summary) {
    return {{"read", summary.read},
            {"imported", summary.imported},
            {"duplicates", summary.duplicates},
            {"rejected", summary.rejected},
            {"reasons", json::parse(to_text(summary.reasons))},
            {"notes", list(summary.notes)}};
}

json::Object to_json(const Analysis& analysis) {
    json::Array columns;
    for (const auto& column : analysis.columns) columns.push_back(to_json(column));
    return {{"encoding", to_text(analysis.format.encoding.encoding)},
            {"delimiter", std::string(1, analysis.format.dialect.delimiter)},
            {"rows", analysis.rows},
            {"notes", list(analysis.notes)},
            {"columns", std::move(columns)}};
}

json::Object to_json(const Mapping& mapping, const Analysis& analysis) {
    json::Array columns;
    for (const auto& target : mapping.targets) {
        json::Object object{{"column", analysis.columns.at(target.column).header.name},
                            {"target", to_text(target.role)}};
        if (target.role == Role::property) {
            object["key"] = target.key;
            object["kind"] = people::to_text(target.kind);
            if (target.currency) object["currency"] = target.currency->code();
        }
        columns.push_back(std::move(object));
    }
    return {{"columns", std::move(columns)},
            {"dates", dates_word(mapping.day_order)},
            {"time_zone", mapping.zone.name()}};
}

Mapping read_mapping(const json::Value& value, const Analysis& analysis,
                     const locale::TimeZone& zone, const std::vector<people::Property>& known) {
    json::Reader reader{value};
    reader.maybe_any("survey");  // read by the caller
    const auto dates = reader.maybe_choice("dates", {"auto", "day_first", "month_first"});
    auto wanted_zone = zone;
    if (const auto name = reader.maybe_text("time_zone")) {
        if (const auto found = locale::TimeZone::find(*name)) {
            wanted_zone = *found;
        } else {
            reader.refuse("time_zone", "unknown_zone",
                          "`time_zone` is a name such as Europe/Berlin or UTC.");
        }
    }
    std::vector<Wish> wishes;
    std::vector<base::FieldProblem> problems;
    if (const auto* columns = reader.maybe_any("columns"); columns && columns->is_array()) {
        for (std::size_t i = 0; i < columns->as_array().size(); ++i) {
            json::Reader item{columns->as_array()[i], "columns[" + std::to_string(i) + "]"};
            wishes.push_back(read_wish(item));
            const auto found = item.problems();
            problems.insert(problems.end(), found.begin(), found.end());
        }
    } else if (columns) {
        reader.refuse("columns", "not_a_list", "`columns` is a list of {column, target}.");
    }
    for (auto& problem : reader.problems()) problems.push_back(std::move(problem));
    if (!problems.empty())
        throw base::Error{base::ErrorCode::invalid, "The mapping cannot be used as it is.",
                          std::move(problems)};
    auto mapping = make_mapping(analysis, wishes, wanted_zone, known);
    if (dates) mapping.day_order = parse_dates(*dates);
    return mapping;
}

std::string to_text(const Mapping& mapping, const Analysis& analysis) {
    return json::to_text(to_json(mapping, analysis));
}

Mapping mapping_of(std::string_view text, const Analysis& analysis, const locale::TimeZone& zone,
                   const std::vector<people::Property>& known) {
    return read_mapping(json::parse(text), analysis, zone, known);
}

json::Object to_json(const Sample& sample) {
    json::Object object{{"line", sample.line}};
    const auto& given = sample.given;
    object["score"] = given ? json::Value(given->score) : json::Value(nullptr);
    object["comment"] = given ? maybe(given->comment) : json::Value(nullptr);
    object["at"] = given ? json::Value(base::to_text(*given->at)) : json::Value(nullptr);
    object["person"] = given ? person_of(*given) : json::Value(nullptr);
    object["company"] = given ? company_of(*given) : json::Value(nullptr);
    object["properties"] = given ? to_json(given->properties) : json::Object{};
    object["problem"] = sample.problem.empty() ? json::Value(nullptr) : json::Value(sample.problem);
    return object;
}

}  // namespace hark::importing
