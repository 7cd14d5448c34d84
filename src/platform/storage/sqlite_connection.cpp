#include "platform/storage/sqlite_connection.h"

#include <cmath>

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "platform/storage/sqlite_error.h"

namespace hark::storage {

using namespace sqlite_api;

struct SqliteConnection::Statement {
    ~Statement() { sqlite3_finalize(handle); }

    sqlite3_stmt* handle = nullptr;
    StatementText text;
    std::vector<std::string> columns;
    bool is_running = false;
};

/// A statement while it runs; ready for the next run afterwards, however this one ended.
class SqliteConnection::Use {
public:
    Use(SqliteConnection& connection, std::string_view sql) : statement_(connection.prepare(sql)) {
        statement_->is_running = true;
    }
    ~Use() {
        sqlite3_reset(statement_->handle);
        statement_->is_running = false;
    }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;

    Statement& operator*() const { return *statement_; }

private:
    std::shared_ptr<Statement> statement_;
};

namespace {

// UBSan's vptr check needs type information that SOCI's library does not export.
__attribute__((no_sanitize("vptr"))) sqlite3* below(soci::session& session) {
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

void load(sqlite3_stmt* statement, std::vector<Value>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        const int column = static_cast<int>(i);
        Value& value = values[i];
        switch (sqlite3_column_type(statement, column)) {
            case SQLITE_INTEGER:
                value = std::int64_t{sqlite3_column_int64(statement, column)};
                break;
            case SQLITE_FLOAT: value = sqlite3_column_double(statement, column); break;
            case SQLITE_NULL: value = std::monostate{}; break;
            default: {
                const void* bytes = sqlite3_column_blob(statement, column);
                const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
                const std::string_view text{static_cast<const char*>(bytes), size};
                if (auto* old = std::get_if<std::string>(&value)) {
                    *old = text;
                } else {
                    value = std::string{text};
                }
            }
        }
    }
}

/// There is one writer, and an import touches the whole of several indexes: pages that do not stay
/// in memory are read again for every row.
constexpr std::size_t writer_cache_bytes = 64U << 20;

}  // namespace

SqliteConnection::SqliteConnection(const std::string& path, Role role,
                                   std::chrono::milliseconds lock_wait)
    : cache_(base::limits::statements_per_connection) {
    if (path.find('"') != std::string::npos) {
        throw base::Error(base::ErrorCode::unavailable,
                          "The folder's path holds a quotation mark, which the database library "
                          "cannot open: " +
                              path);
    }
    try {
        session_ = std::make_unique<soci::session>(soci::sqlite3, "dbname=\"" + path + "\"");
    } catch (const std::exception& error) {
        throw ConnectionLost("Cannot open " + path + " (" + error.what() +
                             "): check that the folder exists and can be written.");
    }
    handle_ = below(*session_);
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_busy_timeout(handle_, static_cast<int>(lock_wait.count()));
    run_once("PRAGMA journal_mode=WAL");
    run_once("PRAGMA synchronous=FULL");
    run_once("PRAGMA foreign_keys=ON");
    run_once("PRAGMA temp_store=MEMORY");
    run_once("PRAGMA journal_size_limit=" + std::to_string(base::limits::sqlite_log_bytes));
    const auto cache_bytes =
        role == Role::writer ? writer_cache_bytes : base::limits::sqlite_cache_bytes;
    run_once("PRAGMA cache_size=-" + std::to_string(cache_bytes >> 10));
    if (role == Role::reader) run_once("PRAGMA query_only=ON");
}

SqliteConnection::~SqliteConnection() {
    cache_.clear();
}

void SqliteConnection::begin(Transaction kind) {
    failed_ = false;
    execute(kind == Transaction::read ? "BEGIN" : "BEGIN IMMEDIATE", {});
}

void SqliteConnection::commit() {
    CHECK(!failed_);
    execute("COMMIT", {});
}

void SqliteConnection::rollback() noexcept {
    // A full disk and the like end the transaction by themselves.
    if (sqlite3_get_autocommit(handle_) == 0) {
        sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
    }
    failed_ = false;
}

void SqliteConnection::savepoint() {
    execute("SAVEPOINT attempt", {});
}

void SqliteConnection::release() {
    execute("RELEASE attempt", {});
}

bool SqliteConnection::rollback_to_savepoint() noexcept {
    if (sqlite3_get_autocommit(handle_) != 0) return false;
    const int done =
        sqlite3_exec(handle_, "ROLLBACK TO attempt; RELEASE attempt", nullptr, nullptr, nullptr);
    failed_ = done != SQLITE_OK;
    return !failed_;
}

std::int64_t SqliteConnection::execute(std::string_view sql, const Parameters& parameters) {
    const Use use{*this, sql};
    bind(*use, parameters);
    return finish(*use);
}

void SqliteConnection::each(std::string_view sql, const Parameters& parameters,
                            const std::function<void(const Row&)>& visit) {
    const Use use{*this, sql};
    Statement& statement = *use;
    bind(statement, parameters);
    std::vector<Value> values;
    while (step(statement)) {
        // The first step may have prepared the statement anew because a migration changed its
        // table.
        const auto width = static_cast<std::size_t>(sqlite3_column_count(statement.handle));
        if (values.empty()) values.resize(width);
        if (statement.columns.size() != width) {
            statement.columns.clear();
            for (int i = 0; i < static_cast<int>(width); ++i) {
                statement.columns.emplace_back(sqlite3_column_name(statement.handle, i));
            }
        }
        load(statement.handle, values);
        visit(Row{statement.columns, values});
    }
}

std::int64_t SqliteConnection::execute_many(std::string_view sql,
                                            const std::vector<std::string>& names,
                                            const std::vector<std::vector<Value>>& rows) {
    const Use use{*this, sql};
    const std::vector<std::size_t> order = positions((*use).text, names);
    std::int64_t changed = 0;
    for (const std::vector<Value>& row : rows) {
        CHECK(row.size() == names.size());
        for (std::size_t i = 0; i < order.size(); ++i) bind(*use, i, row[order[i]]);
        changed += finish(*use);
        sqlite3_reset((*use).handle);
    }
    return changed;
}

void SqliteConnection::run_once(const std::string& sql) {
    const StatementText text = translate(sql, Dialect::sqlite);
    if (sqlite3_exec(handle_, text.sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
}

std::shared_ptr<SqliteConnection::Statement> SqliteConnection::prepare(std::string_view sql) {
    const auto kept = cache_.find(sql);
    // A visitor may run the statement whose rows it is visiting: that takes a second copy.
    if (kept && !kept->is_running) return kept;
    auto statement = std::make_shared<Statement>();
    statement->text = translate(sql, Dialect::sqlite);
    const std::string& text = statement->text.sql;
    const char* rest = nullptr;
    if (sqlite3_prepare_v3(handle_, text.c_str(), static_cast<int>(text.size() + 1),
                           SQLITE_PREPARE_PERSISTENT, &statement->handle, &rest) != SQLITE_OK) {
        fail(sql);
    }
    if (!statement->handle ||
        std::string_view{rest}.find_first_not_of("; \t\r\n") != std::string::npos) {
        throw base::Bug("not exactly one statement: " + excerpt(sql));
    }
    if (!kept) cache_.keep(sql, statement);
    return statement;
}

void SqliteConnection::bind(const Statement& statement, std::size_t number, const Value& value) {
    const int place = static_cast<int>(number) + 1;
    int result = SQLITE_OK;
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        result = sqlite3_bind_int64(statement.handle, place, *integer);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        require_text(*text);
        // Not copied: the caller's values outlive the run.
        result = sqlite3_bind_text64(statement.handle, place, text->data(), text->size(),
                                     SQLITE_STATIC, SQLITE_UTF8);
    } else if (const auto* real = std::get_if<double>(&value)) {
        if (std::isnan(*real))
            throw base::Bug("not a number given to " + excerpt(statement.text.sql));
        result = sqlite3_bind_double(statement.handle, place, *real);
    } else {
        result = sqlite3_bind_null(statement.handle, place);
    }
    if (result != SQLITE_OK) fail(statement.text.sql);
}

void SqliteConnection::bind(const Statement& statement, const Parameters& parameters) {
    const std::vector<const Value*> values = arrange(statement.text, parameters);
    for (std::size_t i = 0; i < values.size(); ++i) bind(statement, i, *values[i]);
}

bool SqliteConnection::step(const Statement& statement) {
    const int result = sqlite3_step(statement.handle);
    if (result == SQLITE_ROW) return true;
    if (result != SQLITE_DONE) fail(statement.text.sql);
    return false;
}

std::int64_t SqliteConnection::finish(const Statement& statement) {
    // sqlite3_changes keeps the last statement's count when this one changes nothing by its nature.
    const auto before = sqlite3_total_changes64(handle_);
    while (step(statement)) {
    }
    return sqlite3_total_changes64(handle_) == before ? 0 : sqlite3_changes64(handle_);
}

void SqliteConnection::fail(std::string_view sql) {
    failed_ = true;
    throw_sqlite_error(sqlite3_extended_errcode(handle_), sqlite3_errmsg(handle_), sql);
}

}  // namespace hark::storage
