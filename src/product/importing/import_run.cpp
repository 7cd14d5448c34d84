#include "product/importing/import_run.h"

#include <thread>
#include <unordered_set>

#include <fmt/format.h>

#include "base/limits.h"
#include "product/importing/batch_queue.h"
#include "product/importing/kept_rows.h"
#include "product/importing/rejects.h"
#include "product/importing/row_reading.h"
#include "product/response/known_external.h"

namespace hark::importing {
namespace {

/// Rows that go to the database together, and those between them that do not.
struct Batch {
    struct Refused {
        std::size_t row = 0;  // its place in `rows`
        RowProblem problem;
    };

    KeptRows rows;
    std::vector<response::Given> given;
    std::vector<std::size_t> origins;  // of each of `given`: its place in `rows`
    std::vector<Refused> refused;
    std::uint64_t bytes_done = 0;

    std::size_t size() const { return given.size() + refused.size(); }
};

csv::Reader open(const Job& job) {
    return csv::Reader{csv::open_file(job.path), job.analysis.format};
}

[[noreturn]] void stop_as_asked() {
    throw base::Error{base::ErrorCode::unavailable,
                      "The import was cancelled. What was imported until then stays; importing the "
                      "file again goes on from there."};
}

std::string sentence(const std::vector<base::FieldProblem>& problems) {
    std::string text;
    for (const auto& problem : problems)
        text += (text.empty() ? "" : " ") + problem.field + ": " + problem.message;
    return text;
}

/// Reads the whole file into batches, on its own thread.
void read_batches(const Job& job, RowReading& reading, BatchQueue<Batch>& queue) {
    try {
        auto reader = open(job);
        csv::Row row;
        Batch batch;
        while (reader.next(row)) {
            auto read = reading.read(row);
            const auto place = batch.rows.keep(row);
            if (auto* problem = std::get_if<RowProblem>(&read)) {
                batch.refused.push_back({place, std::move(*problem)});
            } else {
                batch.given.push_back(std::get<response::Given>(std::move(read)));
                batch.origins.push_back(place);
            }
            if (batch.size() >= job.batch_rows) {
                batch.bytes_done = reader.bytes_done();
                if (!queue.put(std::exchange(batch, {}))) return;
            }
        }
        batch.bytes_done = reader.bytes_done();
        queue.put(std::move(batch));
        queue.finish();
    } catch (...) {
        queue.finish(std::current_exception());
    }
}

/// Commits one batch with what `step` adds. When somebody added the same at the same moment, tries
/// again: then it is there and counts as a duplicate.
Summary commit(const Job& job, response::Service& responses, const Batch& batch,
               const Summary& before, const Step& step, std::vector<response::Outcome>& outcomes) {
    for (int attempt = 1;; ++attempt) {
        try {
            Summary after = before;
            responses.database().write([&](storage::Session& session) {
                after = before;
                outcomes = responses.give_many(session, job.workspace, batch.given, job.id);
                for (const auto& outcome : outcomes) {
                    if (std::holds_alternative<response::Accepted>(outcome)) {
                        ++after.imported;
                    } else if (std::holds_alternative<response::Duplicate>(outcome)) {
                        ++after.duplicates;
                    } else {
                        const auto& problems = std::get<response::Rejected>(outcome).problems;
                        after.reject(problems.front().code, problems.front().message);
                    }
                }
                for (const auto& row : batch.refused)
                    after.reject(row.problem.code, row.problem.message);
                after.read += static_cast<std::int64_t>(batch.size());
                step(session, after);
            });
            responses.tell();
            return after;
        } catch (const base::Error& error) {
            const bool again =
                error.code() == base::ErrorCode::conflict && attempt < base::limits::write_attempts;
            if (!again) throw;
        }
    }
}

void write_rejects(Rejects& rejects, const Batch& batch,
                   const std::vector<response::Outcome>& outcomes) {
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        if (const auto* rejected = std::get_if<response::Rejected>(&outcomes[i]))
            rejects.add(batch.rows.get(batch.origins[i]), sentence(rejected->problems));
    for (const auto& refused : batch.refused)
        rejects.add(batch.rows.get(refused.row), refused.problem.message);
}

/// Counts rows with these ids as imported, or as duplicates where they are stored or repeated.
void look_up(const Job& job, response::Service& responses,
             const std::vector<std::string>& external_ids, Summary& summary) {
    if (external_ids.empty()) return;
    std::unordered_set<std::string> stored;
    responses.database().read([&](storage::Session& session) {
        stored = response::known_external(session, job.workspace, job.survey, external_ids);
    });
    std::unordered_set<std::string_view> fresh;
    for (const auto& id : external_ids) {
        const bool is_new = !stored.contains(id) && fresh.insert(id).second;
        ++(is_new ? summary.imported : summary.duplicates);
    }
}

std::vector<csv::Header> headers_of(const Analysis& analysis) {
    std::vector<csv::Header> headers;
    for (const auto& column : analysis.columns) headers.push_back(column.header);
    return headers;
}

std::vector<std::string> joined(std::vector<std::string> first, std::vector<std::string> then) {
    first.insert(first.end(), std::make_move_iterator(then.begin()),
                 std::make_move_iterator(then.end()));
    return first;
}

}  // namespace

Summary run(const Job& job, response::Service& responses, const base::Clock& clock,
            const Step& step, const Progress& progress) {
    RowReading reading{job.analysis, job.mapping, job.survey, clock.now()};
    Rejects rejects{job.rejects, headers_of(job.analysis)};
    rejects.probe();
    BatchQueue<Batch> queue{base::limits::import_waiting_batches};
    Summary summary;
    std::thread reader{[&] { read_batches(job, reading, queue); }};
    try {
        while (const auto batch = queue.take()) {
            std::vector<response::Outcome> outcomes;
            summary = commit(job, responses, *batch, summary, step, outcomes);
            write_rejects(rejects, *batch, outcomes);
            if (progress && progress(batch->bytes_done, job.analysis.bytes) == Continue::no)
                stop_as_asked();
        }
        rejects.flush();
    } catch (...) {
        queue.close();
        reader.join();
        throw;
    }
    reader.join();
    responses.release(job.workspace, job.survey);
    summary.notes = joined(job.analysis.notes, reading.notes());
    return summary;
}

Summary rehearse(const Job& job, response::Service& responses, const base::Clock& clock,
                 const Progress& progress) {
    RowReading reading{job.analysis, job.mapping, job.survey, clock.now()};
    Rejects rejects{job.rejects, headers_of(job.analysis)};
    rejects.probe();
    auto reader = open(job);
    Summary summary;
    std::vector<std::string> waiting;  // external ids of good rows, not yet looked up
    csv::Row row;
    while (reader.next(row)) {
        ++summary.read;
        const auto read = reading.read(row);
        const auto* problem = std::get_if<RowProblem>(&read);
        std::vector<base::FieldProblem> problems;
        if (!problem) problems = response::check(std::get<response::Given>(read), clock.now());
        if (problem) {
            summary.reject(problem->code, problem->message);
            rejects.add(row, problem->message);
        } else if (!problems.empty()) {
            summary.reject(problems.front().code, problems.front().message);
            rejects.add(row, sentence(problems));
        } else {
            waiting.push_back(*std::get<response::Given>(read).external_id);
        }
        if (summary.read % static_cast<std::int64_t>(job.batch_rows) != 0) continue;
        look_up(job, responses, std::exchange(waiting, {}), summary);
        if (progress && progress(reader.bytes_done(), job.analysis.bytes) == Continue::no)
            stop_as_asked();
    }
    look_up(job, responses, waiting, summary);
    rejects.flush();
    summary.notes = joined(job.analysis.notes, reading.notes());
    return summary;
}

std::vector<Sample> preview(const Job& job, const base::Clock& clock, std::size_t most) {
    RowReading reading{job.analysis, job.mapping, job.survey, clock.now()};
    auto reader = open(job);
    std::vector<Sample> samples;
    csv::Row row;
    while (samples.size() < most && reader.next(row)) {
        Sample sample;
        sample.line = row.line;
        auto read = reading.read(row);
        if (auto* problem = std::get_if<RowProblem>(&read)) {
            sample.problem = problem->message;
        } else {
            sample.given = std::get<response::Given>(std::move(read));
            sample.problem = sentence(response::check(*sample.given, clock.now()));
        }
        samples.push_back(std::move(sample));
    }
    return samples;
}

}  // namespace hark::importing
