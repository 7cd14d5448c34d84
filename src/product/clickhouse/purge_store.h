#pragma once

#include "product/clickhouse/copy_store.h"
#include "product/clickhouse/servers.h"
#include "product/clickhouse/tables_store.h"

/// Rows that newer ones have replaced do not count, but what stood in them is still there: a
/// response that was erased has to leave ClickHouse for good.
namespace hark::clickhouse {

/// Has every server delete, in the background, all rows that `copy.purge_to` and later versions do
/// without. Doing it twice does no harm.
void start_purge(Servers& servers, const Tables& tables, const Copy& copy);

/// Whether every server is done.
bool is_purged(Servers& servers, const Tables& tables);

}  // namespace hark::clickhouse
