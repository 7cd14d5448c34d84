#include "engine/columns/naive_fixture.h"

#include <algorithm>
#include <sstream>

namespace hark::columns {
namespace {

int below(std::mt19937& bits, int n) {
    return std::uniform_int_distribution{0, n - 1}(bits);
}

std::string text_of(const Column& column, std::uint32_t code) {
    if (code == missing_code) return "-";
    return column.holds == Holds::id ? std::to_string(column.ids[code - 1])
                                     : column.texts[code - 1];
}

/// The texts a row has in a column of the tests; "-" for none.
std::vector<std::string> texts_of(const Given& given, std::size_t column) {
    if (column == plan) return {given.plan.value_or("-")};
    if (column == person) return {given.person ? std::to_string(*given.person) : "-"};
    if (column == mrr) return {given.mrr ? std::to_string(*given.mrr) : "-"};
    return given.themes.empty() ? std::vector<std::string>{"-"} : given.themes;
}

bool passes(const Given& given, const State& state, const Test& test) {
    if (const auto* numbers = std::get_if<NumberTest>(&test)) {
        if (!given.mrr) return numbers->missing_passes;
        const bool among = std::any_of(
            numbers->ranges.begin(), numbers->ranges.end(),
            [&](const auto& range) { return *given.mrr >= range.low && *given.mrr <= range.high; });
        return among != numbers->inverted;
    }
    const auto& codes = std::get<CodeTest>(test);
    const auto texts = texts_of(given, codes.column);
    for (std::uint32_t code = 0; code < codes.passes.size(); ++code) {
        const auto text = text_of(state.columns[codes.column], code);
        if (codes.passes[code] && std::find(texts.begin(), texts.end(), text) != texts.end()) {
            return true;
        }
    }
    return false;
}

bool counts(const Given& given, const State& state, const Question& question) {
    if (given.score < 0 || !((question.scores >> given.score) & 1)) return false;
    if (given.at < question.from || given.at >= question.to) return false;
    const auto& steps = question.steps;
    if (!steps.empty() && (given.at < steps.front() || given.at >= steps.back())) return false;
    return std::all_of(question.tests.begin(), question.tests.end(),
                       [&](const Test& test) { return passes(given, state, test); });
}

struct Sum {
    std::array<std::int64_t, 11> responses = {};
    std::int64_t weighted = 0;
    double weight = 0;
    double square = 0;
};

std::string line_of(const std::string& key, const Sum& sum) {
    std::ostringstream line;
    line << key << ':';
    for (const auto n : sum.responses) line << ' ' << n;
    line << " | " << sum.weighted << ' ' << sum.weight << ' ' << sum.square;
    return line.str();
}

/// Adds the row to the group of each combination of its texts.
void add(std::map<std::string, Sum>& sums, const Given& given, const Question& question,
         const std::string& key, std::size_t which) {
    if (which < question.by.size()) {
        for (const auto& text : texts_of(given, question.by[which])) {
            auto longer = key;
            longer += '/';
            longer += text;
            add(sums, given, question, longer, which + 1);
        }
        return;
    }
    auto& sum = sums[key];
    sum.responses[static_cast<std::size_t>(given.score)] += 1;
    if (!question.weight || !given.mrr || *given.mrr < 0) return;
    sum.weighted += 1;
    sum.weight += *given.mrr;
    sum.square += *given.mrr * *given.mrr;
}

}  // namespace

Kept::Kept() {
    table_.column("plan", Holds::text);
    table_.column("person", Holds::id);
    table_.column("mrr", Holds::number);
    table_.column("themes", Holds::texts);
}

void Kept::put(const std::vector<Given>& all) {
    auto batch = table_.make_batch();
    for (const auto& given : all) {
        batch.ids.push_back(given.id);
        batch.times.push_back(given.at);
        batch.scores.push_back(given.score < 0 ? no_score : static_cast<std::uint8_t>(given.score));
        batch.columns[plan].codes.push_back(given.plan ? table_.code_of(plan, *given.plan) : 0);
        batch.columns[person].codes.push_back(given.person ? table_.code_of(person, *given.person)
                                                           : 0);
        batch.columns[mrr].numbers.push_back(given.mrr.value_or(missing_number));
        for (const auto& theme : given.themes) {
            batch.columns[themes].codes.push_back(table_.code_of(themes, theme));
        }
        batch.columns[themes].list_ends.push_back(
            static_cast<std::uint32_t>(batch.columns[themes].codes.size()));
        all_[given.id] = given;
    }
    table_.apply(batch);
}

void Kept::erase(const std::vector<std::int64_t>& ids) {
    for (const auto id : ids) all_.erase(id);
    table_.apply(table_.make_batch(), ids);
}

std::vector<std::string> lines(const State& state, const Question& question, const Counts& counts) {
    std::vector<std::string> result;
    for (const auto& cell : counts.cells) {
        std::string key = std::to_string(cell.step);
        for (std::size_t i = 0; i < question.by.size(); ++i) {
            const auto& column = state.columns[question.by[i]];
            const auto code = cell.group[i];
            key += '/';
            if (column.holds == Holds::number) {
                key += code == 0 ? "-" : std::to_string(counts.numbers[i][code]);
            } else {
                key += text_of(column, code);
            }
        }
        Sum sum;
        const auto by_score = counts.by_score(cell);
        sum.responses = by_score.responses;
        for (std::size_t score = 0; score < 11; ++score) {
            sum.weighted += by_score.weighted[score];
            sum.weight += by_score.weights[score];
            sum.square += by_score.squares[score];
        }
        result.push_back(line_of(key, sum));
    }
    std::sort(result.begin(), result.end());
    return result;
}

std::vector<std::string> count_by_hand(const Kept& kept, const State& state,
                                       const Question& question) {
    std::vector<const Given*> counted;
    const auto step_of = [&](const Given& given) {
        const auto& steps = question.steps;
        return std::upper_bound(steps.begin(), steps.end(), given.at) - steps.begin();
    };
    std::map<std::pair<std::int64_t, std::ptrdiff_t>, const Given*> latest;
    for (const auto& [id, given] : kept.all()) {
        if (!counts(given, state, question)) continue;
        if (!question.unit || !given.person) {
            counted.push_back(&given);
            continue;
        }
        auto& best = latest[{*given.person, step_of(given)}];
        if (!best || std::pair{best->at, best->id} < std::pair{given.at, given.id}) best = &given;
    }
    for (const auto& [unit, given] : latest) counted.push_back(given);

    std::map<std::string, Sum> sums;
    for (const auto* given : counted) {
        const auto step = question.steps.empty() ? 0 : step_of(*given) - 1;
        add(sums, *given, question, std::to_string(step), 0);
    }
    std::vector<std::string> result;
    result.reserve(sums.size());
    for (const auto& [key, sum] : sums) result.push_back(line_of(key, sum));
    std::sort(result.begin(), result.end());
    return result;
}

Given make_given(std::mt19937& bits, std::int64_t id) {
    Given given{id, below(bits, 1'000'000), below(bits, 12) - 1};
    if (below(bits, 5) > 0) given.plan = "plan " + std::to_string(below(bits, 7));
    if (below(bits, 4) > 0) given.person = 1000 + below(bits, 300);
    // Halves, so that sums are exact in any order.
    if (below(bits, 3) > 0) given.mrr = below(bits, 4000) / 2.0 - 100;
    for (int i = below(bits, 4); i > 0; --i) {
        const auto theme = "theme " + std::to_string(below(bits, 5));
        if (std::find(given.themes.begin(), given.themes.end(), theme) == given.themes.end()) {
            given.themes.push_back(theme);
        }
    }
    return given;
}

Question make_question(std::mt19937& bits, const State& state) {
    Question question;
    if (below(bits, 2)) question.from = below(bits, 600'000);
    if (below(bits, 2)) question.to = 400'000 + below(bits, 600'000);
    if (below(bits, 3) == 0) question.scores = static_cast<std::uint16_t>(below(bits, 0x800));
    for (const auto column : {plan, person, themes}) {
        if (below(bits, 3) > 0) continue;
        CodeTest test{column, {}};
        const int share = 1 + below(bits, 20);
        for (std::size_t code = 0; code <= state.columns[column].codes(); ++code) {
            test.passes.push_back(below(bits, share) == 0);
        }
        question.tests.emplace_back(std::move(test));
    }
    if (below(bits, 4) == 0) {
        NumberTest test{mrr, {}, below(bits, 2) == 0, below(bits, 2) == 0};
        for (int i = below(bits, 3); i >= 0; --i) {
            const double low = below(bits, 2000) - 100;
            test.ranges.push_back({low, low + below(bits, 500)});
        }
        question.tests.emplace_back(std::move(test));
    }
    std::vector<std::size_t> columns{plan, person, mrr, themes};
    std::shuffle(columns.begin(), columns.end(), bits);
    question.by.assign(columns.begin(), columns.begin() + below(bits, 4));
    if (below(bits, 2)) {
        std::int64_t at = below(bits, 3) == 0 ? below(bits, 300'000) : -1;
        for (int i = 1 + below(bits, 40); i >= 0; --i, at += 1 + below(bits, 60'000)) {
            question.steps.push_back(at);
        }
    }
    if (below(bits, 3) == 0) question.unit = person;
    if (below(bits, 3) == 0) question.weight = mrr;
    question.threads = 1 + static_cast<std::size_t>(below(bits, 2));
    return question;
}

}  // namespace hark::columns
