#include "platform/storage/session.h"

#include "platform/storage/connection.h"
#include "platform/storage/statement_text.h"

namespace hark::storage {

namespace {

void require_intact(const Session::Connection& connection, std::string_view sql) {
    if (!connection.failed()) return;
    throw base::Bug(
        "a statement failed earlier in this transaction and was not undone by attempt(); "
        "then came: " +
        excerpt(sql));
}

}  // namespace

std::int64_t Session::execute(std::string_view sql, const Parameters& parameters) {
    require_intact(connection_, sql);
    return connection_.execute(sql, parameters);
}

void Session::each(std::string_view sql, const Parameters& parameters,
                   const std::function<void(const Row&)>& visit) {
    require_intact(connection_, sql);
    connection_.each(sql, parameters, visit);
}

std::int64_t Session::execute_many(std::string_view sql, const std::vector<std::string>& names,
                                   const std::vector<std::vector<Value>>& rows) {
    require_intact(connection_, sql);
    if (rows.empty()) return 0;
    try {
        return connection_.execute_many(sql, names, rows);
    } catch (...) {
        connection_.spoil();
        throw;
    }
}

void Session::attempt(const std::function<void()>& work) {
    require_intact(connection_, "SAVEPOINT");
    connection_.savepoint();
    try {
        work();
        require_intact(connection_, "RELEASE SAVEPOINT");
        connection_.release();
    } catch (...) {
        connection_.rollback_to_savepoint();
        throw;
    }
}

void Session::require_single(std::size_t rows) {
    if (rows > 1) throw base::Bug("a query for one row found " + std::to_string(rows));
}

}  // namespace hark::storage
