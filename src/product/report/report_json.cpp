#include "product/report/report_json.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "product/score/score_json.h"

namespace hark::report {
namespace {

json::Value moment(const std::optional<base::Time>& time) {
    return time ? json::Value(base::to_text(*time)) : json::Value(nullptr);
}

json::Array texts(const std::vector<std::string>& all) {
    json::Array array;
    for (const auto& text : all) array.emplace_back(text);
    return array;
}

json::Value import_to_json(const std::optional<importing::Summary>& import) {
    if (!import) return nullptr;
    json::Array reasons;
    for (const auto& [key, reason] : import->reasons) {
        reasons.push_back(json::Object{
            {"code", reason.code}, {"message", reason.message}, {"count", reason.count}});
    }
    return json::Object{{"read", import->read},
                        {"imported", import->imported},
                        {"duplicates", import->duplicates},
                        {"rejected", import->rejected},
                        {"reasons", std::move(reasons)},
                        {"notes", texts(import->notes)}};
}

json::Object counts_to_json(const Counts& counts) {
    return {{"responses", counts.responses},
            {"excluded", counts.excluded},
            {"with_comment", counts.with_comment},
            {"with_person", counts.with_person},
            {"persons", counts.persons},
            {"repeated_persons", counts.repeated_persons},
            {"same_day_persons", counts.same_day_persons},
            {"busiest_person", counts.busiest_person},
            {"first", moment(counts.first)},
            {"last", moment(counts.last)}};
}

json::Array rows_to_json(const Report& report) {
    json::Array rows;
    if (!report.trend) return rows;
    for (const auto& point : report.trend->points) {
        auto row = score::row_to_json(point.row, report.answer.query);
        row["extent"] = point.extent == Extent::full ? "full" : "partial";
        rows.emplace_back(std::move(row));
    }
    return rows;
}

json::Array tally_to_json(const statistics::Tally& tally) {
    json::Array counts;
    for (const auto count : tally.counts()) counts.emplace_back(count);
    return counts;
}

json::Value change_to_json(const std::optional<Change>& change) {
    if (!change) return nullptr;
    return json::Object{{"now", change->now_name},
                        {"before", change->before_name},
                        {"now_tally", tally_to_json(change->now)},
                        {"before_tally", tally_to_json(change->before)},
                        {"change", change->comparison.change},
                        {"low", change->comparison.interval.low},
                        {"high", change->comparison.interval.high},
                        {"p", change->comparison.p},
                        {"adjusted_p", change->adjusted_p},
                        {"looked_at", change->looked_at},
                        {"status", statistics::to_text(change->status)},
                        {"real", change->is_real},
                        {"sentence", change->sentence}};
}

json::Object changes_to_json(const Changes& changes) {
    return {{"last", change_to_json(changes.last)},
            {"largest", change_to_json(changes.largest)},
            {"halves", change_to_json(changes.halves)},
            {"responses_per_step", changes.per_step},
            {"smallest_detectable",
             changes.detectable ? json::Value(*changes.detectable) : json::Value(nullptr)}};
}

json::Object group_to_json(const Group& group, score::Query query) {
    query.by = {group.field};
    auto object = score::row_to_json({{group.value}, {}, group.figures}, query);
    object["name"] = group.name;
    object["standing"] = to_text(group.standing);
    object["against_rest"] = nullptr;
    if (const auto& against = group.against_rest) {
        object["against_rest"] = json::Object{{"change", against->change},
                                              {"low", against->interval.low},
                                              {"high", against->interval.high},
                                              {"p", against->p},
                                              {"adjusted_p", group.adjusted_p.value_or(1)}};
    }
    return object;
}

json::Array groups_to_json(const Report& report) {
    json::Array all;
    for (const auto* list : {&report.groups.tested, &report.groups.directional}) {
        for (const auto& group : *list) {
            all.emplace_back(group_to_json(group, report.answer.query));
        }
    }
    return all;
}

json::Array companions_to_json(const std::vector<Companion>& companions) {
    json::Array all;
    for (const auto& companion : companions) {
        all.push_back(json::Object{{"property", companion.field.name()},
                                   {"correlation", companion.correlation}});
    }
    return all;
}

json::Array quality_to_json(const std::vector<Note>& notes) {
    json::Array all;
    for (const auto& note : notes) {
        all.push_back(
            json::Object{{"code", note.code},
                         {"weight", note.weight == Note::Weight::warning ? "warning" : "remark"},
                         {"text", note.text}});
    }
    return all;
}

}  // namespace

std::string to_json_text(const Report& report) {
    auto answer = report.answer;
    if (report.trend) answer.query.every = report.trend->step;
    const auto& survey = answer.query.survey;
    json::Object object{
        {"source", report.query.title},
        {"survey", json::Object{{"key", survey.key}, {"kind", survey::to_text(survey.kind)}}},
        {"query", score::to_json(answer.query)},
        {"headline", texts(report.headline)},
        {"total", score::total_to_json(answer)},
        {"danger_zone", answer.total.tally.danger_zone()},
        {"rows", rows_to_json(report)},
        {"import", import_to_json(report.query.import)},
        {"counts", counts_to_json(report.counts)},
        {"change", changes_to_json(report.changes)},
        {"groups", groups_to_json(report)},
        {"companions", companions_to_json(report.groups.companions)},
        {"groups_looked_at", report.groups.looked_at},
        {"quality", quality_to_json(report.quality)},
        {"method", texts(report.method)},
    };
    return json::to_text(object);
}

}  // namespace hark::report
