#include "platform/storage/postgres_error.h"

#include "platform/storage/connection.h"
#include "platform/storage/statement_text.h"

namespace hark::storage {

// The codes are in PostgreSQL's manual, appendix A.
void throw_postgres_error(std::string_view state, const std::string& message,
                          std::string_view sql) {
    using base::ErrorCode;
    if (state == "23505" || state == "23P01") {
        throw base::Error(ErrorCode::conflict, "This exists already (" + message + ").");
    }
    if (state == "23503") {
        throw base::Error(ErrorCode::conflict,
                          "This refers to something that is not there, or something still refers "
                          "to it (" +
                              message + ").");
    }
    if (state == "40001" || state == "40P01") {
        throw TryAgain("Too many writes touch the same rows at once; try again (" + message + ").");
    }
    if (state == "55P03" || state == "57014") {
        throw base::Error(ErrorCode::timed_out,
                          "The database was locked for too long; try again (" + message + ").");
    }
    if (state == "22021" || state == "22P05") {
        throw base::Error(ErrorCode::invalid, "A text cannot be stored (" + message + ").");
    }
    if (state == "53100") {
        throw base::Error(ErrorCode::unavailable,
                          "The disk is full: free some space on the database server, then try "
                          "again (" +
                              message + ").");
    }
    if (state.starts_with("08") || state.starts_with("57P")) throw ConnectionLost(message);
    if (state.starts_with("53") || state.starts_with("58")) {
        throw base::Error(ErrorCode::unavailable,
                          "The database server has a problem (" + message + "); look at its log.");
    }
    throw base::Bug(message + " [" + std::string{state} + "] in " + excerpt(sql));
}

}  // namespace hark::storage
