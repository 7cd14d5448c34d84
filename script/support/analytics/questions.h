#pragma once

// What the programs of this bench share: which rows, what a question is, how it is timed.
//
//   q1  all scores of workspace 1
//   q2  … by ISO week, of the plans pro and team outside US and DE
//   q3  … by month and plan
//   q4  … by country, since 2025-04-02 (the last quarter of the time)
//   q5  the 20 companies with the highest sum of mrr among the scores 0 to 3 (then smaller number)
//   q6  scores of workspace 2 by ISO week
//
// Days begin in UTC, so that no engine has to know time zones.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>

#include "engine/columns/answer_checksum.h"
#include "engine/columns/generated_rows.h"

namespace hark::columns {

inline constexpr std::int64_t late_us = generated::first_us + 822 * generated::day_us;

struct Question {
    const char* name;
    const char* sql;
};

/// A row of an engine's answer: keys, then "score, count" or, for q5, "c0, c1, c2, c3, sum".
using AnswerRow = std::vector<std::string>;
using AnswerRows = std::vector<AnswerRow>;

inline std::string checksum_of(const std::string& question, const AnswerRows& rows) {
    AnswerChecksum answer;
    if (question == "q5") {
        for (const auto& row : rows)
            answer.add({row.at(0)},
                       {std::stoull(row.at(1)), std::stoull(row.at(2)), std::stoull(row.at(3)),
                        std::stoull(row.at(4))},
                       std::stoll(row.at(5)));
        return answer.text();
    }
    std::vector<std::pair<AnswerRow, std::array<std::uint64_t, 11>>> groups;
    for (const auto& row : rows) {
        const AnswerRow keys(row.begin(), row.end() - 2);
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](const auto& known) { return known.first == keys; });
        if (group == groups.end()) group = groups.insert(groups.end(), {keys, {}});
        group->second.at(std::stoul(row.at(row.size() - 2))) += std::stoull(row.back());
    }
    for (const auto& [keys, counts] : groups) answer.add(keys, counts);
    return answer.text();
}

inline double milliseconds(const std::function<void()>& work) {
    const auto began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began)
        .count();
}

/// Asks twice to warm up, then 20 times (5 times when one takes more than 5 s); prints the median.
inline void ask(const char* engine, const char* question,
                const std::function<AnswerRows()>& answer) {
    AnswerRows rows;
    double last = milliseconds([&] { rows = answer(); });
    if (last < 5'000) last = milliseconds([&] { rows = answer(); });
    std::vector<double> times(last < 5'000 ? 20 : 5);
    for (auto& time : times) time = milliseconds([&] { rows = answer(); });
    std::sort(times.begin(), times.end());
    const auto middle = times.size() / 2;
    const auto median =
        times.size() % 2 == 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
    std::printf(
        "{\"engine\":\"%s\",\"question\":\"%s\",\"median_us\":%.1f,\"runs\":%zu,"
        "\"checksum\":\"%s\"}\n",
        engine, question, median * 1'000, times.size(), checksum_of(question, rows).c_str());
    std::fflush(stdout);
}

inline const char* flag(int argc, char** argv, const char* name, const char* otherwise) {
    for (int i = 1; i + 1 < argc; ++i)
        if (std::strcmp(argv[i], name) == 0) return argv[i + 1];
    return otherwise;
}

inline std::uint64_t responses_of(int argc, char** argv) {
    const auto responses = std::strtoull(flag(argc, argv, "--responses", "10000000"), nullptr, 10);
    if (responses <= generated::small_workspace) {
        std::fprintf(stderr, "--responses has to be more than 2000\n");
        std::exit(2);
    }
    return responses;
}

}  // namespace hark::columns
