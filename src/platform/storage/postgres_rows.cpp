#include "platform/storage/postgres_rows.h"

namespace hark::storage {

PostgresRows::PostgresRows(PGconn* connection) : connection_(connection) {
    PQsetSingleRowMode(connection_);
}

PostgresRows::~PostgresRows() {
    while (receive()) {
    }
}

PostgresResult PostgresRows::next() {
    if (fetched_.empty()) return receive();
    PostgresResult row = std::move(fetched_.front());
    fetched_.pop_front();
    return row;
}

void PostgresRows::fetch_rest() {
    while (PostgresResult row = receive()) fetched_.push_back(std::move(row));
}

PostgresResult PostgresRows::receive() {
    while (!is_over_) {
        PostgresResult result{PQgetResult(connection_), PQclear};
        if (PQresultStatus(result.get()) == PGRES_SINGLE_TUPLE) return result;
        if (!result) {
            is_over_ = true;
        } else {
            outcome_ = std::move(result);
        }
    }
    return {nullptr, PQclear};
}

}  // namespace hark::storage
