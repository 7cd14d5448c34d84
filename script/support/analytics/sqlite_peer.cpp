// SQLite beside Hark: `load FILE` makes the database, `ask FILE` answers the six questions.
// Codes instead of texts, two covering indexes, statistics, a page cache that holds all of it.
#include <sqlite3.h>

#include "questions.h"

namespace {

using namespace hark::columns;

void check(bool is_fine, sqlite3* database) {
    if (is_fine) return;
    std::fprintf(stderr, "SQLite: %s\n", sqlite3_errmsg(database));
    std::exit(1);
}

void run(sqlite3* database, const char* sql) {
    check(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK, database);
}

sqlite3_stmt* prepared(sqlite3* database, const char* sql) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK, database);
    return statement;
}

template <typename Names>
void add_names(sqlite3* database, const char* table, const Names& names) {
    run(database, ("CREATE TABLE " + std::string{table} +
                   "(code INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)")
                      .c_str());
    auto* insert =
        prepared(database, ("INSERT INTO " + std::string{table} + " VALUES(?, ?)").c_str());
    for (std::size_t code = 0; code < names.size(); ++code) {
        sqlite3_bind_int64(insert, 1, static_cast<sqlite3_int64>(code));
        sqlite3_bind_text(insert, 2, names[code].data(), static_cast<int>(names[code].size()),
                          SQLITE_STATIC);
        check(sqlite3_step(insert) == SQLITE_DONE, database);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
}

void load(sqlite3* database, const generated::Rows& rows) {
    run(database, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192");
    run(database, "BEGIN");
    add_names(database, "survey", generated::surveys);
    add_names(database, "channel", generated::channels);
    add_names(database, "plan", generated::plans);
    add_names(database, "country", generated::countries);
    run(database,
        "CREATE TABLE response(id INTEGER PRIMARY KEY, workspace INTEGER NOT NULL, at_us INTEGER "
        "NOT NULL, person INTEGER NOT NULL, company INTEGER NOT NULL, survey INTEGER NOT NULL, "
        "score INTEGER NOT NULL, channel INTEGER NOT NULL, plan INTEGER NOT NULL, country INTEGER "
        "NOT NULL, seats INTEGER NOT NULL, mrr INTEGER NOT NULL, renewed INTEGER NOT NULL) STRICT");
    auto* insert =
        prepared(database, "INSERT INTO response VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (std::uint64_t i = 0; i < rows.size(); ++i) {
        const auto row = rows[i];
        const std::array<std::int64_t, 13> values = {
            row.id,     row.workspace, row.at_us,          row.person, row.company,
            row.survey, row.score,     row.channel,        row.plan,   row.country,
            row.seats,  row.mrr,       row.renewed ? 1 : 0};
        for (std::size_t j = 0; j < values.size(); ++j)
            sqlite3_bind_int64(insert, static_cast<int>(j + 1), values[j]);
        check(sqlite3_step(insert) == SQLITE_DONE, database);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    run(database, "COMMIT");
    run(database,
        "CREATE INDEX response_at ON response(workspace, at_us, score, plan, country);"
        "CREATE INDEX response_score ON response(workspace, score, company, mrr); ANALYZE");
}

// Whole weeks and days by arithmetic, which is faster than strftime; months have only strftime.
constexpr std::array questions = {
    Question{"q1", "SELECT score, count(*) FROM response WHERE workspace = 1 GROUP BY score"},
    Question{"q2",
             "SELECT date(week * 604800 - 259200, 'unixepoch'), score, n FROM (SELECT (at_us / "
             "1000000 + 259200) / 604800 AS week, score, count(*) AS n FROM response WHERE "
             "workspace = 1 AND plan IN (1, 2) AND country NOT IN (0, 2) GROUP BY week, score)"},
    Question{"q3",
             "SELECT month, plan.name, score, sum(n) FROM (SELECT strftime('%Y-%m', day * 86400, "
             "'unixepoch') AS month, plan, score, n FROM (SELECT at_us / 86400000000 AS day, plan, "
             "score, count(*) AS n FROM response WHERE workspace = 1 GROUP BY day, plan, score)) "
             "JOIN plan ON plan.code = plan GROUP BY month, plan, score"},
    Question{"q4",
             "SELECT country.name, score, n FROM (SELECT country, score, count(*) AS n FROM "
             "response WHERE workspace = 1 AND at_us >= 1743552000000000 GROUP BY country, score) "
             "JOIN country ON country.code = country"},
    Question{
        "q5",
        "SELECT company, sum(score = 0), sum(score = 1), sum(score = 2), sum(score = 3), "
        "sum(mrr) AS revenue FROM response WHERE workspace = 1 AND score BETWEEN 0 AND 3 GROUP "
        "BY company ORDER BY revenue DESC, company LIMIT 20"},
    Question{"q6",
             "SELECT date(week * 604800 - 259200, 'unixepoch'), score, n FROM (SELECT (at_us / "
             "1000000 + 259200) / 604800 AS week, score, count(*) AS n FROM response WHERE "
             "workspace = 2 GROUP BY week, score)"},
};

AnswerRows answer(sqlite3* database, sqlite3_stmt* statement) {
    AnswerRows rows;
    int state = 0;
    while ((state = sqlite3_step(statement)) == SQLITE_ROW) {
        auto& row = rows.emplace_back();
        for (int i = 0; i < sqlite3_column_count(statement); ++i)
            row.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement, i)));
    }
    check(state == SQLITE_DONE, database);
    sqlite3_reset(statement);
    return rows;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: sqlite_peer load|ask FILE [--responses N]\n");
        return 2;
    }
    sqlite3* database = nullptr;
    check(sqlite3_open(argv[2], &database) == SQLITE_OK, database);
    run(database, "PRAGMA cache_size = -4000000; PRAGMA temp_store = MEMORY");
    if (std::strcmp(argv[1], "load") == 0) {
        load(database, generated::Rows{responses_of(argc, argv)});
    } else {
        for (const auto& question : questions) {
            auto* statement = prepared(database, question.sql);
            ask("sqlite", question.name, [&] { return answer(database, statement); });
            sqlite3_finalize(statement);
        }
    }
    sqlite3_close(database);
}
