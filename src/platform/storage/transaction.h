#pragma once

#include "platform/storage/connection.h"

namespace hark::storage {

/// Runs `work` on `connection` in one transaction of the given kind: committed when it returns,
/// undone when it throws.
template <typename Work>
void in_transaction(Session::Connection& connection, Session::Connection::Transaction kind,
                    Work&& work) {
    try {
        connection.begin(kind);
        work(connection);
        // Had it swallowed a failed statement, COMMIT would keep the other half of its work.
        CHECK(!connection.failed());
        connection.commit();
    } catch (...) {
        connection.rollback();
        throw;
    }
}

}  // namespace hark::storage
