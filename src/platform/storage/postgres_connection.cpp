#include "platform/storage/postgres_connection.h"

#include <algorithm>

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include "base/limits.h"
#include "platform/storage/postgres_error.h"
#include "platform/storage/postgres_rows.h"
#include "platform/storage/postgres_value.h"

namespace hark::storage {

/// A text and what the server has prepared for it. The types are those of the first values; NULL
/// says nothing, so a later value may add a type, and the statement is then prepared again.
struct PostgresConnection::Statement {
    ~Statement() { forget(); }

    void forget() {
        if (!name.empty()) unused->push_back(std::move(name));
        name.clear();
    }

    StatementText text;
    std::string name;
    std::vector<Oid> types;
    std::shared_ptr<std::vector<std::string>> unused;
};

/// Values as libpq wants them: pointers to texts, which point into the values where they can.
class PostgresConnection::Arguments {
public:
    explicit Arguments(std::size_t count) : digits_(count), texts_(count) {}

    void set(std::size_t i, const Value& value) { texts_[i] = to_postgres(value, digits_[i]); }

    int count() const { return static_cast<int>(texts_.size()); }
    const char* const* texts() const { return texts_.data(); }

private:
    std::vector<Digits> digits_;
    std::vector<const char*> texts_;
};

namespace {

// UBSan's vptr check needs type information that SOCI's library does not export.
__attribute__((no_sanitize("vptr"))) PGconn* below(soci::session& session) {
    return static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_;
}

}  // namespace

PostgresConnection::PostgresConnection(const std::string& url)
    : unused_(std::make_shared<std::vector<std::string>>()),
      cache_(base::limits::statements_per_connection) {
    const std::string settings = connection_settings(url);
    try {
        session_ = std::make_unique<soci::session>(soci::postgresql, settings);
    } catch (const std::exception& error) {
        throw ConnectionLost(std::string{"Cannot connect to PostgreSQL: "} + error.what() +
                             " Check that it runs and that the address, user and password in "
                             "--database are right.");
    }
    handle_ = below(*session_);
    PQsetNoticeProcessor(
        handle_, [](void*, const char*) {}, nullptr);
    const auto wait = std::chrono::milliseconds{base::limits::lock_wait};
    run_once("SET lock_timeout = " + std::to_string(wait.count()));
    run_once("SET timezone = 'UTC'");
}

PostgresConnection::~PostgresConnection() {
    cache_.clear();
}

void PostgresConnection::begin(Transaction kind) {
    failed_ = false;
    close_unused();
    switch (kind) {
        case Transaction::read:
            return run_once("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        case Transaction::write:
            // Not READ COMMITTED: what a work read must still be so when it writes, as on SQLite.
            return run_once("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        case Transaction::alone:
            // READ COMMITTED: what is read after the lock must be what its last holder left.
            run_once("BEGIN TRANSACTION ISOLATION LEVEL READ COMMITTED");
            return run_once("SELECT pg_advisory_xact_lock(4919131752989213764)");
    }
}

void PostgresConnection::commit() {
    CHECK(!failed_);
    const PostgresResult result{PQexec(handle_, "COMMIT"), PQclear};
    require(result.get(), "COMMIT");
    CHECK(std::string_view{PQcmdStatus(result.get())} == "COMMIT");
}

void PostgresConnection::rollback() noexcept {
    if (PQtransactionStatus(handle_) != PQTRANS_IDLE) PQclear(PQexec(handle_, "ROLLBACK"));
    failed_ = false;
}

void PostgresConnection::savepoint() {
    run_once("SAVEPOINT attempt");
}

void PostgresConnection::release() {
    run_once("RELEASE attempt");
}

bool PostgresConnection::rollback_to_savepoint() noexcept {
    const PostgresResult result{PQexec(handle_, "ROLLBACK TO attempt; RELEASE attempt"), PQclear};
    failed_ = PQresultStatus(result.get()) != PGRES_COMMAND_OK;
    return !failed_;
}

std::int64_t PostgresConnection::execute(std::string_view sql, const Parameters& parameters) {
    send(sql, parameters);
    PostgresResult last{nullptr, PQclear};
    while (PostgresResult result{PQgetResult(handle_), PQclear}) last = std::move(result);
    require(last.get(), sql);
    return changed_rows(last.get());
}

void PostgresConnection::each(std::string_view sql, const Parameters& parameters,
                              const std::function<void(const Row&)>& visit) {
    send(sql, parameters);
    PostgresRows rows{handle_};
    arriving_ = &rows;
    try {
        std::vector<std::string> columns;
        std::vector<Value> values;
        while (const PostgresResult row = rows.next()) {
            if (values.empty()) {
                values.resize(static_cast<std::size_t>(PQnfields(row.get())));
                for (int i = 0; i < PQnfields(row.get()); ++i) {
                    columns.emplace_back(PQfname(row.get(), i));
                }
            }
            for (std::size_t i = 0; i < values.size(); ++i) {
                from_postgres(row.get(), 0, static_cast<int>(i), values[i]);
            }
            visit(Row{columns, values});
        }
    } catch (...) {
        arriving_ = nullptr;
        throw;
    }
    arriving_ = nullptr;
    require(rows.outcome(), sql);
}

std::int64_t PostgresConnection::execute_many(std::string_view sql,
                                              const std::vector<std::string>& names,
                                              const std::vector<std::vector<Value>>& rows) {
    const auto statement = parse(sql);
    const std::vector<std::size_t> order = positions(statement->text, names);
    std::vector<Oid> types(order.size(), any_type);
    for (const std::vector<Value>& row : rows) {
        CHECK(row.size() == names.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            types[i] = common_type(types[i], postgres_type(row[order[i]]));
        }
    }
    prepare(*statement, types);

    Arguments arguments{order.size()};
    std::int64_t changed = 0;
    for (std::size_t next = 0; next < rows.size();) {
        const std::size_t end = std::min(rows.size(), next + base::limits::rows_per_pipeline);
        std::size_t sent = 0;
        PQenterPipelineMode(handle_);
        try {
            for (; next < end; ++next, ++sent) {
                for (std::size_t i = 0; i < order.size(); ++i) {
                    arguments.set(i, rows[next][order[i]]);
                }
                send(*statement, arguments);
            }
        } catch (...) {
            collect(sent, sql);
            throw;
        }
        changed += collect(sent, sql);
    }
    return changed;
}

void PostgresConnection::run_once(const std::string& sql) {
    make_way();
    const PostgresResult result{PQexec(handle_, sql.c_str()), PQclear};
    require(result.get(), sql);
}

bool PostgresConnection::is_lost() const {
    return PQstatus(handle_) != CONNECTION_OK;
}

std::shared_ptr<PostgresConnection::Statement> PostgresConnection::parse(std::string_view sql) {
    if (auto kept = cache_.find(sql)) return kept;
    auto statement = std::make_shared<Statement>();
    statement->text = translate(sql, Dialect::postgres);
    statement->unused = unused_;
    statement->types.resize(statement->text.names.size());
    cache_.keep(sql, statement);
    return statement;
}

void PostgresConnection::prepare(Statement& statement, const std::vector<Oid>& types) {
    make_way();
    bool fits = !statement.name.empty();
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (types[i] == any_type || types[i] == statement.types[i]) continue;
        statement.types[i] = types[i];
        fits = false;
    }
    if (fits) return;
    statement.forget();
    const std::string name = "hark_" + std::to_string(++statements_made_);
    const PostgresResult result{PQprepare(handle_, name.c_str(), statement.text.sql.c_str(),
                                          static_cast<int>(types.size()), statement.types.data()),
                                PQclear};
    require(result.get(), statement.text.sql);
    statement.name = name;
}

void PostgresConnection::send(std::string_view sql, const Parameters& parameters) {
    const auto statement = parse(sql);
    const std::vector<const Value*> values = arrange(statement->text, parameters);
    Arguments arguments{values.size()};
    std::vector<Oid> types(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        arguments.set(i, *values[i]);
        types[i] = postgres_type(*values[i]);
    }
    prepare(*statement, types);
    send(*statement, arguments);
}

void PostgresConnection::send(const Statement& statement, const Arguments& arguments) {
    if (PQsendQueryPrepared(handle_, statement.name.c_str(), arguments.count(), arguments.texts(),
                            nullptr, nullptr, 0) == 0) {
        require(nullptr, statement.text.sql);
    }
}

void PostgresConnection::make_way() {
    if (arriving_) arriving_->fetch_rest();
    arriving_ = nullptr;
}

std::int64_t PostgresConnection::collect(std::size_t count, std::string_view sql) {
    PQpipelineSync(handle_);
    std::int64_t changed = 0;
    PostgresResult first_error{nullptr, PQclear};
    for (std::size_t i = 0; i < count; ++i) {
        // Each statement has one result, then a null; those after an error say "aborted".
        for (;;) {
            PostgresResult result{PQgetResult(handle_), PQclear};
            if (!result) break;
            const auto status = PQresultStatus(result.get());
            if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
                changed += changed_rows(result.get());
            } else if (!first_error) {
                first_error = std::move(result);
            }
            if (is_lost()) break;
        }
        if (is_lost()) break;
    }
    if (!is_lost()) PQclear(PQgetResult(handle_));  // the sync
    PQexitPipelineMode(handle_);
    if (first_error) require(first_error.get(), sql);
    if (is_lost()) require(nullptr, sql);
    return changed;
}

void PostgresConnection::close_unused() {
    for (const std::string& name : *unused_) run_once("DEALLOCATE " + name);
    unused_->clear();
}

void PostgresConnection::require(const pg_result* result, std::string_view sql) {
    const auto status = PQresultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return;
    failed_ = true;
    if (is_lost() || !result) {
        throw ConnectionLost(std::string{"The connection to PostgreSQL broke: "} +
                             PQerrorMessage(handle_));
    }
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char* message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    throw_postgres_error(state ? state : "", message ? message : PQerrorMessage(handle_), sql);
}

}  // namespace hark::storage
