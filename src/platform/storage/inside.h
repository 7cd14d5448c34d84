#pragma once

#include <vector>

#include "base/error.h"

namespace hark::storage {

/// Marks that this thread is inside a transaction of `database`, where asking for another one could
/// wait for itself forever. Throws: base::Bug when it is inside already.
class Inside {
public:
    explicit Inside(const void* database) {
        require_outside(database);
        entered().push_back(database);
    }
    ~Inside() { entered().pop_back(); }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

    static void require_outside(const void* database) {
        for (const void* other : entered()) {
            if (other == database) throw base::Bug("read or write called inside read or write");
        }
    }

private:
    static std::vector<const void*>& entered() {
        thread_local std::vector<const void*> databases;
        return databases;
    }
};

}  // namespace hark::storage
