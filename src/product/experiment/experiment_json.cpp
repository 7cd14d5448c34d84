#include "product/experiment/experiment_json.h"

#include <cmath>

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "product/invitation/plan_json.h"
#include "product/invitation/schema.h"
#include "product/survey/words_json.h"

namespace hark::experiment {
namespace {

namespace limits = base::limits;

json::Value maybe(const std::optional<base::Time>& time) {
    return time ? json::Value(base::to_text(*time)) : json::Value(nullptr);
}

json::Object to_json(const Variant& variant) {
    json::Object object{{"key", variant.key},
                        {"name", variant.name},
                        // Whole percents stay whole.
                        {"share_percent", std::round(variant.share * 1e8) / 1e6}};
    const auto& change = variant.change;
    if (!change.question.empty()) object["question"] = survey::to_json(change.question);
    if (!change.subject.empty()) object["subject"] = survey::to_json(change.subject);
    if (change.delay.amount > 0) object["delay"] = invitation::to_json(change.delay);
    return object;
}

Variant read_variant(const json::Value& value, const std::string& path, json::Reader& all) {
    json::Reader reader{value, path};
    Variant variant;
    variant.key = reader.text("key", {.most = limits::key_bytes});
    variant.name = reader.maybe_text("name", {.most = limits::name_bytes}).value_or(variant.key);
    const auto share = reader.maybe_number("share_percent");
    if (!share)
        reader.refuse("share_percent", "required",
                      "Say what share of the people gets this variant, in percent.");
    variant.share = share.value_or(0) / 100;
    std::vector<base::FieldProblem> problems;
    variant.change.question =
        survey::read_words(reader.maybe_any("question"), path + ".question", problems);
    variant.change.subject =
        survey::read_words(reader.maybe_any("subject"), path + ".subject", problems);
    invitation::read_into(variant.change.delay, reader, "delay");
    for (const auto& problem : reader.problems()) problems.push_back(problem);
    for (auto& problem : problems) all.refuse(problem.field, problem.code, problem.message);
    return variant;
}

}  // namespace

json::Array to_json(const std::vector<Variant>& variants) {
    json::Array array;
    for (const auto& variant : variants) array.push_back(to_json(variant));
    return array;
}

json::Object to_json(const Experiment& experiment) {
    return {{"id", experiment.id.text()},
            {"key", experiment.key},
            {"name", experiment.name},
            {"survey",
             experiment.survey ? json::Value(experiment.survey->text()) : json::Value(nullptr)},
            {"state", to_text(state_of(experiment))},
            {"variants", to_json(experiment.variants)},
            {"started_at", maybe(experiment.started_at)},
            {"ended_at", maybe(experiment.ended_at)},
            {"problem",
             experiment.problem.empty() ? json::Value(nullptr) : json::Value(experiment.problem)},
            {"created_at", base::to_text(experiment.created_at)}};
}

std::vector<Variant> read_variants(json::Reader& reader) {
    std::vector<Variant> variants;
    const auto* value = reader.maybe_any("variants");
    const auto* list = value ? value->if_array() : nullptr;
    if (!list || list->size() > limits::experiment_variants) {
        reader.refuse(
            "variants", list ? "count" : "required",
            fmt::format("`variants` is a list of 2 to {} variants.", limits::experiment_variants));
        return variants;
    }
    variants.reserve(list->size());
    for (const auto& item : *list)
        variants.push_back(
            read_variant(item, fmt::format("variants[{}]", variants.size()), reader));
    return variants;
}

std::string to_column(const std::vector<Variant>& variants) {
    return json::to_text(to_json(variants));
}

std::vector<Variant> variants_from_column(std::string_view text) {
    const json::Value value(json::Object{{"variants", json::parse(text)}});
    json::Reader reader{value};
    auto variants = read_variants(reader);
    reader.finish();
    return variants;
}

http::Schema variant_schema() {
    using namespace http;
    return object(
        "Variant",
        {required("key", text("by which the customer's program names it")),
         optional("name", text("its key by default")),
         required("share_percent", number("of all who take part; all shares add up to 100")),
         optional("question", survey::words_schema()), optional("subject", survey::words_schema()),
         optional("delay", invitation::span_schema())});
}

std::vector<http::Schema::Field> experiment_fields() {
    using namespace http;
    return {required("id", text()),
            required("key", text()),
            required("name", text()),
            required("survey", nullable(text("the survey's id; null: of the customer's product"))),
            required("state", one_of({"draft", "running", "ended"})),
            required("variants", http::list(variant_schema())),
            required("started_at", nullable(http::time())),
            required("ended_at", nullable(http::time())),
            required("problem", nullable(text("the last thing said of it that made no sense"))),
            required("created_at", http::time())};
}

}  // namespace hark::experiment
