#pragma once

#include "base/error.h"
#include "base/limits.h"
#include "platform/storage/database.h"

namespace hark::storage {

/// Database::write for work that makes what it does not find: somebody else may have made it at the
/// same moment (conflict), and then it is found the next time.
/// Throws: what `work` throws; conflict after limits::write_attempts.
template <typename Work>
void write_retrying(Database& database, Work&& work) {
    for (int attempt = 1;; ++attempt) {
        try {
            database.write(work);
            return;
        } catch (const base::Error& error) {
            const bool may_help = error.code() == base::ErrorCode::conflict;
            if (!may_help || attempt == base::limits::write_attempts) throw;
        }
    }
}

}  // namespace hark::storage
