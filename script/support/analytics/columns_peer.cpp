// Hark's side of script/bench analytics: builds tables of generated responses in memory and asks
// the six questions. Prints one line of JSON per question; what building takes goes to standard
// error.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <functional>
#include <numeric>

#include "engine/columns/answer_checksum.h"
#include "engine/columns/count.h"
#include "engine/columns/generated_rows.h"
#include "engine/columns/snapshot.h"
#include "engine/columns/stretches.h"
#include "platform/files/mapped_file.h"
#include "platform/files/replace_file.h"

namespace {

using namespace hark::columns;
using generated::day_us;

enum Place : std::size_t { survey, person, company, channel, plan, country, seats, mrr, renewed };

const std::vector<std::pair<const char*, Holds>> columns_of_rows = {
    {"survey", Holds::text},  {"person", Holds::id},  {"company", Holds::id},
    {"channel", Holds::text}, {"plan", Holds::text},  {"country", Holds::text},
    {"seats", Holds::number}, {"mrr", Holds::number}, {"renewed", Holds::text}};

double seconds(const std::function<void()>& work) {
    const auto began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

/// As `Table::build` wants them: in order of time, a part of all rows at a time.
void fill(Table& table, const generated::Rows& rows, std::uint64_t begin, std::uint64_t end) {
    for (const auto& [name, holds] : columns_of_rows) table.column(name, holds);
    std::vector<std::pair<std::int64_t, std::uint64_t>> by_time;
    by_time.reserve(end - begin);
    for (auto i = begin; i < end; ++i) by_time.emplace_back(rows[i].at_us, i);
    std::sort(by_time.begin(), by_time.end());
    for (std::size_t done = 0; done < by_time.size(); done += block_rows) {
        auto batch = table.make_batch();
        const auto last = std::min(done + block_rows, by_time.size());
        for (std::size_t i = done; i < last; ++i) {
            const auto row = rows[by_time[i].second];
            batch.ids.push_back(row.id);
            batch.times.push_back(row.at_us);
            batch.scores.push_back(row.score);
            const auto code = [&](Place place, auto value) {
                batch.columns[place].codes.push_back(table.code_of(place, value));
            };
            code(survey, generated::surveys[row.survey]);
            code(person, std::int64_t{row.person});
            code(company, std::int64_t{row.company});
            code(channel, generated::channels[row.channel]);
            code(plan, generated::plans[row.plan]);
            code(country, generated::countries[row.country]);
            code(renewed, std::string_view{row.renewed ? "true" : "false"});
            batch.columns[seats].numbers.push_back(row.seats);
            batch.columns[mrr].numbers.push_back(static_cast<double>(row.mrr));
        }
        std::vector<std::uint32_t> order(batch.rows());
        std::iota(order.begin(), order.end(), 0U);
        table.build(batch, order);
    }
}

std::string date_of(std::int64_t at_us, const char* format) {
    const std::time_t moment = at_us / generated::second_us;
    std::tm calendar = {};
    gmtime_r(&moment, &calendar);
    std::array<char, 16> text = {};
    std::strftime(text.data(), text.size(), format, &calendar);
    return text.data();
}

std::vector<std::int64_t> weeks() {
    std::vector<std::int64_t> steps;
    const auto first_day = generated::first_us / day_us;
    for (auto day = first_day - (first_day + 3) % 7;; day += 7) {
        steps.push_back(day * day_us);
        if (day > first_day + generated::days) return steps;
    }
}

std::vector<std::int64_t> months() {
    std::vector<std::int64_t> steps;
    for (auto day = generated::first_us / day_us;; ++day) {
        if (date_of(day * day_us, "%d") == "01") steps.push_back(day * day_us);
        if (day > generated::first_us / day_us + generated::days + 31) return steps;
    }
}

CodeTest among(const State& state, Place place, const std::vector<std::string>& texts,
               bool not_in) {
    CodeTest test{place, {static_cast<std::uint8_t>(not_in ? 1 : 0)}};
    const auto& known = state.columns[place].texts;
    for (std::size_t i = 0; i < known.size(); ++i) {
        const bool is = std::find(texts.begin(), texts.end(), known[i]) != texts.end();
        test.passes.push_back(is != not_in ? 1 : 0);
    }
    return test;
}

/// Bytes of the columns that the question needs, of the rows in its time.
std::size_t bytes_needed(const State& state, const Question& question) {
    std::vector<std::size_t> columns = question.by;
    for (const auto& test : question.tests) columns.push_back(std::get<CodeTest>(test).column);
    if (question.weight) columns.push_back(*question.weight);
    std::size_t bytes = 0;
    for (const auto& stretch : stretches(state, question)) {
        const auto& block = *state.blocks[stretch.block];
        std::size_t of_block = block.scores.bytes;
        for (const auto column : columns) of_block += block.columns[column].bytes;
        bytes += of_block * (stretch.end - stretch.begin) / block.rows;
    }
    return bytes;
}

using Keys = std::function<std::vector<std::string>(const Cell&)>;

AnswerChecksum all_cells(const Counts& counts, const Keys& keys) {
    AnswerChecksum answer;
    for (const auto& cell : counts.cells) {
        std::array<std::uint64_t, 11> responses = {};
        const auto by_score = counts.by_score(cell);
        std::copy(by_score.responses.begin(), by_score.responses.end(), responses.begin());
        answer.add(keys(cell), responses);
    }
    return answer;
}

/// The 20 with the largest sums, the smaller company first among equals.
void keep_biggest(const State& state, Counts& counts) {
    const auto id = [&](const Cell& cell) { return state.columns[company].ids[cell.group[0] - 1]; };
    std::vector<std::pair<double, std::size_t>> order(counts.cells.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = {counts.sums.weight(counts.cells[i].place), i};
    const auto most = std::min<std::size_t>(20, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<long>(most), order.end(),
                      [&](const auto& a, const auto& b) {
                          if (a.first != b.first) return a.first > b.first;
                          return id(counts.cells[a.second]) < id(counts.cells[b.second]);
                      });
    std::vector<Cell> biggest;
    for (std::size_t i = 0; i < most; ++i) biggest.push_back(counts.cells[order[i].second]);
    counts.cells = std::move(biggest);
}

struct Asked {
    const char* name;
    const State& state;
    Question question;
    std::function<AnswerChecksum(const Counts&)> checksum;
};

void ask(const Asked& asked) {
    const bool has_top = asked.question.weight.has_value();
    Counts counts;
    const auto once = [&] {
        counts = std::get<Counts>(count(asked.state, asked.question));
        if (has_top) keep_biggest(asked.state, counts);
    };
    once();
    once();
    std::array<double, 20> times = {};
    for (auto& time : times) time = seconds(once);
    std::sort(times.begin(), times.end());
    std::printf(
        "{\"engine\":\"columns\",\"question\":\"%s\",\"median_us\":%.1f,\"runs\":20,"
        "\"bytes\":%zu,\"checksum\":\"%s\"}\n",
        asked.name, (times[9] + times[10]) / 2 * 1e6, bytes_needed(asked.state, asked.question),
        asked.checksum(counts).text().c_str());
    std::fflush(stdout);
}

std::vector<Asked> questions(const State& large, const State& small, std::size_t threads) {
    const auto steps = weeks();
    const auto month_steps = months();
    const auto week = [=](const Cell& cell) {
        return std::vector<std::string>{date_of(steps[cell.step], "%Y-%m-%d")};
    };
    const auto text = [&large](Place place, std::uint32_t code) {
        return large.columns[place].texts[code - 1];
    };
    std::vector<Asked> all;
    Question question;
    question.threads = threads;
    all.push_back({"q1", large, question, [](const Counts& counts) {
                       return all_cells(counts,
                                        [](const Cell&) { return std::vector<std::string>{}; });
                   }});
    auto q2 = question;
    q2.steps = steps;
    q2.tests = {among(large, plan, {"pro", "team"}, false),
                among(large, country, {"US", "DE"}, true)};
    all.push_back({"q2", large, q2, [=](const Counts& counts) { return all_cells(counts, week); }});
    auto q3 = question;
    q3.steps = month_steps;
    q3.by = {plan};
    all.push_back({"q3", large, q3, [=](const Counts& counts) {
                       return all_cells(counts, [&](const Cell& cell) {
                           return std::vector<std::string>{date_of(month_steps[cell.step], "%Y-%m"),
                                                           text(plan, cell.group[0])};
                       });
                   }});
    auto q4 = question;
    q4.from = generated::first_us + 822 * day_us;
    q4.by = {country};
    all.push_back({"q4", large, q4, [=](const Counts& counts) {
                       return all_cells(counts, [&](const Cell& cell) {
                           return std::vector<std::string>{text(country, cell.group[0])};
                       });
                   }});
    auto q5 = question;
    q5.scores = 0xf;
    q5.by = {company};
    q5.weight = mrr;
    all.push_back({"q5", large, q5, [&large](const Counts& counts) {
                       AnswerChecksum answer;
                       for (const auto& cell : counts.cells) {
                           std::array<std::uint64_t, 11> responses = {};
                           const auto by_score = counts.by_score(cell);
                           std::copy(by_score.responses.begin(), by_score.responses.end(),
                                     responses.begin());
                           const auto id = large.columns[company].ids[cell.group[0] - 1];
                           answer.add({std::to_string(id)}, responses,
                                      static_cast<std::int64_t>(counts.sums.weight(cell.place)));
                       }
                       return answer;
                   }});
    auto q6 = question;
    q6.steps = steps;
    all.push_back({"q6", small, q6, [=](const Counts& counts) { return all_cells(counts, week); }});
    return all;
}

const char* option(int argc, char** argv, const char* name) {
    for (int i = 1; i + 1 < argc; ++i) {
        if (std::strcmp(argv[i], name) == 0) return argv[i + 1];
    }
    return nullptr;
}

std::uint64_t number(int argc, char** argv, const char* name, std::uint64_t otherwise) {
    const auto* const text = option(argc, argv, name);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

/// Workspace 1, which has nearly all of the responses, and workspace 2.
struct Tables {
    Table large;
    Table small;
};

void build(Tables& tables, std::uint64_t responses) {
    const generated::Rows rows{responses};
    const auto border = rows.size() - generated::small_workspace;
    fill(tables.large, rows, 0, border);
    fill(tables.small, rows, border, rows.size());
}

void load(Tables& tables, const char* path, std::size_t threads) {
    const auto file = hark::files::map_file(path);
    if (!file) throw std::runtime_error{std::string{"There is no snapshot "} + path};
    const auto taken = read_snapshot(file->bytes, file->memory, threads, tables.large);
    read_snapshot(file->bytes.subspan(taken), file->memory, threads, tables.small);
}

void save(const Tables& tables, const char* path) {
    hark::files::replace_file(path, [&](const hark::files::Sink& sink) {
        write_snapshot(*tables.large.state(), sink);
        write_snapshot(*tables.small.state(), sink);
    });
}

}  // namespace

int main(int argc, char** argv) {
    const auto threads = number(argc, argv, "--threads", 2);
    const auto* const from = option(argc, argv, "--load");
    Tables tables;
    const auto took = seconds([&] {
        if (from) {
            load(tables, from, threads);
        } else {
            build(tables, number(argc, argv, "--responses", 10'000'000));
        }
    });
    const auto large = tables.large.state();
    const auto small = tables.small.state();
    std::printf("{\"ready\":\"%s\",\"responses\":%zu,\"seconds\":%.3f,\"bytes_each\":%.1f}\n",
                from ? "loaded" : "built", large->rows + small->rows, took,
                static_cast<double>(large->bytes()) / static_cast<double>(large->rows));
    if (const auto* const to = option(argc, argv, "--save")) {
        std::printf("{\"ready\":\"saved\",\"seconds\":%.3f}\n",
                    seconds([&] { save(tables, to); }));
    }
    for (const auto& asked : questions(*large, *small, threads)) ask(asked);
}
