// The six questions answered by plain loops over the generated rows: slow, obvious, and what every
// engine's answer is held against. Prints one line of JSON per question.
#include <cstdio>
#include <ctime>
#include <map>

#include "questions.h"

namespace {

using namespace hark::columns;
using Counts = std::array<std::uint64_t, 11>;

std::string day_text(std::int64_t at_us, const char* format) {
    const std::time_t seconds = at_us / generated::second_us;
    std::tm calendar = {};
    gmtime_r(&seconds, &calendar);
    std::array<char, 16> text = {};
    std::strftime(text.data(), text.size(), format, &calendar);
    return text.data();
}

std::int64_t monday_of(std::int64_t at_us) {
    const auto day = at_us / generated::day_us;  // day 0 was a Thursday
    return (day - (day + 3) % 7) * generated::day_us;
}

std::string month_of(std::int64_t at_us) {
    static std::map<std::int64_t, std::string> known;
    auto& text = known[at_us / generated::day_us];
    if (text.empty()) text = day_text(at_us, "%Y-%m");
    return text;
}

void print(const char* question, const AnswerChecksum& answer) {
    std::printf("{\"engine\":\"reference\",\"question\":\"%s\",\"checksum\":\"%s\"}\n", question,
                answer.text().c_str());
}

struct Sums {
    Counts counts = {};
    std::int64_t mrr = 0;
};

AnswerChecksum biggest(const std::map<std::uint32_t, Sums>& companies) {
    std::vector<std::pair<std::uint32_t, Sums>> sorted(companies.begin(), companies.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second.mrr > b.second.mrr; });
    sorted.resize(std::min<std::size_t>(sorted.size(), 20));
    AnswerChecksum answer;
    for (const auto& [company, sums] : sorted)
        answer.add({std::to_string(company)}, sums.counts, sums.mrr);
    return answer;
}

AnswerChecksum by_week(const std::map<std::int64_t, Counts>& weeks) {
    AnswerChecksum answer;
    for (const auto& [monday, counts] : weeks) answer.add({day_text(monday, "%Y-%m-%d")}, counts);
    return answer;
}

}  // namespace

int main(int argc, char** argv) {
    const generated::Rows rows{responses_of(argc, argv)};
    Counts total = {};
    std::map<std::int64_t, Counts> segment_weeks;
    std::map<std::pair<std::string, int>, Counts> month_plans;
    std::map<int, Counts> countries;
    std::map<std::uint32_t, Sums> companies;
    std::map<std::int64_t, Counts> small_weeks;
    for (std::uint64_t i = 0; i < rows.size(); ++i) {
        const auto row = rows[i];
        if (row.workspace == 2) {
            ++small_weeks[monday_of(row.at_us)][row.score];
            continue;
        }
        ++total[row.score];
        const auto plan = generated::plans[row.plan];
        const auto country = generated::countries[row.country];
        if ((plan == "pro" || plan == "team") && country != "US" && country != "DE")
            ++segment_weeks[monday_of(row.at_us)][row.score];
        ++month_plans[{month_of(row.at_us), row.plan}][row.score];
        if (row.at_us >= late_us) ++countries[row.country][row.score];
        if (row.score <= 3) {
            ++companies[row.company].counts[row.score];
            companies[row.company].mrr += row.mrr;
        }
    }
    AnswerChecksum q1;
    q1.add({}, total);
    AnswerChecksum q3;
    for (const auto& [key, counts] : month_plans)
        q3.add({key.first, std::string{generated::plans[static_cast<std::size_t>(key.second)]}},
               counts);
    AnswerChecksum q4;
    for (const auto& [country, counts] : countries)
        q4.add({std::string{generated::countries[static_cast<std::size_t>(country)]}}, counts);
    print("q1", q1);
    print("q2", by_week(segment_weeks));
    print("q3", q3);
    print("q4", q4);
    print("q5", biggest(companies));
    print("q6", by_week(small_weeks));
}
