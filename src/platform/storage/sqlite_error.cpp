#include "platform/storage/sqlite_error.h"

#include <soci/sqlite3/soci-sqlite3.h>

#include "base/error.h"
#include "platform/storage/statement_text.h"

namespace hark::storage {

void throw_sqlite_error(int code, const std::string& message, std::string_view sql) {
    using base::ErrorCode;
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            throw base::Error(ErrorCode::conflict, "This exists already (" + message + ").");
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            throw base::Error(ErrorCode::conflict,
                              "This refers to something that is not there, or something still "
                              "refers to it (" +
                                  message + ").");
        default: break;
    }
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw base::Error(ErrorCode::timed_out,
                              "Another process is writing to the database and did not finish in "
                              "time; try again (" +
                                  message + ").");
        case SQLITE_FULL:
            throw base::Error(
                ErrorCode::unavailable,
                "The disk is full: free some space, then try again (" + message + ").");
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_AUTH:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            throw base::Error(ErrorCode::unavailable,
                              "The database file cannot be used (" + message +
                                  "): check the disk, the folder's permissions, or restore a "
                                  "backup.");
        case SQLITE_READONLY:
            // A reader is told not to write by PRAGMA query_only, with the plain code and this
            // text.
            if (code == SQLITE_READONLY && sql.find("PRAGMA") == std::string_view::npos) break;
            throw base::Error(ErrorCode::unavailable,
                              "The database file cannot be written (" + message +
                                  "): check the permissions of the folder and its files.");
        default: break;
    }
    throw base::Bug(message + " in " + excerpt(sql));
}

}  // namespace hark::storage
