#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "platform/storage/database.h"
#include "product/access/migrations.h"
#include "product/anonymity/migrations.h"
#include "product/people/migrations.h"
#include "product/people/property_store.h"
#include "product/response/migrations.h"
#include "product/score/answer.h"
#include "product/score/query_reader.h"
#include "product/score/sql_engine_store.h"
#include "product/survey/migrations.h"
#include "product/survey/survey_store.h"
#include "product/workspace/migrations.h"

/// How long the reference engine takes over a million responses of three years. SQLite in a folder
/// of its own; PostgreSQL, when HARK_TEST_POSTGRES names the file with its address, in that
/// database, which must be empty.
namespace hark::score {
namespace {

constexpr int responses = 1'000'000;
const workspace::WorkspaceId workspace_id{1};
const survey::Survey survey_asked{survey::SurveyId{1}, "nps", survey::Kind::nps, "NPS", "Why?"};
const std::vector<people::Property> properties{{"plan", "Plan"},
                                               {"seats", "Seats", people::PropertyKind::number}};

void fill(storage::Database& database) {
    std::vector<storage::Migration> all;
    for (const auto& slice :
         {workspace::migrations(), access::migrations(), people::migrations(), survey::migrations(),
          anonymity::migrations(), response::migrations()}) {
        all.insert(all.end(), slice.begin(), slice.end());
    }
    database.migrate(all);
    database.write([&](storage::Session& session) {
        survey::add(session, workspace_id, survey_asked);
        for (const auto& property : properties) {
            people::add_property(session, workspace_id, property);
        }
    });
    std::mt19937 bits{7};
    const auto below = [&](std::int64_t n) {
        return std::uniform_int_distribution<std::int64_t>{0, n - 1}(bits);
    };
    const auto first = base::to_micros(base::parse_time("2023-01-01T00:00:00Z").value());
    const char* plans[] = {"free", "pro", "team", "enterprise"};
    constexpr int block = 20'000;
    for (int done = 0; done < responses; done += block) {
        std::vector<std::vector<storage::Value>> rows;
        for (int i = 1; i <= block; ++i) {
            // Ids grow with time as they do in life, give or take a day.
            const auto at = first +
                            std::int64_t{done + i} * (1095LL * 86'400 * 1'000'000 / responses) +
                            below(std::int64_t{86'400} * 1'000'000);
            rows.push_back(
                {std::int64_t{done + i}, below(200'000) + 1, below(11), at,
                 fmt::format(R"({{"plan":"{}","seats":{}}})", plans[below(4)], below(100))});
        }
        database.write([&](storage::Session& session) {
            session.execute_many(
                "INSERT INTO response (workspace_id, id, survey_id, person_id, score, channel, at, "
                "properties, created_at, updated_at) VALUES (1, :id, 1, :person, :score, 'api', "
                ":at, CAST(:properties AS JSONB), 0, 0)",
                {"id", "person", "score", "at", "properties"}, rows);
        });
    }
}

storage::Database& filled_sqlite() {
    static const auto database = [] {
        const auto folder = std::filesystem::temp_directory_path() / "hark_score_bench";
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        auto opened = storage::Database::open(storage::Location::in_folder(folder));
        fill(*opened);
        return opened;
    }();
    return *database;
}

storage::Database& filled_postgres(const char* url_file) {
    static const auto database = [&] {
        std::string url;
        std::getline(std::ifstream{url_file}, url);
        auto opened = storage::Database::open(storage::Location::postgres(url));
        fill(*opened);
        return opened;
    }();
    return *database;
}

enum class Engine { sqlite, postgres };

void ask_for(benchmark::State& state, Engine engine, const char* parameters) {
    const char* url_file = std::getenv("HARK_TEST_POSTGRES");
    if (engine == Engine::postgres && !url_file) {
        state.SkipWithError("HARK_TEST_POSTGRES is not set");
        return;
    }
    auto& database = engine == Engine::sqlite ? filled_sqlite() : filled_postgres(url_file);
    const Context context{{survey_asked.id, survey_asked.key, survey_asked.kind},
                          properties,
                          locale::TimeZone::find("Europe/Berlin").value(),
                          base::parse_time("2026-01-01T00:00:00Z").value()};
    const auto query = read_query(http::Query::parse(parameters), context);
    for (auto _ : state) {
        const auto answer = database.reading([&](storage::Session& session) {
            SqlCounter counter{session, workspace_id, {}};
            return ask(counter, query);
        });
        benchmark::DoNotOptimize(answer.total.nps);
        state.counters["rows"] = static_cast<double>(answer.rows.size());
    }
}

#define HARK_ASK(name, parameters)                                            \
    BENCHMARK_CAPTURE(ask_for, name##_sqlite, Engine::sqlite, parameters)     \
        ->Unit(benchmark::kSecond);                                           \
    BENCHMARK_CAPTURE(ask_for, name##_postgres, Engine::postgres, parameters) \
        ->Unit(benchmark::kSecond)

HARK_ASK(total, "");
HARK_ASK(weeks_of_a_segment, "every=week&where=plan:pro");
HARK_ASK(months_by_plan, "every=month&by=plan");
HARK_ASK(days_of_a_month_by_plan, "every=day&by=plan&from=2025-03-01&to=2025-03-31");
HARK_ASK(latest_of_each_person, "unit=person");

}  // namespace
}  // namespace hark::score
