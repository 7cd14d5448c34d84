#include "product/report/make_report.h"

#include "product/report/counts_store.h"
#include "product/report/findings.h"
#include "product/report/groups.h"
#include "product/report/trend.h"
#include "product/score/sql_engine_store.h"

namespace hark::report {
namespace {

// Dates further apart are mistakes; a calendar of their days would be endless.
constexpr std::chrono::days longest_span{366 * 200};

score::Query to_question(const Query& query) {
    score::Query question;
    question.survey = query.survey;
    question.period = query.period;
    question.zone = query.zone;
    question.filter = query.filter;
    question.confidence = query.confidence;
    return question;
}

Report find_out(storage::Session& session, workspace::WorkspaceId workspace, const Query& query) {
    score::SqlCounter counter{session, workspace, {}};
    auto answer = score::ask(counter, to_question(query));
    answer.rows.clear();
    Report report{query, std::move(answer), count_responses(session, workspace, query)};

    const auto& counts = report.counts;
    Days days;
    if (counts.first && *counts.last - *counts.first < longest_span) {
        days = count_days(session, workspace, report.answer.query);
    }
    const auto step = days.empty() ? std::nullopt : choose_step(days);
    if (step) report.trend = make_trend(days, *step, report.answer.query);
    if (report.asks_for_recommendation() && report.counts.responses > 0) {
        if (report.trend) {
            report.changes =
                find_changes(*report.trend, report.answer.total.tally, query.confidence);
        }
        report.groups = compare_groups(session, workspace, query, report.answer);
    }
    report.headline = write_headline(report);
    report.quality = judge_quality(report, days);
    report.method = describe_method(report);
    return report;
}

}  // namespace

Report make_report(storage::Database& database, workspace::WorkspaceId workspace,
                   const Query& query) {
    return database.reading(
        [&](storage::Session& session) { return find_out(session, workspace, query); });
}

}  // namespace hark::report
