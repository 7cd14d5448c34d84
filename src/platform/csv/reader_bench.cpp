#include <benchmark/benchmark.h>

#include "platform/csv/reader.h"

namespace hark::csv {
namespace {

/// Rows of about 200 bytes, as an export of responses: id, time, score, comment, four properties.
std::string make_rows(std::string_view comment) {
    std::string text = "id,created_at,score,comment,plan,country,company,mrr\n";
    for (int i = 0; text.size() < (32U << 20); ++i) {
        text += std::to_string(3'074'457'346'525'802'819LL + i);
        text += ",2024-03-05T09:30:00Z,";
        text += std::to_string(i % 11);
        text += ',';
        text += comment;
        text += ",pro,DE,Example Company Number ";
        text += std::to_string(i % 997);
        text += ",1234.50\n";
    }
    return text;
}

void read_all(benchmark::State& state, const std::string& text) {
    const Format format = detect_format(std::string_view(text).substr(0, 100'000));
    std::size_t rows = 0;
    for (auto _ : state) {
        Reader reader(open_bytes(text), format);
        Row row;
        rows = 0;
        while (reader.next(row)) {
            benchmark::DoNotOptimize(row.fields.data());
            ++rows;
        }
    }
    const auto times = static_cast<std::int64_t>(state.iterations());
    state.SetBytesProcessed(times * static_cast<std::int64_t>(text.size()));
    state.SetItemsProcessed(times * static_cast<std::int64_t>(rows));
}

void plain_ascii(benchmark::State& state) {
    read_all(state, make_rows("The app has been slow since the update and nobody at support could "
                              "tell me when it will be better again"));
}
void quoted_ascii(benchmark::State& state) {
    read_all(state, make_rows("\"The app has been slow, since the update, and nobody \"\"at "
                              "support\"\" could tell me when it will be better\""));
}
void utf8(benchmark::State& state) {
    read_all(state, make_rows("Très déçu : la livraison a été retardée et personne n’a répondu à "
                              "mes messages, même après une semaine"));
}
void cp1252(benchmark::State& state) {
    read_all(state, make_rows("Tr\xE8s d\xE9\xE7u : la livraison a \xE9t\xE9 retard\xE9"
                              "e et personne n\x92"
                              "a r\xE9pondu, m\xEAme apr\xE8s une semaine de plus"));
}
BENCHMARK(plain_ascii)->Unit(benchmark::kMillisecond);
BENCHMARK(quoted_ascii)->Unit(benchmark::kMillisecond);
BENCHMARK(utf8)->Unit(benchmark::kMillisecond);
BENCHMARK(cp1252)->Unit(benchmark::kMillisecond);

void scan_encoding(benchmark::State& state) {
    const std::string text = make_rows("plain");
    for (auto _ : state) {
        EncodingScan scan;
        scan.add(text);
        benchmark::DoNotOptimize(scan.decide());
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(text.size()));
}
BENCHMARK(scan_encoding)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace hark::csv
