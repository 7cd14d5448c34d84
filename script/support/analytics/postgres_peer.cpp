// PostgreSQL beside Hark: `load URL` fills the tables, `ask URL` answers the six questions.
// Enumerations, two covering indexes for index-only scans, a vacuum, two processes per question.
#include <postgresql/libpq-fe.h>

#include "questions.h"

namespace {

using namespace hark::columns;

void fail(PGconn* connection) {
    std::fprintf(stderr, "PostgreSQL: %s", PQerrorMessage(connection));
    std::exit(1);
}

void run(PGconn* connection, const std::string& sql, ExecStatusType wanted = PGRES_COMMAND_OK) {
    auto* result = PQexec(connection, sql.c_str());
    if (PQresultStatus(result) != wanted) fail(connection);
    PQclear(result);
}

template <typename Names>
void add_names(PGconn* connection, const std::string& type, const Names& names) {
    std::string values;
    for (const auto name : names)
        values += (values.empty() ? "'" : ", '") + std::string{name} + "'";
    run(connection, "CREATE TYPE " + type + " AS ENUM (" + values + ")");
}

void load(PGconn* connection, const generated::Rows& rows) {
    run(connection, "SET maintenance_work_mem = '1GB'");
    run(connection, "BEGIN");
    add_names(connection, "survey", generated::surveys);
    add_names(connection, "channel", generated::channels);
    add_names(connection, "plan", generated::plans);
    add_names(connection, "country", generated::countries);
    run(connection,
        "CREATE TABLE response(id bigint NOT NULL, at timestamptz NOT NULL, mrr bigint NOT NULL, "
        "workspace int NOT NULL, person int NOT NULL, company int NOT NULL, survey survey NOT "
        "NULL, channel channel NOT NULL, plan plan NOT NULL, country country NOT NULL, score "
        "smallint NOT NULL, seats smallint NOT NULL, renewed boolean NOT NULL)");
    run(connection, "COPY response FROM STDIN (FREEZE)", PGRES_COPY_IN);
    std::string lines;
    const auto add = [&](const std::string& value) { lines += value + "\t"; };
    const auto send = [&] {
        if (PQputCopyData(connection, lines.data(), static_cast<int>(lines.size())) != 1)
            fail(connection);
        lines.clear();
    };
    for (std::uint64_t i = 0; i < rows.size(); ++i) {
        const auto row = rows[i];
        const std::chrono::sys_days day{std::chrono::days{row.at_us / generated::day_us}};
        const std::chrono::year_month_day date{day};
        const auto in_day = row.at_us % generated::day_us;
        std::array<char, 40> at = {};
        std::snprintf(at.data(), at.size(), "%d-%02u-%02u %02d:%02d:%02d.%06d+00",
                      static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                      static_cast<unsigned>(date.day()), static_cast<int>(in_day / 3'600'000'000),
                      static_cast<int>(in_day / 60'000'000 % 60),
                      static_cast<int>(in_day / 1'000'000 % 60),
                      static_cast<int>(in_day % 1'000'000));
        add(std::to_string(row.id));
        add(at.data());
        add(std::to_string(row.mrr));
        add(std::to_string(row.workspace));
        add(std::to_string(row.person));
        add(std::to_string(row.company));
        add(std::string{generated::surveys[row.survey]});
        add(std::string{generated::channels[row.channel]});
        add(std::string{generated::plans[row.plan]});
        add(std::string{generated::countries[row.country]});
        add(std::to_string(row.score));
        add(std::to_string(row.seats));
        lines += row.renewed ? "t\n" : "f\n";
        if (lines.size() > 1'000'000) send();
    }
    send();
    if (PQputCopyEnd(connection, nullptr) != 1) fail(connection);
    auto* result = PQgetResult(connection);
    if (PQresultStatus(result) != PGRES_COMMAND_OK) fail(connection);
    PQclear(result);
    while ((result = PQgetResult(connection)) != nullptr) PQclear(result);
    run(connection, "COMMIT");
    run(connection, "CREATE INDEX ON response(workspace, at) INCLUDE (score, plan, country)");
    run(connection, "CREATE INDEX ON response(workspace, score) INCLUDE (company, mrr)");
    run(connection, "VACUUM (ANALYZE) response");
    run(connection, "CHECKPOINT");
}

constexpr std::array questions = {
    Question{"q1", "SELECT score, count(*) FROM response WHERE workspace = 1 GROUP BY score"},
    Question{"q2",
             "SELECT date_trunc('week', at)::date, score, count(*) FROM response WHERE workspace = "
             "1 AND plan IN ('pro', 'team') AND country NOT IN ('US', 'DE') GROUP BY "
             "date_trunc('week', at), score"},
    Question{"q3",
             "SELECT to_char(date_trunc('month', at), 'YYYY-MM'), plan, score, count(*) FROM "
             "response WHERE workspace = 1 GROUP BY date_trunc('month', at), plan, score"},
    Question{"q4",
             "SELECT country, score, count(*) FROM response WHERE workspace = 1 AND at >= "
             "'2025-04-02 00:00:00+00' GROUP BY country, score"},
    Question{"q5",
             "SELECT company, count(*) FILTER (WHERE score = 0), count(*) FILTER (WHERE score = "
             "1), count(*) FILTER (WHERE score = 2), count(*) FILTER (WHERE score = 3), sum(mrr) "
             "FROM response WHERE workspace = 1 AND score BETWEEN 0 AND 3 GROUP BY company ORDER "
             "BY sum(mrr) DESC, company LIMIT 20"},
    Question{"q6",
             "SELECT date_trunc('week', at)::date, score, count(*) FROM response WHERE workspace = "
             "2 GROUP BY date_trunc('week', at), score"},
};

AnswerRows answer(PGconn* connection, const char* name) {
    auto* result = PQexecPrepared(connection, name, 0, nullptr, nullptr, nullptr, 0);
    if (PQresultStatus(result) != PGRES_TUPLES_OK) fail(connection);
    AnswerRows rows(static_cast<std::size_t>(PQntuples(result)));
    for (int i = 0; i < PQntuples(result); ++i)
        for (int j = 0; j < PQnfields(result); ++j)
            rows[static_cast<std::size_t>(i)].emplace_back(PQgetvalue(result, i, j));
    PQclear(result);
    return rows;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: postgres_peer load|ask URL [--responses N]\n");
        return 2;
    }
    auto* connection = PQconnectdb(argv[2]);
    if (PQstatus(connection) != CONNECTION_OK) fail(connection);
    run(connection, "SET timezone = 'UTC'");
    if (std::strcmp(argv[1], "load") == 0) {
        load(connection, generated::Rows{responses_of(argc, argv)});
    } else {
        run(connection, "SET max_parallel_workers_per_gather = 1");
        run(connection, "SET work_mem = '256MB'");
        run(connection, "SET random_page_cost = 1.1");
        run(connection, "SET jit = off");
        for (const auto& question : questions) {
            PQclear(PQprepare(connection, question.name, question.sql, 0, nullptr));
            ask("postgresql", question.name, [&] { return answer(connection, question.name); });
        }
    }
    PQfinish(connection);
}
