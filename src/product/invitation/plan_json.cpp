#include "product/invitation/plan_json.h"

#include <cmath>

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/error.h"
#include "base/limits.h"

namespace hark::invitation {
namespace {

namespace limits = base::limits;
using std::chrono::days;

constexpr std::int64_t any_number = 1'000'000'000;
const std::vector<std::string_view> unit_names{"minute", "hour", "day", "week", "month"};

json::Value maybe(const std::optional<base::Time>& time) {
    return time ? json::Value(base::to_text(*time)) : json::Value(nullptr);
}

json::Array to_array(const std::vector<std::string>& texts) {
    json::Array array;
    for (const auto& text : texts) array.emplace_back(text);
    return array;
}

json::Object trigger_json(const Trigger& trigger) {
    json::Object object{{"kind", name_of(trigger)}};
    if (const auto* schedule = std::get_if<Schedule>(&trigger)) {
        object["from"] = base::to_text(schedule->from);
        object["every"] = to_text(schedule->every);
        object["spread_days"] = schedule->spread_days;
    } else if (const auto* event = std::get_if<OnEvent>(&trigger)) {
        object["event"] = event->event;
        object["where"] = to_array(event->where);
        object["otherwise"] = nullptr;
        if (event->otherwise)
            object["otherwise"] = json::Object{{"event", event->otherwise->event},
                                               {"after", to_json(event->otherwise->after)}};
    } else if (const auto* date = std::get_if<OnDate>(&trigger)) {
        object["property"] = date->property;
        object["offset_days"] = date->offset_days;
        object["yearly"] = date->repeat == OnDate::Repeat::yearly;
    }
    return object;
}

std::optional<std::vector<std::string>> texts(json::Reader& reader, std::string_view field) {
    const auto* value = reader.maybe_any(field);
    if (value == nullptr) return std::nullopt;
    std::vector<std::string> list;
    const auto* array = value->if_array();
    if (array == nullptr || array->size() > limits::score_filters) {
        reader.refuse(
            field, "wrong_type",
            fmt::format("`{}` is a list of at most {} texts.", field, limits::score_filters));
        return list;
    }
    for (const auto& item : *array) {
        if (!item.is_string()) {
            reader.refuse(field, "wrong_type", fmt::format("`{}` is a list of texts.", field));
            return list;
        }
        list.emplace_back(item.as_string());
    }
    return list;
}

void read_days(days& into, json::Reader& reader, std::string_view field) {
    if (const auto given = reader.maybe_integer(field, -any_number, any_number))
        into = days{*given};
}

base::Date read_date(json::Reader& reader, std::string_view field) {
    const auto text = reader.text(field, {.most = 10});
    const auto date = base::parse_date(text);
    if (!date && reader.has(field))
        reader.refuse(field, "wrong_type", fmt::format("`{}` is a day such as 2026-01-05.", field));
    return date.value_or(base::Date{});
}

Schedule read_schedule(json::Reader& reader) {
    Schedule schedule;
    schedule.from = read_date(reader, "from");
    const auto every = reader.choice("every", {"once", "week", "month", "quarter", "year"});
    schedule.every = parse_every(every).value_or(Every::once);
    schedule.spread_days =
        static_cast<int>(reader.maybe_integer("spread_days", 1, 366).value_or(1));
    return schedule;
}

OnEvent read_event(json::Reader& reader) {
    OnEvent event;
    event.event = reader.text("event", {.most = limits::name_bytes});
    event.where = texts(reader, "where").value_or(std::vector<std::string>{});
    if (auto* otherwise = reader.maybe_object("otherwise")) {
        OnEvent::Otherwise other;
        other.event = otherwise->text("event", {.most = limits::name_bytes});
        if (!otherwise->has("after"))
            otherwise->refuse("after", "required",
                              "Say how long to wait, as {\"amount\":30,\"unit\":\"day\"}.");
        read_into(other.after, *otherwise, "after");
        event.otherwise = other;
    }
    return event;
}

OnDate read_on_date(json::Reader& reader) {
    OnDate date;
    date.property = reader.text("property", {.most = limits::key_bytes});
    date.offset_days =
        static_cast<int>(reader.maybe_integer("offset_days", -any_number, any_number).value_or(0));
    if (reader.maybe_boolean("yearly").value_or(false)) date.repeat = OnDate::Repeat::yearly;
    return date;
}

void read_trigger(Trigger& trigger, json::Reader& reader) {
    auto* object = reader.maybe_object("trigger");
    if (object == nullptr) return;
    const auto kind = object->choice("kind", {"schedule", "event", "date", "api"});
    if (kind == "schedule") trigger = read_schedule(*object);
    if (kind == "event") trigger = read_event(*object);
    if (kind == "date") trigger = read_on_date(*object);
    if (kind == "api") trigger = OnRequest{};
}

void read_audience(Audience& audience, json::Reader& reader) {
    auto* object = reader.maybe_object("audience");
    if (object == nullptr) return;
    audience = {};
    if (const auto id = object->maybe_text("segment", {.most = 20})) {
        audience.segment = segment::SegmentId::parse(*id);
        if (!audience.segment)
            object->refuse("segment", "wrong_type", "`audience.segment` is the id of a segment.");
    }
    if (auto where = texts(*object, "where")) audience.where = std::move(*where);
}

void read_precision(std::optional<Precision>& precision, json::Reader& reader) {
    if (reader.is_null("precision")) precision = std::nullopt;
    auto* object = reader.maybe_object("precision");
    if (object == nullptr) return;
    Precision wanted;
    wanted.margin = object->maybe_number("margin").value_or(wanted.margin);
    wanted.confidence = object->maybe_number("confidence").value_or(wanted.confidence);
    if (object->maybe_choice("then", {"stop", "go_on"}) == "go_on")
        wanted.then = Precision::Then::go_on;
    if (object->maybe_choice("until", {"end", "reached"}) == "reached")
        wanted.until = Precision::Until::reached;
    precision = wanted;
}

void read_time(std::optional<base::Time>& time, json::Reader& reader, std::string_view field) {
    if (reader.is_null(field)) time = std::nullopt;
    if (const auto given = reader.maybe_time(field)) time = given;
}

}  // namespace

void read_into(Span& span, json::Reader& reader, std::string_view field) {
    auto* object = reader.maybe_object(field);
    if (object == nullptr) return;
    span.amount = static_cast<int>(object->integer("amount", 0, 1'000'000));
    if (const auto unit = parse_unit(object->choice("unit", unit_names))) span.unit = *unit;
}

json::Object to_json(Span span) {
    return {{"amount", span.amount}, {"unit", to_text(span.unit)}};
}

json::Object to_json(const Plan& plan) {
    json::Value precision = nullptr;
    if (plan.precision)
        precision = json::Object{
            {"margin", plan.precision->margin},
            {"confidence", plan.precision->confidence},
            {"then", plan.precision->then == Precision::Then::stop ? "stop" : "go_on"},
            {"until", plan.precision->until == Precision::Until::end ? "end" : "reached"}};
    const auto& segment = plan.audience.segment;
    const auto& own = plan.own_rest;
    return {{"id", plan.id.text()},
            {"survey", plan.survey.text()},
            {"name", plan.name},
            {"state", to_text(plan.state)},
            {"channel", to_text(plan.channel)},
            {"audience", json::Object{{"segment", segment ? json::Value(segment->text())
                                                          : json::Value(nullptr)},
                                      {"where", to_array(plan.audience.where)}}},
            {"trigger", trigger_json(plan.trigger)},
            {"delay", to_json(plan.delay)},
            {"cancel_on", to_array(plan.cancel_on)},
            {"cadence_days", plan.cadence.count()},
            {"sample_percent", std::round(plan.sample * 1e6) / 1e4},
            {"own_rest_days", own ? json::Value(own->count()) : json::Value(nullptr)},
            {"patience_days", plan.patience.count()},
            {"reminders",
             json::Object{{"most", plan.reminders}, {"every_days", plan.remind_every.count()}}},
            {"expires_days", plan.expires.count()},
            {"starts_at", maybe(plan.starts_at)},
            {"ends_at", maybe(plan.ends_at)},
            {"precision", std::move(precision)},
            {"widget",
             json::Object{{"placement", to_text(plan.placement)}, {"delay_ms", plan.delay_ms}}},
            {"created_at", base::to_text(plan.created_at)},
            {"updated_at", base::to_text(plan.updated_at)}};
}

void read_into(Plan& plan, json::Reader& reader) {
    if (const auto name = reader.maybe_text("name", {.most = limits::name_bytes}))
        plan.name = *name;
    if (const auto state = reader.maybe_choice("state", {"active", "paused"}))
        plan.state = parse_plan_state(*state).value_or(plan.state);
    if (const auto channel =
            reader.maybe_choice("channel", {"email", "widget", "link", "kiosk", "sms", "api"}))
        plan.channel = parse_channel(*channel).value_or(plan.channel);
    read_audience(plan.audience, reader);
    read_trigger(plan.trigger, reader);
    read_into(plan.delay, reader, "delay");
    if (auto events = texts(reader, "cancel_on")) plan.cancel_on = std::move(*events);
    read_days(plan.cadence, reader, "cadence_days");
    if (const auto percent = reader.maybe_number("sample_percent")) plan.sample = *percent / 100;
    if (reader.is_null("own_rest_days")) plan.own_rest = std::nullopt;
    if (const auto rest = reader.maybe_integer("own_rest_days", -any_number, any_number))
        plan.own_rest = days{*rest};
    read_days(plan.patience, reader, "patience_days");
    if (auto* reminders = reader.maybe_object("reminders")) {
        if (const auto most = reminders->maybe_integer("most", -any_number, any_number))
            plan.reminders = static_cast<int>(*most);
        read_days(plan.remind_every, *reminders, "every_days");
    }
    read_days(plan.expires, reader, "expires_days");
    read_time(plan.starts_at, reader, "starts_at");
    read_time(plan.ends_at, reader, "ends_at");
    read_precision(plan.precision, reader);
    if (auto* widget = reader.maybe_object("widget")) {
        if (const auto placement =
                widget->maybe_choice("placement", {"corner", "modal", "bar", "inline"}))
            plan.placement = parse_placement(*placement).value_or(plan.placement);
        if (const auto delay = widget->maybe_integer("delay_ms", -any_number, any_number))
            plan.delay_ms = static_cast<int>(*delay);
    }
}

std::string to_column(const Plan& plan) {
    auto object = to_json(plan);
    for (const char* kept_apart : {"id", "survey", "name", "state", "created_at", "updated_at"})
        object.erase(kept_apart);
    return json::to_text(object);
}

void from_column(Plan& plan, std::string_view text) {
    const auto value = json::parse(text);
    json::Reader reader{value};
    read_into(plan, reader);
    reader.finish();
}

}  // namespace hark::invitation
