#include "product/clickhouse/analytics.h"

#include <utility>

namespace hark::clickhouse {

Analytics::Analytics(Address address, storage::Database& database, const base::Clock& clock,
                     base::IdSource& ids, metrics::Registry& registry)
    : servers_(std::move(address)),
      records_(database, clock),
      engine_(servers_, records_, database, clock),
      loader_(servers_, database, clock, ids, registry),
      loading_(servers_, loader_) {}

}  // namespace hark::clickhouse
